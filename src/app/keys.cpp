#include "app/keys.h"

namespace accolade::app {

namespace command = model::command;

model::Command command_of(screen::Key key) {
    switch (key) {
        case screen::Key::quit:
            return command::Quit{};
        case screen::Key::pause:
            return command::Pause{};
        case screen::Key::inspect:
            return command::Inspect{};
        case screen::Key::rehearse:
            return command::Rehearse{};
        case screen::Key::next:
            return command::Next{};
        case screen::Key::previous:
            return command::Previous{};
    }
    return command::Pause{};
}

}  // namespace accolade::app
