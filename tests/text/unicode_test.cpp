#include "text/unicode.h"

#include <doctest/doctest.h>
#include <unicode/uvernum.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

#include "breaks.h"
#include "text/bidi.h"

using namespace accolade::text;

namespace {

const std::string folder = std::string(ACCOLADE_TESTDATA) + "/unicode/";

std::u16string utf16(const std::u32string& points) {
    std::u16string out;
    for (const auto c : points) {
        if (c >= 0x10000) {
            out += static_cast<char16_t>(0xD7C0 + (c >> 10U));
            out += static_cast<char16_t>(0xDC00 + (c & 0x3FFU));
        } else {
            out += static_cast<char16_t>(c);
        }
    }
    return out;
}

// "÷ 0061 × 0308 ÷ 0062 ÷": the points, and for each place whether it is a break.
struct BreakCase {
    std::u32string points;
    std::vector<bool> breaks;
    std::string line;
};

std::vector<BreakCase> break_cases(const std::string& file) {
    std::vector<BreakCase> out;
    std::ifstream in(folder + file);
    for (std::string line; std::getline(in, line);) {
        line = line.substr(0, line.find('#'));
        std::istringstream words(line);
        BreakCase test;
        for (std::string word; words >> word;) {
            if (word == "÷" || word == "×")
                test.breaks.push_back(word == "÷");
            else
                test.points += static_cast<char32_t>(std::stoul(word, nullptr, 16));
        }
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.pop_back();
        test.line = line;
        if (!test.points.empty()) out.push_back(std::move(test));
    }
    return out;
}

// Cases that this machine's ICU answers otherwise than Unicode 15.0 does, be it by a tailoring of its own or by the
// rules of a later Unicode: tests/text/icu72_differences.txt and its like, one list for each ICU of a Debian we run on.
struct Differences {
    std::string file = "icu" + std::to_string(U_ICU_VERSION_MAJOR_NUM) + "_differences.txt";
    bool listed = false;
    std::set<std::string> lines, bidi;  // the latter are those with a ';'

    Differences() {
        std::ifstream in(std::string(ACCOLADE_SOURCE_DIR) + "/tests/text/" + file);
        listed = in.good();
        for (std::string line; std::getline(in, line);) {
            if (line.empty() || line.starts_with("#")) continue;
            (line.find(';') == std::string::npos ? lines : bidi).insert(line);
        }
    }
    bool lacking() const {
        if (!listed) MESSAGE("skipped: nobody has written down yet what this ICU does otherwise: tests/text/" << file);
        return !listed;
    }
};

template <class T>
std::vector<T> numbers(const std::string& field) {
    std::istringstream words(field);
    std::vector<T> out;
    for (std::string word; words >> word;) out.push_back(word == "x" ? T{255} : static_cast<T>(std::stoul(word)));
    return out;
}

}  // namespace

TEST_CASE("all of BidiCharacterTest: levels and order, but for what ICU is known to do otherwise") {
    const auto file = folder + "BidiCharacterTest.txt.gz";
    if (!std::ifstream(file)) {
        MESSAGE("skipped: no testdata");
        return;
    }
    const Differences known;
    if (known.lacking()) return;
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(("gzip -dc '" + file + "'").c_str(), "r"),
                                                               &pclose);
    REQUIRE(pipe);
    std::vector<char> buffer(1 << 16);
    int cases = 0;
    std::set<std::string> wrong;
    while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe.get()) != nullptr) {
        const std::string line(buffer.data());
        if (line.empty() || line[0] == '#' || line[0] == '\n') continue;
        std::vector<std::string> fields;
        std::istringstream parts(line);
        for (std::string field; std::getline(parts, field, ';');) fields.push_back(field);
        REQUIRE(fields.size() == 5);
        std::u32string points;
        std::istringstream words(fields[0]);
        for (std::string word; words >> word;) points += static_cast<char32_t>(std::stoul(word, nullptr, 16));
        const auto direction = fields[1] == "0"   ? Direction::ltr
                               : fields[1] == "1" ? Direction::rtl
                                                  : Direction::ltr_first;
        const auto got = bidi_of(utf16(points), direction);
        const auto levels = numbers<std::uint8_t>(fields[3]);
        bool good = !got.bases.empty() && got.bases[0] == std::stoul(fields[2]);
        std::vector<std::uint8_t> kept;
        std::vector<std::uint32_t> index;
        std::size_t unit = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (levels[i] != 255) {
                good = good && got.levels[unit] == levels[i];
                kept.push_back(got.levels[unit]);
                index.push_back(static_cast<std::uint32_t>(i));
            }
            unit += points[i] >= 0x10000 ? 2 : 1;
        }
        std::vector<std::uint32_t> order;
        for (const auto i : visual_order(kept)) order.push_back(index[i]);
        good = good && order == numbers<std::uint32_t>(fields[4]);
        ++cases;
        if (good) continue;
        const auto name = fields[0] + ";" + fields[1];
        wrong.insert(name);
        CHECK_MESSAGE(known.bidi.contains(name), name);
    }
    CHECK(cases > 90'000);
    CHECK(wrong == known.bidi);  // and a difference that is gone is struck off the list
}

TEST_CASE("all of GraphemeBreakTest") {
    const auto cases = break_cases("GraphemeBreakTest.txt");
    if (cases.empty()) {
        MESSAGE("skipped: no testdata");
        return;
    }
    for (const auto& test : cases) {
        const auto words = utf16(test.points);
        const auto ends = cluster_ends(words);
        std::vector<std::uint32_t> expected;
        std::uint32_t unit = 0;
        for (std::size_t i = 0; i < test.points.size(); ++i) {
            unit += test.points[i] >= 0x10000 ? 2 : 1;
            if (test.breaks[i + 1]) expected.push_back(unit);
        }
        CHECK_MESSAGE(ends == expected, test.line);
    }
}

TEST_CASE("all of LineBreakTest, but for what ICU is known to do otherwise") {
    const auto cases = break_cases("LineBreakTest.txt");
    if (cases.empty()) {
        MESSAGE("skipped: no testdata");
        return;
    }
    const Differences known;
    if (known.lacking()) return;
    std::set<std::string> differ;
    for (const auto& test : cases) {
        const auto words = utf16(test.points);
        const auto breaks = line_breaks(words, "");
        std::vector<bool> got{breaks[0] != Break::none};
        std::size_t unit = 0;
        for (const auto c : test.points) {
            unit += c >= 0x10000 ? 2 : 1;
            got.push_back(breaks[unit] != Break::none);
        }
        if (got == test.breaks) continue;
        differ.insert(test.line);
        CHECK_MESSAGE(known.lines.contains(test.line), test.line);
    }
    CHECK(differ == known.lines);
}

TEST_CASE("a whole number is found in whatever figures it is written") {
    CHECK(whole_number("25") == 25);
    CHECK(whole_number("25 years") == 25);
    CHECK(whole_number("٢٥ سنة") == 25);
    CHECK(whole_number("०४") == 4);
    CHECK_FALSE(whole_number("years"));
    CHECK_FALSE(whole_number("12345678901"));
}
