// Any bytes as a theme over the base theme: theme.json, and after a line of its own, "---", the slide for stories.
#include <cstdlib>

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
    test::FakeDisk disk;
    disk.put("theme/theme.json", std::string(all.substr(0, cut)));
    if (cut < all.size()) disk.put("theme/slides/story.json", std::string(all.substr(cut + 5)));
    theme::BuiltInDisk with_base(disk);
    theme::Sources sources;
    sources.disk = &with_base;
    sources.base = theme::kBuiltIn;
    sources.fonts = "fonts";
    sources.fonts_may_lack = true;
    sources.kinds = test::all_kinds();
    sources.words = [](std::string_view) { return std::span<const std::string_view>(known); };
    const auto read = theme::read_theme("theme", sources);
    if (!read.theme && !any_error(read.complaints)) std::abort();  // refused without a reason
    return 0;
}
