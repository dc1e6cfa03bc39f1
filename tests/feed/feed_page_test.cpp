// docs/feed.md and the rows of model/kind.h are written by hand, each in its place; here they meet.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "model/kind.h"

using namespace accolade;

namespace {

std::string kinds_of_the_page() {
    std::ifstream in(std::filesystem::path(ACCOLADE_SOURCE_DIR) / "docs/feed.md", std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    const auto begin = page.find("\n## Kinds, with examples");
    return page.substr(begin, page.find("\n## ", begin + 1) - begin);
}

bool names(std::string_view section, std::string_view member) {
    const std::string name(member);
    return section.find("`" + name + "`") != std::string_view::npos ||
           section.find("\"" + name + "\":") != std::string_view::npos;
}

}  // namespace

TEST_CASE("the page for feed authors has one section for every kind, in the order of the kinds") {
    const auto kinds = kinds_of_the_page();
    std::size_t at = 0, sections = 0;
    for (auto next = kinds.find("\n### "); next != std::string::npos; next = kinds.find("\n### ", next + 1)) ++sections;
    CHECK(sections == model::kinds().size());
    for (const auto& row : model::kinds()) {
        CAPTURE(row.name);
        const auto found = kinds.find("\n### " + std::string(row.name) + ": " + std::string(row.purpose) + "\n");
        REQUIRE(found != std::string::npos);
        CHECK(found > at);
        at = found;
    }
}

TEST_CASE("the section of a kind names every member that is the kind's own, what it needs, and shows an example") {
    const auto kinds = kinds_of_the_page();
    for (const auto& row : model::kinds()) {
        CAPTURE(row.name);
        const auto begin = kinds.find("\n### " + std::string(row.name) + ": ");
        REQUIRE(begin != std::string::npos);
        const auto section = kinds.substr(begin, kinds.find("\n### ", begin + 1) - begin);
        for (const auto member : row.members) {
            CAPTURE(member);
            CHECK(names(section, member));
        }
        CHECK(section.find("\"kind\": \"" + std::string(row.name) + "\"") != std::string::npos);
        const bool needs = section.find("Needs `" + std::string(row.needs) + "`") != std::string::npos;
        CHECK(needs == !row.needs.empty());
        const bool over = section.find("leaves when it is over") != std::string::npos ||
                          section.find("as for an event") != std::string::npos;
        CHECK(over == (row.over != model::Over::never));
    }
}
