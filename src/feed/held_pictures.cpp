#include "held_pictures.h"

namespace accolade::feed {
namespace {

constexpr std::size_t kMost = 64U << 20U;
constexpr Milliseconds kStillRead{2 * 60'000};

}  // namespace

std::shared_ptr<MemoryFile> HeldPictures::hold(std::string_view bytes) {
    if (bytes_ + bytes.size() > kMost) return nullptr;
    auto file = MemoryFile::holding(bytes);
    if (!file) return nullptr;
    bytes_ += bytes.size();
    ++number_;
    return std::move(*file);
}

void HeldPictures::let_go(std::shared_ptr<MemoryFile> picture, SteadyTime now) {
    if (!picture) return;
    bytes_ -= picture->size();
    let_go_.emplace_back(now, std::move(picture));
}

void HeldPictures::sweep(SteadyTime now) {
    std::erase_if(let_go_, [now](const auto& one) { return now - one.first >= kStillRead; });
}

}  // namespace accolade::feed
