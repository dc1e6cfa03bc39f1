#include "os/worker.h"

#include <pthread.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <string_view>
#include <utility>

#include "os/last_words.h"
#include "os/log.h"

namespace accolade {

namespace {

[[noreturn]] void end_program(const std::string& name, const char* trouble) {
    try {
        Log().error("", "the thread \"" + name + "\" ended with an error: " + escaped(trouble) +
                            "; the program ends so that it is started again");
    } catch (...) {  // no memory for the line
        constexpr std::string_view kLine =
            "a thread ended with an error; the program ends so that it is started again\n";
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kLine.data(), kLine.size());
    }
    say_last_words();
    std::_Exit(kEndedByError);
}

}  // namespace

Worker::Worker(std::string name, Work work)
    : thread_([name = std::move(name), work = std::move(work)](const std::stop_token& stop) {
          ::pthread_setname_np(::pthread_self(), name.substr(0, 15).c_str());
          try {
              work(stop);
          } catch (const std::exception& error) {
              end_program(name, error.what());
          } catch (...) {
              end_program(name, "of an unknown kind");
          }
      }) {}

}  // namespace accolade
