#include "second_thread.h"

#include <system_error>

#include "os/last_words.h"

namespace accolade::raster {

bool SecondThread::start() {
    if (worker_.running()) return true;
    try {
        worker_ = Worker("painter", [this](const std::stop_token&) {
            share_last_words();
            while (const auto half = halves_.wait()) {
                (**half)();
                done_.push(true);
            }
        });
    } catch (const std::system_error&) {
        return false;
    }
    return true;
}

void SecondThread::both(const std::function<void()>& here, const std::function<void()>& there) {
    if (!start()) {
        here();
        there();
        return;
    }
    struct Wait {
        Queue<bool>& done;
        ~Wait() { (void)done.wait(); }
    };
    halves_.push(&there);
    const Wait wait{done_};
    here();
}

}  // namespace accolade::raster
