// Inbox: all that other threads may touch of the show. Their callbacks are given this and nothing else, and it is the
// first member of its owner: whatever a thread still says while the rest is taken down, it says to something that is
// there. Resource; `waker`'s wait belongs to the main thread, everything else may be touched by any.
#pragma once

#include <atomic>
#include <string>

#include "base/queue.h"
#include "base/result.h"
#include "gfx/bitmap.h"
#include "journal/entry.h"
#include "model/command.h"
#include "os/waker.h"

namespace accolade::app {

struct Inbox {
    Waker waker;
    Queue<model::Command> commands;
    std::atomic<unsigned> pictures{0};  // that have been decoded, or could not be, so far
    // A picture of what is on the screen was asked for; it is handed over with the next turn of the loop.
    std::atomic<bool> screen_wanted{false};
    Queue<Bitmap> pictures_of_screen;
    Queue<std::string> rehearsals;  // of each that was asked for: why it cannot be; empty: it is on

    Queue<Result<journal::Erased>> forgotten;  // likewise: what was erased from the journal

    void tell(model::Command command) {
        commands.push(std::move(command));
        waker.wake();
    }
    void picture_came() {
        ++pictures;
        waker.wake();
    }
};

}  // namespace accolade::app
