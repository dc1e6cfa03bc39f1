#include "app/pictures.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace accolade::app {
namespace {

constexpr Milliseconds kTidying{60'000};

// Beside those that are on: a screen full.
std::size_t pictures_kept(PixelSize screen) {
    constexpr std::size_t least = 16U << 20U;
    return std::max(least, 4 * static_cast<std::size_t>(screen.w) * static_cast<std::size_t>(screen.h));
}

// On disk: an eighth of it, as long as that is not too much to read at the start.
std::uint64_t room_for_decoded(const std::filesystem::path& folder) {
    constexpr std::uintmax_t most = 2ULL << 30U;
    std::error_code unknown;
    const auto space = std::filesystem::space(folder, unknown);
    return unknown ? most : std::min(most, space.capacity / 8);
}

std::unique_ptr<media::DecodedStore> store_in(const std::filesystem::path& folder, Disk& disk, Log& log) {
    return std::make_unique<media::DecodedStore>(disk, log, folder / "decoded", room_for_decoded(folder),
                                                 machine_clock());
}

media::Decode by(decoder::Decoder& decoder, decoder::Decoder::Patience patience) {
    return [&decoder, patience](std::string_view bytes, const media::Crop& crop) {
        return decoder.decode(bytes, crop, patience);
    };
}

}  // namespace

Pictures::Pictures(Inbox& inbox, Disk& disk, Log& log, const config::Settings& settings)
    : decoder_(disk, log, decoder_settings(settings)),
      loader_(disk, by(decoder_, decoder::Decoder::Patience::full), log, [&inbox] { inbox.picture_came(); },
              pictures_kept({}),
              {store_in(state_folder(settings), disk, log), by(decoder_, decoder::Decoder::Patience::brief)}) {}

void Pictures::screen_is(PixelSize size) {
    loader_.resize(pictures_kept(size));
}

bool Pictures::forget_withdrawn(const std::shared_ptr<const model::News>& news, const Setup& setup, const Now& now) {
    if (news != tidied_for_ && !tidies_at_) tidies_at_ = now.steady + kTidying;
    if (!tidies_at_ || now.steady < *tidies_at_) return false;
    tidies_at_.reset();
    tidied_for_ = news;
    std::vector<std::string> paths;
    for (const auto& [address, file] : news->pictures) paths.push_back(file.path);
    for (const auto& logo : {setup.logo, setup.logo_dark})
        if (logo) paths.push_back(logo->path);
    loader_.keep_only(std::move(paths));
    return true;
}

}  // namespace accolade::app
