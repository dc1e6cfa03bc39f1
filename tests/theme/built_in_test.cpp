#include "theme/built_in.h"

#include <doctest/doctest.h>

#include "support/fake_disk.h"
#include "support/temp_folder.h"

using namespace accolade;

TEST_CASE("every file of the base theme is built into the program, byte for byte") {
    const std::filesystem::path base = ACCOLADE_SOURCE_DIR "/themes/base";
    test::FakeDisk nothing;
    theme::BuiltInDisk disk(nothing);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(base)) {
        if (!entry.is_regular_file()) continue;
        const auto name = std::filesystem::relative(entry.path(), base);
        const auto text = disk.read(theme::kBuiltIn / name, 1U << 20U);
        REQUIRE_MESSAGE(text, name);
        CHECK(*text == TempFolder::read(entry.path()));
        ++files;
    }
    CHECK(theme::built_in_base().size() == files);
}

TEST_CASE("beside what is built in, the disk behind is seen, and nothing is written") {
    test::FakeDisk behind;
    behind.put("fonts/Karla-Bold.otf", "a font");
    theme::BuiltInDisk disk(behind);
    CHECK(disk.read("fonts/Karla-Bold.otf", 100) == std::string("a font"));
    REQUIRE(disk.list("built-in/slides"));
    CHECK(disk.list("built-in/slides")->size() == theme::built_in_base().size() - 1);
    CHECK(disk.list("fonts")->size() == 1);
    CHECK(disk.info("built-in/theme.json"));
    CHECK_FALSE(disk.write_whole("built-in/theme.json", "{}"));
    CHECK_FALSE(disk.make_folder("elsewhere"));
    CHECK_FALSE(disk.remove("fonts/Karla-Bold.otf"));
    CHECK(behind.writes == 0);
}
