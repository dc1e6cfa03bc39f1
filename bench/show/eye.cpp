// The eye: watches the picture of an X display from outside, through the file that `Xvfb -fbdir` keeps it in, and says
// when which part of it changed. It knows nothing of the program that is watched.
//
//   accolade_eye FRAMEBUFFER SECONDS [LOOKS_PER_SECOND]
//
// It reads a few whole rows, each cut into thirty pieces, and compares every piece with what it was a look ago. A
// frame that is copied to the display in several parts changes the picture several times, but each small piece of one
// row once: so frames are counted at single pieces. Rows are read whole because that is cheap (a few µs a row) and
// misses no slow movement, as scattered pixels would.
//
// Output, one line each, times in ms since the start:
//   size W H rows N pieces M
//   start WALLCLOCK_SECONDS        (CLOCK_MONOTONIC, to compare with others on this machine)
//   picture T                      first look at which one piece in fifty was not of one colour
//   c T ROW FIRST_PIECE COUNT ...  changes of one look: row, and a run of pieces; several runs a line
//   late N LONGEST                 looks that came more than 2 ms late, and the longest wait between two (the
//   machine's)
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

namespace {

constexpr int kRows = 12;
constexpr std::size_t kPieces = 30;  // of a row: of 64 px where it has 1920

double now_ms() {
    timespec t{};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

void sleep_until(double ms) {
    timespec t{};
    t.tv_sec = static_cast<time_t>(ms / 1e3);
    t.tv_nsec = static_cast<long>((ms - static_cast<double>(t.tv_sec) * 1e3) * 1e6);
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, nullptr);
}

// A number of the XWD header (XWDFile.h), which is big-endian.
std::uint32_t header(const unsigned char* file, std::size_t index) {
    const unsigned char* p = file + index * 4;
    return std::uint32_t{p[0]} << 24U | std::uint32_t{p[1]} << 16U | std::uint32_t{p[2]} << 8U | std::uint32_t{p[3]};
}

int refuse(const std::string& why) {
    std::fprintf(stderr, "accolade_eye: %s\n", why.c_str());
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return refuse("FRAMEBUFFER SECONDS [LOOKS_PER_SECOND]");
    const double seconds = std::atof(argv[2]);
    const double step = 1000.0 / (argc > 3 ? std::max(1, std::atoi(argv[3])) : 1000);
    const int fd = open(argv[1], O_RDONLY | O_CLOEXEC);
    struct stat info{};
    if (fd < 0 || fstat(fd, &info) != 0 || info.st_size < 100) return refuse(std::string("cannot read ") + argv[1]);
    void* map = mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_SHARED | MAP_POPULATE, fd, 0);
    if (map == MAP_FAILED) return refuse("cannot map the framebuffer");
    const auto* file = static_cast<const unsigned char*>(map);
    const auto width = static_cast<int>(header(file, 4)), height = static_cast<int>(header(file, 5));
    const std::size_t stride = header(file, 12), depth = header(file, 11);
    const std::size_t pixels = header(file, 0) + std::size_t{header(file, 19)} * 12;
    if (depth != 32 || pixels + stride * static_cast<std::size_t>(height) > static_cast<std::size_t>(info.st_size)) {
        return refuse("the framebuffer is not 32 bits a pixel");
    }

    const std::size_t piece_bytes = (static_cast<std::size_t>(width) + kPieces - 1) / kPieces * 4;
    const std::size_t length = static_cast<std::size_t>(width) * 4;
    const std::size_t pieces = (length + piece_bytes - 1) / piece_bytes;
    std::array<const unsigned char*, kRows> row{};
    for (std::size_t i = 0; i < kRows; ++i) {
        // Rows at odd places, so that none lies where things are aligned to.
        const auto y = (i * 2 + 1) * static_cast<std::size_t>(height) / (2 * kRows) + i % 3;
        row[i] = file + pixels + y * stride;
    }
    std::vector<unsigned char> before(length * kRows), fresh(length);
    for (std::size_t i = 0; i < kRows; ++i) std::memcpy(before.data() + i * length, row[i], length);

    std::printf("size %d %d rows %d pieces %zu\nstart %.6f\n", width, height, kRows, pieces, now_ms() / 1e3);
    std::fflush(stdout);
    const double start = now_ms();
    double next = start, last = start, longest = 0;
    long late = 0;
    bool picture = false;
    std::string line;
    while (next < start + seconds * 1000) {
        next += step;
        sleep_until(next);
        const double at = now_ms();
        longest = std::max(longest, at - last);
        if (at - last > step + 2) ++late;
        last = at;
        if (at > next + step) next = at;  // no looks made up for
        line.clear();
        for (std::size_t i = 0; i < kRows; ++i) {
            unsigned char* old = before.data() + i * length;
            std::memcpy(fresh.data(), row[i], length);
            if (std::memcmp(old, fresh.data(), length) == 0) continue;
            for (std::size_t p = 0; p < pieces;) {
                const auto differs = [&](std::size_t piece) {
                    const std::size_t from = piece * piece_bytes;
                    return std::memcmp(old + from, fresh.data() + from, std::min(piece_bytes, length - from)) != 0;
                };
                if (!differs(p)) {
                    ++p;
                    continue;
                }
                const std::size_t first = p;
                while (p < pieces && differs(p)) ++p;
                line += " " + std::to_string(i) + " " + std::to_string(first) + " " + std::to_string(p - first);
            }
            std::memcpy(old, fresh.data(), length);
        }
        if (line.empty()) continue;
        std::printf("c %.2f%s\n", at - start, line.c_str());
        if (!picture) {
            std::size_t varied = 0;
            for (std::size_t i = 0; i < kRows; ++i) {
                for (std::size_t p = 0; p < pieces; ++p) {
                    const unsigned char* from = before.data() + i * length + p * piece_bytes;
                    const std::size_t bytes = std::min(piece_bytes, length - p * piece_bytes);
                    varied += std::memcmp(from, from + 4, bytes - 4) != 0 ? 1U : 0U;
                }
            }
            if (varied * 50 > pieces * kRows) {
                picture = true;
                std::printf("picture %.2f\n", at - start);
                std::fflush(stdout);
            }
        }
    }
    std::printf("late %ld %.2f\n", late, longest);
    return 0;
}
