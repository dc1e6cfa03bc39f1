#include "app/describe.h"

#include <string>

#include "model/kind.h"

namespace accolade::app {

void describe(model::Status& status, const schedule::Show& show, std::optional<WallTime> opens, const Now& now) {
    const auto& current = show.current;
    if (status.display && current.serial != 0) {
        const auto* item = current.item();
        status.on = model::OnScreen{item != nullptr ? item->id : "idle",
                                    std::string(item != nullptr ? model::name_of(item->kind) : "idle"), current.since,
                                    now.wall + (current.ends - now.steady), current.why};
        if (show.paused && !current.celebration) status.on->until.reset();
        if (current.closed) status.opens = opens;
    }
    if (show.next && show.next->after == current.serial)
        if (const auto* next = show.next->showing.item()) status.next = next->id;
    status.paused = show.paused;
    status.slides = current.serial;
}

}  // namespace accolade::app
