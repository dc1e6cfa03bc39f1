// docs/faults.md says what the screen survives, and which test shows it: every row is there once, every test exists.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = ACCOLADE_SOURCE_DIR;

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// `net/client_test.cpp` is in tests/, `tools/kms.sh` where it says.
std::string text_of_test(const std::string& name) {
    return text_of(name.starts_with("tools/") ? kRoot / name : kRoot / "tests" / name);
}

}  // namespace

TEST_CASE("docs/faults.md has every fault once, each with a test that exists or the reason why there is none") {
    const auto page = text_of(kRoot / "docs/faults.md");
    std::map<std::string, int> wanted;
    for (const auto& [letter, rows] :
         {std::pair{'N', 26}, {'E', 10}, {'F', 15}, {'I', 11}, {'C', 6}, {'D', 10}, {'P', 17}, {'S', 11}})
        for (int number = 1; number <= rows; ++number) wanted[letter + std::to_string(number)] = 0;

    const std::regex row(R"(\n\| ([A-Z][0-9]+) \|([^|\n]*)\|([^|\n]*)\|([^|\n]*)\|([^|\n]*)\|)");
    const std::regex tests(R"re(`([a-z]+/[a-z_]+\.(?:cpp|sh))`((?: (?:and )?"[^"]+")+))re"), name(R"re("([^"]+)")re");
    const std::regex fuzzers("fuzzers?((?: (?:and )?`[a-z]+`)+)"), fuzzer("`([a-z]+)`");
    for (std::sregex_iterator r(page.begin(), page.end(), row), end; r != end; ++r) {
        const auto id = (*r)[1].str(), shown = (*r)[5].str();
        CAPTURE(id);
        REQUIRE(wanted.contains(id));
        ++wanted[id];
        int named = 0;
        for (std::sregex_iterator t(shown.begin(), shown.end(), tests); t != end; ++t) {
            const auto file = (*t)[1].str(), names = (*t)[2].str();
            const auto source = text_of_test(file);
            CHECK_MESSAGE(!source.empty(), file);
            for (std::sregex_iterator n(names.begin(), names.end(), name); n != end; ++n, ++named)
                CHECK_MESSAGE(source.find((*n)[0].str()) != std::string::npos, file << ": " << (*n)[1].str());
        }
        for (std::sregex_iterator f(shown.begin(), shown.end(), fuzzers); f != end; ++f) {
            const auto names = (*f)[1].str();
            for (std::sregex_iterator n(names.begin(), names.end(), fuzzer); n != end; ++n, ++named)
                CHECK_MESSAGE(fs::exists(kRoot / "tests/fuzz" / ((*n)[1].str() + "_fuzz.cpp")), (*n)[1].str());
        }
        const bool reasoned = shown.starts_with(" not shown") || shown.starts_with(" none needed");
        CHECK((named > 0 || reasoned));
    }
    for (const auto& [id, times] : wanted) CHECK_MESSAGE(times == 1, id);
}
