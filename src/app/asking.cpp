#include "app/asking.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/forgetting.h"
#include "base/cases.h"
#include "base/fields.h"
#include "control/socket.h"
#include "control/status_text.h"
#include "media/encode.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kForAnswer{3'000}, kForDisk{8'000};

}  // namespace

void Asking::open(const std::filesystem::path& state_folder, const model::Zone& zone) {
    server_.reset();
    state_folder_ = state_folder;
    zone_ = zone;
    std::string why = "there is no runtime folder ($XDG_RUNTIME_DIR)";
    for (const auto& folder : control::runtime_folders()) {
        auto server = control::Server::open(folder / control::socket_name(state_folder),
                                            [this](const control::Request& request) { return answer(request); });
        if (server) {
            server_ = std::move(*server);
            return;
        }
        why = to_string(server.error());
    }
    log_.info("control", "accolade status and other commands cannot reach this show: " + why);
}

void Asking::close() {
    inbox_.pictures_of_screen.close();
    inbox_.rehearsals.close();
    inbox_.forgotten.close();
    server_.reset();
}

control::Answer Asking::answer(const control::Request& request) const {
    return std::visit(Cases{[this](const model::Command& command) { return told(command); },
                            [this](control::AskStatus how) { return status(how); },
                            [this](control::AskScreenshot) { return screenshot(); }},
                      request);
}

control::Answer Asking::told(const model::Command& command) const {
    if (const auto* rehearse = std::get_if<model::command::Rehearse>(&command)) return rehearsed(*rehearse);
    if (const auto* forget = std::get_if<model::command::Forget>(&command)) return forgotten(*forget);
    inbox_.tell(command);
    return control::Said{};
}

control::Answer Asking::rehearsed(const model::command::Rehearse& rehearse) const {
    const auto news = news_.get();
    std::vector<std::string_view> ids;
    for (const auto& item : news->items) ids.emplace_back(item.id);
    if (!rehearse.item.empty() && std::ranges::find(ids, rehearse.item) == ids.end()) {
        const auto near = nearest(rehearse.item, ids);
        return failure("no item \"" + rehearse.item + "\" is in the news" +
                       (near ? "; did you mean \"" + *near + "\"?" : ""));
    }
    (void)inbox_.rehearsals.take_all();
    inbox_.tell(rehearse);
    const auto why_not = inbox_.rehearsals.wait_for(kForAnswer);
    if (!why_not) return failure("the show does not answer");
    if (!why_not->empty()) return failure(*why_not);
    return control::Said{};
}

control::Answer Asking::forgotten(const model::command::Forget& forget) const {
    (void)inbox_.forgotten.take_all();
    inbox_.tell(forget);
    const auto erased = inbox_.forgotten.wait_for(kForDisk);
    if (!erased) return failure("the journal does not answer: see to the disk, and ask again");
    if (!*erased) return std::unexpected(erased->error());
    const auto news = news_.get();
    return answer_of(forget.name, state_folder_ / journal::kFile, **erased, news->items);
}

control::Answer Asking::status(control::AskStatus how) const {
    const auto status = status_.get();
    const auto machine = control::machine_of(state_folder_);
    const auto code = static_cast<int>(control::health_of(*status));
    return control::Said{how.json ? control::status_json(*status, machine)
                                  : control::status_text(*status, machine, zone_, clock_().wall),
                         code};
}

control::Answer Asking::screenshot() const {
    if (!status_.get()->display) return failure("there is no display to take a picture of");
    (void)inbox_.pictures_of_screen.take_all();
    inbox_.screen_wanted = true;
    inbox_.waker.wake();
    const auto picture = inbox_.pictures_of_screen.wait_for(kForAnswer);
    if (!picture) return failure("the show drew nothing within three seconds");
    auto png = media::encode_png(*picture);
    if (!png) return std::unexpected(png.error());
    return control::Said{std::move(*png)};
}

}  // namespace accolade::app
