#include "decoder/serve.h"

#include <malloc.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>
#include <span>
#include <string>

#include "confine.h"
#include "media/picture.h"
#include "os/child_process.h"
#include "os/shared_memory.h"
#include "protocol.h"

namespace accolade::decoder {
namespace {

bool on_a_line() {
    struct stat status{};
    return ::fstat(kChildSocket, &status) == 0 && S_ISSOCK(status.st_mode);
}

Answer refusal(std::string_view why) {
    Answer answer;
    answer.say(why);
    return answer;
}

Answer examined(std::string_view bytes) {
    const auto header = media::examine(bytes);
    if (!header) return refusal(header.error().what);
    Answer answer;
    answer.kind = Answer::Kind::done;
    answer.format = static_cast<std::int32_t>(header->format);
    answer.size = header->size;
    answer.orientation = header->orientation;
    return answer;
}

Answer decoded(std::string_view bytes, const Request& request, int descriptor, bool fonts) {
    if (!fonts && media::writes_words(bytes)) {
        const auto header = media::examine(bytes);
        if (header && header->format == media::Format::svg) std::_Exit(kWantsFonts);
    }
    const auto size = request.size;
    const auto pixels = static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h);
    auto memory = SharedMemory::open(descriptor, pixels * sizeof(std::uint32_t));
    if (!memory) return refusal(memory.error().what);
    const auto bitmap = media::decode(bytes, {request.part, size});
    if (!bitmap) return refusal(bitmap.error().what);
    if (bitmap->width != size.w || bitmap->height != size.h) return refusal("the picture came out at another size");
    std::memcpy(memory->bytes().data(), bitmap->pixels.data(), pixels * sizeof(std::uint32_t));
    Answer answer;
    answer.kind = Answer::Kind::done;
    return answer;
}

Answer answer_to(const Request& request, const Packet& packet, bool fonts) {
    auto memory = SharedMemory::open(packet.descriptors[0], request.bytes);
    if (!memory) return refusal(memory.error().what);
    const auto shared = memory->bytes();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
    const std::string_view bytes(reinterpret_cast<const char*>(shared.data()), request.bytes);
    try {
        return request.what == Request::What::decode ? decoded(bytes, request, packet.descriptors[1], fonts)
                                                     : examined(bytes);
    } catch (const std::bad_alloc&) {
        return refusal("decoding this picture takes too much memory; save it at a smaller size");
    } catch (const std::exception& trouble) {
        return refusal(std::string("the picture cannot be decoded: ") + trouble.what());
    }
}

bool send(const Answer& answer) {
    return send_packet(kChildSocket, std::as_bytes(std::span(&answer, 1)));
}

}  // namespace

int serve(bool fonts) {
    if (!on_a_line()) {
        std::cerr << "accolade: " << kServe << " is for the show itself, which starts it for its pictures\n";
        return 2;
    }
    set_limits();
    if (fonts)
        media::start_codecs();
    else
        media::start_picture_codecs();
    Answer ready;
    ready.kind = Answer::Kind::ready;
    ready.confined = filter_system_calls() ? 1 : 0;
    if (!send(ready)) return 0;
    for (int served = 0; served < kRequests; ++served) {
        pollfd line{kChildSocket, POLLIN, 0};
        if (::poll(&line, 1, static_cast<int>(kIdle.count())) <= 0) return 0;
        Request request;
        const auto packet = receive_packet(kChildSocket, std::as_writable_bytes(std::span(&request, 1)));
        if (packet.bytes != sizeof request) return 0;
        ::alarm(kLongestRequest);
        const auto answer = answer_to(request, packet, fonts);
        ::alarm(0);
        if (!send(answer)) return 0;
        ::malloc_trim(0);
    }
    return 0;
}

}  // namespace accolade::decoder
