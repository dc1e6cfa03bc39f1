// Asking: lets staff steer and ask the running show through its socket (control/server.h). What is told goes into the
// inbox like any key; what is asked is answered from values that the loop has published. A picture of the screen and a
// rehearsal are what the loop is waited for, and not for long, and the journal where somebody is to be forgotten.
//
// Resource; opened and closed on the main thread; the answers are given on the server's.
#pragma once

#include <filesystem>
#include <memory>

#include "app/inbox.h"
#include "base/latest.h"
#include "base/time.h"
#include "control/server.h"
#include "model/local_time.h"
#include "model/news.h"
#include "model/status.h"
#include "os/log.h"

namespace accolade::app {

class Asking {
  public:
    // REQUIRES that all outlives it.
    Asking(Inbox& inbox, const Latest<model::Status>& status, const Latest<model::News>& news, Clock clock, Log& log)
        : inbox_(inbox), status_(status), news_(news), clock_(std::move(clock)), log_(log) {}

    // For the show that keeps its state there, from now on; times are said in that zone. Where no folder takes a socket
    // the log says so, and the show goes on.
    void open(const std::filesystem::path& state_folder, const model::Zone& zone);
    void close();
    Milliseconds busy() const { return server_ ? server_->busy() : Milliseconds(0); }  // at one caller

  private:
    control::Answer answer(const control::Request& request) const;
    control::Answer told(const model::Command& command) const;
    control::Answer rehearsed(const model::command::Rehearse& rehearse) const;
    control::Answer forgotten(const model::command::Forget& forget) const;
    control::Answer status(control::AskStatus how) const;
    control::Answer screenshot() const;

    Inbox& inbox_;
    const Latest<model::Status>& status_;
    const Latest<model::News>& news_;
    Clock clock_;
    Log& log_;
    std::filesystem::path state_folder_;
    model::Zone zone_;
    std::unique_ptr<control::Server> server_;
};

}  // namespace accolade::app
