// Exchange: a request with its redirects, one hop after another: no more than five, to http and https only and never
// from https to http; credentials go to the first address's origin alone; a hop reaches no further in than the one
// before it. Through a proxy, which finds the server by itself, that is judged by the server's name, and by the
// addresses that it has here. Run by multi.h.
//
// Resource; one thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "net/http.h"
#include "transfer.h"

namespace accolade::net {

// What makes a request a stream's: it asks for events after this one; and its answer has no end.
struct StreamStart {
    std::string last_event_id;
};

class Exchange {
  public:
    // Both are called while the answer comes: `begins` once, with all but its bytes; `piece` with these. False ends it.
    struct Sink {
        std::function<bool(const Answer& answer)> begins;
        std::function<bool(std::string_view bytes)> piece;
    };

    Exchange(Request request, std::optional<StreamStart> stream, Caller caller, Sink sink);
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    // The hop that is to be run; or why none is.
    std::optional<Failure> begin();
    CURL* handle() const { return transfer_->handle(); }  // REQUIRES begin
    // What came, without its bytes; nothing where `handle` is another hop now, which is to be run.
    std::optional<Fetched> ended(CURLcode code);

  private:
    std::optional<Fetched> redirected();
    enum class Name { unknown, looked_up };
    std::optional<Failure> go(std::string url, Name name = Name::unknown);
    std::optional<Fetched> looked_up();
    bool is_answer() const;
    Answer answer() const;
    Failure failure() const;

    Request request_;
    std::optional<StreamStart> stream_;
    Caller caller_;
    Sink sink_;
    std::string home_;  // origin of the first address
    bool with_credentials_ = true;
    Reach reach_, nearest_ = Reach::everyone;
    int redirects_ = 0;
    std::unique_ptr<Transfer> transfer_;
};

}  // namespace accolade::net
