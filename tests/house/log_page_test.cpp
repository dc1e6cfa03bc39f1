// docs/install.md quotes the log so that staff find a line in it: the words must be those that the program says.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = ACCOLADE_SOURCE_DIR;

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("what docs/install.md quotes from the log is what the program says") {
    std::string sources;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / "src"))
        if (entry.path().extension() == ".cpp") sources += text_of(entry.path());
    // A sentence may go on in the next line of a source.
    sources = std::regex_replace(sources, std::regex("\"\\n +\""), "");
    const auto page = text_of(kRoot / "docs/install.md");
    const auto table = page.substr(page.find("| The log says |"));
    int quotes = 0;
    const std::regex row(R"re(\n\| ([^|]*)\|)re"), quote(R"re(\*([a-z][^*]+)\*)re");
    for (std::sregex_iterator r(table.begin(), table.end(), row), end; r != end; ++r) {
        const auto said = (*r)[1].str();
        for (std::sregex_iterator q(said.begin(), said.end(), quote); q != end; ++q) {
            CHECK_MESSAGE(sources.find((*q)[1].str()) != std::string::npos, (*q)[1].str());
            ++quotes;
        }
    }
    CHECK(quotes > 10);
}
