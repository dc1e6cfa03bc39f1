// RunMarker: how the show before this one ended. The file `run` in the state folder says that a show runs and since
// which boot of the machine; a clean stop says so in it. What finds it unsaid knows that the last one was killed, or
// that the machine went down under it; a crash leaves words of its own (os/last_words.h). Two small writes a run.
//
// Resource; the main thread. REQUIRES that the disk outlives it.
#pragma once

#include <filesystem>
#include <string>

#include "base/time.h"
#include "model/status.h"
#include "os/disk.h"

namespace accolade::app {

class RunMarker {
  public:
    // `boot`: what tells one boot of the machine from another.
    RunMarker(Disk& disk, const std::filesystem::path& folder, std::string boot);

    // The show starts: what is known of the last one. A folder that cannot be written is no error: then it is unknown.
    model::LastRun begin(WallTime now);
    // What the last show was about when it crashed; empty where it did not, or was about nothing. REQUIRES begin.
    const std::string& last_words() const { return last_words_; }
    // It ends as it should.
    void end(WallTime now);

  private:
    void write(WallTime now, bool running);

    Disk& disk_;
    std::filesystem::path folder_, file_, crashed_;
    std::string boot_;
    model::LastRun last_;
    std::string last_words_;
};

// Of the running kernel; empty: unknown.
std::string boot_of_machine();

// "the last show was killed; it was last seen at ..."; empty: it ended as it should, or there was none.
std::string line_of(const model::LastRun& last);

}  // namespace accolade::app
