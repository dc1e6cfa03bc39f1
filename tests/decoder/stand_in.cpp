// A process that decodes pictures badly, for tests: what it does is written in the first word of the picture.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <span>
#include <string_view>

#include "os/child_process.h"
#include "os/shared_memory.h"
#include "protocol.h"

using namespace accolade;
using namespace accolade::decoder;

namespace {

void send(const Answer& answer) {
    send_packet(kChildSocket, std::as_bytes(std::span(&answer, 1)));
}

void obey(std::string_view picture, const Request& request, const SharedMemory& pixels) {
    Answer answer;
    answer.kind = Answer::Kind::done;
    answer.size = {40, 30};
    if (picture.starts_with("hang")) {
        for (volatile int i = 0;;) i = i + 1;
    }
    if (picture.starts_with("wait")) {
        for (;;) ::pause();
    }
    if (picture.starts_with("die")) ::raise(SIGKILL);
    if (picture.starts_with("fail")) std::_Exit(70);
    if (picture.starts_with("leave")) std::_Exit(0);
    if (picture.starts_with("half")) {
        send_packet(kChildSocket, std::as_bytes(std::span(&answer, 1)).first(9));
        return;
    }
    if (picture.starts_with("giant")) answer.size = {60'000, 60'000};
    if (picture.starts_with("nowhere")) answer.size = {-40, 30};
    if (picture.starts_with("upside")) answer.orientation = 9;
    if (picture.starts_with("unknown")) answer.format = 1000;
    if (picture.starts_with("babble")) {
        answer.kind = Answer::Kind::refused;
        answer.say("\x1B[2J\n\xFFno");
        answer.length = 60'000;
    }
    if (request.what == Request::What::decode) {  // brighter than its alpha
        for (auto& byte : pixels.bytes()) byte = std::byte{0xFF};
        if (picture.starts_with("glare")) pixels.bytes()[3] = std::byte{0x10};
    }
    send(answer);
}

}  // namespace

int main() {
    Answer ready;
    ready.kind = Answer::Kind::ready;
    ready.confined = 1;
    send(ready);
    for (;;) {
        Request request;
        const auto packet = receive_packet(kChildSocket, std::as_writable_bytes(std::span(&request, 1)));
        if (packet.bytes != sizeof request) return 0;
        const auto memory = SharedMemory::open(packet.descriptors[0], request.bytes);
        if (!memory) return 1;
        SharedMemory pixels;
        if (request.what == Request::What::decode) {
            auto opened = SharedMemory::open(packet.descriptors[1], std::size_t{4} * 4 * 3);
            if (!opened) return 1;
            pixels = std::move(*opened);
        }
        const auto bytes = memory->bytes();
        obey({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, request, pixels);
    }
}
