// Feeds for tests: one item in a feed around it, and where complaints end up.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "feed/feed_parser.h"

namespace accolade::feed::sample {

inline const FeedContext kWeb{
    .address = "https://news.nordhavn.example/lobby/feed.json", .source = "news", .language = "en", .caps = {}};
inline const FeedContext kFile{.address = "/srv/lobby/feed.json", .source = "file", .language = "nb", .caps = {}};

inline std::string bare_feed_of(std::string_view members) {
    return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [\n{\"id\": \"x\"" +
           (members.empty() ? std::string() : ",\n" + std::string(members)) + "}]}";
}

// A feed with one item: the members given, behind an id. It has something to show, whatever they are.
inline std::string feed_of(std::string_view members) {
    const bool says = members.find("\"summary\":") != std::string_view::npos;
    return bare_feed_of(std::string(members) + (says              ? ""
                                                : members.empty() ? "\"summary\": \"s\""
                                                                  : ", \"summary\": \"s\""));
}

inline Parsed parsed(std::string_view bytes, const FeedContext& context = kWeb) {
    auto result = parse_feed(bytes, context);
    if (!result) FAIL(to_string(result.error()));
    return std::move(*result);
}

struct One {
    model::Item item;
    Complaints complaints;
};

inline One one(std::string_view members, const FeedContext& context = kWeb) {
    auto feed = parsed(feed_of(members), context);
    REQUIRE(feed.items.size() == 1);
    return {std::move(feed.items[0]), std::move(feed.complaints)};
}

inline One extended(std::string_view members, const FeedContext& context = kWeb) {
    return one("\"_accolade\": {" + std::string(members) + "}", context);
}

inline std::string refusal(std::string_view bytes, const FeedContext& context = kWeb) {
    const auto result = parse_feed(bytes, context);
    return result ? "no error" : to_string(result.error());
}

inline std::string all(const Complaints& complaints) {
    std::string text;
    for (const auto& complaint : complaints) text += to_string(complaint) + "\n";
    return text;
}

inline bool complains(const Complaints& complaints, std::string_view of) {
    return all(complaints).find(of) != std::string::npos;
}

inline std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline const std::filesystem::path kTestdata = ACCOLADE_TESTDATA;

}  // namespace accolade::feed::sample
