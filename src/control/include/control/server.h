// Server: answers those who ask a running show, on a thread of its own, so that nobody who asks can hold a frame. Who
// may ask: the user the show runs as, root, and members of the group "accolade", as the kernel tells of the other end
// (SO_PEERCRED, SO_PEERGROUPS, unix(7)); others are told so and nothing else.
//
// A caller has two seconds for its request and five for the answer, one request a connection, eight connections at
// once; who is slower, or sends more than a line, is let go.
//
// Resource; the handler is called on the server's thread. REQUIRES that the handler's wait is bounded.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/result.h"
#include "base/time.h"
#include "control/request.h"

namespace accolade::control {

class Server {
  public:
    using Handler = std::function<Answer(const Request&)>;

    // Makes the socket; one that a killed show left behind is replaced. The error names the path.
    static Result<std::unique_ptr<Server>> open(const std::filesystem::path& socket, Handler handler);
    ~Server();  // takes the socket away
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    const std::filesystem::path& path() const;
    Milliseconds busy() const;  // for so long its thread has been at one caller; 0: it rests

  private:
    struct Work;
    explicit Server(std::unique_ptr<Work> work);
    std::unique_ptr<Work> work_;
};

}  // namespace accolade::control
