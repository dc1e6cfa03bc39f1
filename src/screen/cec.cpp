#include "screen/cec.h"

#include <fcntl.h>
#include <linux/cec.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <system_error>

namespace accolade::screen {
namespace {

constexpr std::uint8_t kScreen = 0, kEverybody = 15;
constexpr std::uint32_t kPatience = 1'000;  // ms, for an answer

// A port, opened, and the address that it speaks from.
class Port {
  public:
    Port(CecKernel& kernel, const std::filesystem::path& path) : kernel_(kernel), file_(kernel.open(path)) {
        if (file_ >= 0 && !claim()) close();
    }
    ~Port() { close(); }
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;

    explicit operator bool() const { return file_ >= 0; }

    bool send(std::uint8_t to, std::span<const std::uint8_t> words, std::uint8_t reply = 0,
              std::uint8_t* said = nullptr) {
        cec_msg message{};
        message.len = static_cast<std::uint32_t>(words.size() + 1);
        message.msg[0] = static_cast<std::uint8_t>(address_ << 4U | to);
        std::ranges::copy(words, message.msg + 1);
        message.reply = reply;
        message.timeout = reply != 0 ? kPatience : 0;
        if (kernel_.control(file_, CEC_TRANSMIT, &message) != 0 || (message.tx_status & CEC_TX_STATUS_OK) == 0)
            return false;
        const bool answered = (message.rx_status & CEC_RX_STATUS_OK) != 0 && message.len > 2;
        if (said != nullptr && answered) *said = message.msg[2];
        return reply == 0 || answered;
    }

    std::uint16_t place() {
        std::uint16_t place = CEC_PHYS_ADDR_INVALID;
        return kernel_.control(file_, CEC_ADAP_G_PHYS_ADDR, &place) == 0 ? place : CEC_PHYS_ADDR_INVALID;
    }

  private:
    bool claim() {
        cec_log_addrs addresses{};
        if (kernel_.control(file_, CEC_ADAP_G_LOG_ADDRS, &addresses) != 0) return false;
        if (addresses.num_log_addrs == 0 || addresses.log_addr[0] == CEC_LOG_ADDR_INVALID) {
            addresses = {};
            addresses.num_log_addrs = 1;
            addresses.cec_version = CEC_OP_CEC_VERSION_1_4;
            addresses.log_addr_type[0] = CEC_LOG_ADDR_TYPE_PLAYBACK;
            addresses.primary_device_type[0] = CEC_OP_PRIM_DEVTYPE_PLAYBACK;
            addresses.all_device_types[0] = CEC_OP_ALL_DEVTYPE_PLAYBACK;
            std::memcpy(addresses.osd_name, "Accolade", 8);
            if (kernel_.control(file_, CEC_ADAP_S_LOG_ADDRS, &addresses) != 0) return false;
        }
        address_ = addresses.log_addr[0];
        return address_ != CEC_LOG_ADDR_INVALID;
    }
    void close() {
        if (file_ >= 0) kernel_.close(file_);
        file_ = -1;
    }

    CecKernel& kernel_;
    int file_;
    std::uint8_t address_ = CEC_LOG_ADDR_INVALID;
};

template <class Say>
CecAnswer each(CecKernel& kernel, Say say) {
    CecAnswer answer;
    for (const auto& path : kernel.ports()) {
        Port port(kernel, path);
        if (port && say(port, answer)) ++answer.ports;
    }
    return answer;
}

}  // namespace

std::vector<std::filesystem::path> RealCecKernel::ports() {
    std::vector<std::filesystem::path> all;
    std::error_code error;
    for (std::filesystem::directory_iterator i("/dev", error), end; !error && i != end; i.increment(error)) {
        const auto name = i->path().filename().string();
        if (name.starts_with("cec") && name.size() > 3 && name.find_first_not_of("0123456789", 3) == std::string::npos)
            all.push_back(i->path());
    }
    std::ranges::sort(all);
    return all;
}

int RealCecKernel::open(const std::filesystem::path& port) {
    return ::open(port.c_str(), O_RDWR | O_CLOEXEC);
}

int RealCecKernel::control(int file, unsigned long request, void* argument) {
    return ::ioctl(file, request, argument);
}

void RealCecKernel::close(int file) {
    ::close(file);
}

CecAnswer cec_sleep(CecKernel& kernel) {
    return each(kernel, [](Port& port, CecAnswer&) {
        const std::uint8_t standby[] = {CEC_MSG_STANDBY};
        return port.send(kScreen, standby);
    });
}

CecAnswer cec_wake(CecKernel& kernel) {
    return each(kernel, [](Port& port, CecAnswer&) {
        const std::uint8_t view_on[] = {CEC_MSG_IMAGE_VIEW_ON};
        const bool taken = port.send(kScreen, view_on);
        if (const auto place = port.place(); place != CEC_PHYS_ADDR_INVALID) {
            const std::uint8_t source[] = {CEC_MSG_ACTIVE_SOURCE, static_cast<std::uint8_t>(place >> 8U),
                                           static_cast<std::uint8_t>(place & 0xFFU)};
            port.send(kEverybody, source);
        }
        return taken;
    });
}

CecAnswer cec_ask(CecKernel& kernel) {
    return each(kernel, [](Port& port, CecAnswer& answer) {
        const std::uint8_t ask[] = {CEC_MSG_GIVE_DEVICE_POWER_STATUS};
        std::uint8_t status = 0;
        if (!port.send(kScreen, ask, CEC_MSG_REPORT_POWER_STATUS, &status)) return false;
        const bool awake = status == CEC_OP_POWER_STATUS_ON || status == CEC_OP_POWER_STATUS_TO_ON;
        answer.awake = answer.awake.value_or(true) && awake;
        return true;
    });
}

}  // namespace accolade::screen
