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
    item.title = settings.site.empty() ? host_name() : settings.site;
    if (!settings.site.empty()) item.body = host_name();
    for (const auto& address : host_addresses()) item.body += (item.body.empty() ? "" : " · ") + address;
    item.place = "Accolade " + std::string(version());
    return item;
}

}  // namespace accolade::app
