#include "identity.h"

#include <string>

#include "app/version.h"
#include "os/host.h"

namespace accolade::app {

model::Item identity_of(const config::Settings& settings) {
    model::Item item;
    item.id = "identify";
    item.kind = model::Kind::notice;
    item.language = "en";
    std::string sites;
    for (const auto& site : settings.sites) sites += (sites.empty() ? "" : ", ") + site;
    item.title = !settings.name.empty() ? settings.name : sites;
    if (!settings.name.empty()) item.body = sites;
    if (item.title.empty()) {
        item.title = host_name();
    } else {
        item.body += (item.body.empty() ? "" : " · ") + host_name();
    }
    for (const auto& address : host_addresses()) item.body += (item.body.empty() ? "" : " · ") + address;
    item.place = "Accolade " + std::string(version());
    return item;
}

}  // namespace accolade::app
