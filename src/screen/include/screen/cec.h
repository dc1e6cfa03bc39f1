// CEC: the wire within HDMI by which a computer asks a screen to sleep and to wake, spoken through the kernel's
// /dev/cec* (linux/cec.h), on every port there is. A port without an address takes that of a playback device. Many
// computers have no such port, and many screens do not answer: neither is an error.
//
// Functions; may take some seconds; any thread but one at a time.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace accolade::screen {

// The seam: what the kernel offers. The real one below, one that remembers what was sent in tests.
class CecKernel {
  public:
    virtual ~CecKernel() = default;
    virtual std::vector<std::filesystem::path> ports() = 0;
    virtual int open(const std::filesystem::path& port) = 0;  // below 0: it cannot be
    // 0, or below: errno says why.
    virtual int control(int file, unsigned long request, void* argument) = 0;
    virtual void close(int file) = 0;
};

class RealCecKernel final : public CecKernel {
  public:
    std::vector<std::filesystem::path> ports() override;
    int open(const std::filesystem::path& port) override;
    int control(int file, unsigned long request, void* argument) override;
    void close(int file) override;
};

struct CecAnswer {
    int ports = 0;                // that took the message
    std::optional<bool> awake{};  // what a screen says of itself; nothing: none says
};

CecAnswer cec_sleep(CecKernel& kernel);  // Standby
CecAnswer cec_wake(CecKernel& kernel);   // Image View On and Active Source
CecAnswer cec_ask(CecKernel& kernel);    // Give Device Power Status

}  // namespace accolade::screen
