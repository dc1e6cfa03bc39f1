// What goes over the wire: byte by byte, on every port, and what comes back.
#include "screen/cec.h"

#include <doctest/doctest.h>
#include <linux/cec.h>
#include <sys/ioctl.h>

#include <map>

using namespace accolade::screen;

namespace {

using Bytes = std::vector<int>;

// A kernel with ports. A screen behind one takes what it is sent, or nothing, and says how it is.
struct FakeKernel final : CecKernel {
    struct Port {
        bool opens = true, configured = false, screen = true;
        int status = CEC_OP_POWER_STATUS_ON;
        std::vector<Bytes> sent;
        bool open = false;
    };
    std::map<std::string, Port> all;
    std::vector<std::string> opened;

    std::vector<std::filesystem::path> ports() override {
        std::vector<std::filesystem::path> names;
        for (const auto& [name, port] : all) names.emplace_back(name);
        return names;
    }
    int open(const std::filesystem::path& path) override {
        if (!all[path.string()].opens) return -1;
        all[path.string()].open = true;
        opened.push_back(path.string());
        return static_cast<int>(opened.size()) - 1;
    }
    int control(int file, unsigned long request, void* argument) override {
        auto& port = all[opened.at(static_cast<std::size_t>(file))];
        if (request == CEC_ADAP_G_LOG_ADDRS) {
            auto& addresses = *static_cast<cec_log_addrs*>(argument);
            addresses.num_log_addrs = port.configured ? 1 : 0;
            addresses.log_addr[0] = CEC_LOG_ADDR_PLAYBACK_1;
        } else if (request == CEC_ADAP_S_LOG_ADDRS) {
            auto& addresses = *static_cast<cec_log_addrs*>(argument);
            CHECK(addresses.log_addr_type[0] == CEC_LOG_ADDR_TYPE_PLAYBACK);
            addresses.log_addr[0] = CEC_LOG_ADDR_PLAYBACK_2;
        } else if (request == CEC_ADAP_G_PHYS_ADDR) {
            *static_cast<std::uint16_t*>(argument) = 0x2100;
        } else if (request == CEC_TRANSMIT) {
            auto& message = *static_cast<cec_msg*>(argument);
            port.sent.emplace_back(message.msg, message.msg + message.len);
            message.tx_status = port.screen ? CEC_TX_STATUS_OK : CEC_TX_STATUS_NACK;
            if (message.reply != 0 && port.screen) {
                message.len = 3;
                message.msg[1] = message.reply;
                message.msg[2] = static_cast<std::uint8_t>(port.status);
                message.rx_status = CEC_RX_STATUS_OK;
            }
        }
        return 0;
    }
    void close(int file) override { all[opened.at(static_cast<std::size_t>(file))].open = false; }
};

}  // namespace

TEST_CASE("a screen is sent to sleep and woken on every port, from an address that a playback device may have") {
    FakeKernel kernel;
    kernel.all["/dev/cec0"].configured = true;
    kernel.all["/dev/cec1"] = {};
    kernel.all["/dev/cec2"].opens = false;
    CHECK(cec_sleep(kernel).ports == 2);
    CHECK(kernel.all["/dev/cec0"].sent == std::vector<Bytes>{{0x40, 0x36}});
    CHECK(kernel.all["/dev/cec1"].sent == std::vector<Bytes>{{0x80, 0x36}});
    kernel.all["/dev/cec0"].sent.clear();
    CHECK(cec_wake(kernel).ports == 2);
    CHECK(kernel.all["/dev/cec0"].sent == std::vector<Bytes>{{0x40, 0x04}, {0x4F, 0x82, 0x21, 0x00}});
    CHECK_FALSE(kernel.all["/dev/cec0"].open);
    CHECK_FALSE(kernel.all["/dev/cec1"].open);
}

TEST_CASE("a screen is asked whether it is awake; one that does not answer says nothing") {
    FakeKernel kernel;
    CHECK_FALSE(cec_ask(kernel).awake);
    kernel.all["/dev/cec0"].configured = true;
    CHECK(cec_ask(kernel).awake == true);
    CHECK(kernel.all["/dev/cec0"].sent == std::vector<Bytes>{{0x40, 0x8F}});
    kernel.all["/dev/cec0"].status = CEC_OP_POWER_STATUS_STANDBY;
    CHECK(cec_ask(kernel).awake == false);
    kernel.all["/dev/cec0"].status = CEC_OP_POWER_STATUS_TO_ON;
    CHECK(cec_ask(kernel).awake == true);
    kernel.all["/dev/cec0"].screen = false;
    CHECK(cec_ask(kernel).ports == 0);
    CHECK_FALSE(cec_ask(kernel).awake);
    CHECK(cec_sleep(kernel).ports == 0);
}

TEST_CASE("the machine's own ports are found, where it has any, and asked without harm") {
    RealCecKernel kernel;
    for (const auto& port : kernel.ports()) CHECK(port.string().starts_with("/dev/cec"));
}
