// Any bytes as a theme over a base theme: theme.json, and after a line of its own, "---", the slide for stories. The
// base has all that theme.json says, and the slide of stories only: thirty more would be read again with each input.
#include <array>
#include <cstdlib>
#include <filesystem>

#include "support/fake_disk.h"
#include "support/themes.h"
#include "theme/built_in.h"
#include "theme/theme_reader.h"

using namespace accolade;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto words = test::words_of_the_page();
    static const std::vector<std::string_view> known(words.begin(), words.end());
    const void* bytes = data;
    const std::string_view all(static_cast<const char*>(bytes), size);
    const auto cut = std::min(all.find("\n---\n"), all.size());
    static const auto base = [] {
        test::FakeDisk nothing;
        theme::BuiltInDisk built_in(nothing);
        const std::filesystem::path folder(theme::kBuiltIn);
        return std::array{*built_in.read(folder / "theme.json", 1U << 20U),
                          *built_in.read(folder / "slides/story.json", 1U << 20U)};
    }();
    test::FakeDisk disk;
    disk.put("base/theme.json", base[0]);
    disk.put("base/slides/story.json", base[1]);
    disk.put("theme/theme.json", std::string(all.substr(0, cut)));
    if (cut < all.size()) disk.put("theme/slides/story.json", std::string(all.substr(cut + 5)));
    theme::Sources sources;
    sources.disk = &disk;
    sources.base = "base";
    sources.fonts = "fonts";
    sources.fonts_may_lack = true;
    sources.kinds = test::all_kinds();
    sources.words = [](std::string_view) { return std::span<const std::string_view>(known); };
    const auto read = theme::read_theme("theme", sources);
    if (!read.theme && !any_error(read.complaints)) std::abort();  // refused without a reason
    return 0;
}
