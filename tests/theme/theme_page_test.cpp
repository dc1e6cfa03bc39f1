// docs/theme.md says all that the readers understand, and its examples are themes.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "support/fake_disk.h"
#include "support/themes.h"
#include "theme/theme_reader.h"

using namespace accolade;

namespace {

const std::string kRoot = ACCOLADE_SOURCE_DIR;

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

std::set<std::string> all(const std::string& text, const std::regex& form) {
    std::set<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), form), end; it != end; ++it) found.insert((*it)[1]);
    return found;
}

// The nth fenced example that holds these words.
std::string example(const std::string& page, const std::string& with) {
    for (std::size_t at = page.find("```jsonc\n"); at != std::string::npos; at = page.find("```jsonc\n", at + 1)) {
        const auto begin = at + 9, end = page.find("```", begin);
        const auto text = page.substr(begin, end - begin);
        if (text.find(with) != std::string::npos) return text;
    }
    FAIL("no example with " << with);
    return "";
}

// A heading's own words, up to the next heading; fails where the page has no such heading.
std::string section(const std::string& page, const std::string& heading) {
    const auto begin = page.find("\n" + heading + "\n");
    if (begin == std::string::npos) {
        FAIL_CHECK("no section \"" << heading << "\"");
        return "";
    }
    const auto end = page.find("\n#", begin + 1);
    return page.substr(begin, end - begin);
}

}  // namespace

TEST_CASE("every key and every choice that the readers know stands in docs/theme.md") {
    const auto page = bytes_of(kRoot + "/docs/theme.md");
    // f.text("key"), number(f, "key", time("key", read_numbers("key"; and the pairs of a table of choices.
    const std::regex key(
        R"re((?:\.(?:text|texts|number|whole|flag|object|list|any|one_of<\w+>)|read_numbers|read_inks|number|time)\((?:f, )?"([^"]+)")re");
    const std::regex choice(R"re(\{+"([a-z-]+)", (?:Effect|Curve|Mode|Side|Align)::)re");
    std::size_t keys = 0, choices = 0;
    for (const char* file :
         {"theme_reader.cpp", "slide_reader.cpp", "map_reader.cpp", "reader_parts.cpp", "reader_parts.h"}) {
        const auto source = bytes_of(kRoot + "/src/theme/" + file);
        for (const auto& name : all(source, key)) {
            const bool there =
                page.find("`" + name + "`") != std::string::npos || page.find("\"" + name + "\"") != std::string::npos;
            CHECK_MESSAGE(there, "\"" << name << "\" does not stand in docs/theme.md");
            ++keys;
        }
        for (const auto& name : all(source, choice)) {
            const bool there = page.find("`\"" + name + "\"`") != std::string::npos ||
                               page.find("`" + name + "`") != std::string::npos;
            CHECK_MESSAGE(there, "\"" << name << "\" does not stand in docs/theme.md");
            ++choices;
        }
    }
    CHECK(keys > 40);
    CHECK(choices > 25);
}

TEST_CASE("every kind of part has its section in docs/theme.md, with each of its keys and choices") {
    const auto page = bytes_of(kRoot + "/docs/theme.md");
    const auto common_keys = section(page, "### Every part");
    const auto kinds = theme::part_kinds();
    CHECK(kinds.size() > 10);
    for (const auto& kind : kinds) {
        CAPTURE(kind.key);
        const auto own = section(page, "### `" + kind.key + "`");
        const auto rows = all(own, std::regex(R"re(\n\| `([a-z_]+)` \|)re"));
        const auto common_rows = all(common_keys, std::regex(R"re(\n\| `([a-z_]+)` \|)re"));
        std::set<std::string> keys;
        for (const auto& key : kind.keys) {
            const bool of_all = common_rows.contains(key.name);
            if (!of_all) keys.insert(key.name);
            for (const auto& choice : key.choices) {
                const bool said = (of_all ? common_keys : own).find("`\"" + choice + "\"`") != std::string::npos ||
                                  page.find("| `\"" + choice + "\"` |") != std::string::npos;
                CHECK_MESSAGE(said, "\"" << choice << "\" of \"" << key.name << "\" does not stand there");
            }
        }
        CHECK(rows == keys);
    }
}

TEST_CASE("every word that a slide may say stands in docs/theme.md") {
    const auto page = bytes_of(kRoot + "/docs/theme.md");
    auto source = bytes_of(kRoot + "/src/wording/word_names.cpp");
    source.resize(source.find("using Vocabulary"));
    for (const auto& name : all(source, std::regex(R"re("([a-z_.0-9]+)")re"))) {
        if (name.starts_with("entries.") && !name.starts_with("entries.0")) continue;  // said once for all
        CHECK_MESSAGE(page.find("`" + name + "`") != std::string::npos,
                      "\"" << name << "\" does not stand in docs/theme.md");
    }
}

TEST_CASE("the examples of docs/theme.md are a theme without a complaint") {
    const auto page = bytes_of(kRoot + "/docs/theme.md");
    test::FakeDisk disk;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot + "/themes/base")) {
        if (entry.is_regular_file())
            disk.put("base/" + std::filesystem::relative(entry.path(), kRoot + "/themes/base").string(),
                     bytes_of(entry.path()));
    }
    for (const auto& entry : std::filesystem::directory_iterator(kRoot + "/assets/fonts"))
        disk.put("fonts/" + entry.path().filename().string(), "");
    disk.put("nordhavn/theme.json", example(page, "\"name\": \"Nordhavn\""));
    disk.put("nordhavn/slides/story.json", example(page, "\"slide\": \"story\""));
    disk.put("nordhavn/slides/quote.json", example(page, "\"slide\": \"quote\""));
    theme::Sources sources;
    sources.disk = &disk;
    sources.base = "base";
    sources.fonts = "fonts";
    sources.kinds = test::all_kinds();
    const auto names = test::words_of_the_page();
    const std::vector<std::string_view> words(names.begin(), names.end());
    sources.words = [&](std::string_view) { return std::span<const std::string_view>(words); };
    const auto read = theme::read_theme("nordhavn", sources);
    for (const auto& complaint : read.complaints) FAIL_CHECK(to_string(complaint));
    REQUIRE(read.theme);
    CHECK(read.theme->name == "Nordhavn");
}
