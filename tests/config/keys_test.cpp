// The reader, the schema, the sample and the page about them name the same keys: no one may lag behind.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "base/json.h"
#include "config/settings_reader.h"
#include "model/kind.h"
#include "support/schema.h"
#include "support/temp_folder.h"

using namespace accolade;
using namespace accolade::config;
namespace fs = std::filesystem;

namespace {

using Keys = std::set<std::string>;

const fs::path kRoot = ACCOLADE_SOURCE_DIR;

std::string text_of(const std::string& file) {
    return TempFolder::read(kRoot / file);
}

json::Document parsed(const std::string& file) {
    auto document = json::parse(text_of(file), file);
    if (!document) throw std::runtime_error(to_string(document.error()));
    return std::move(*document);
}

// "screen", "screen.rotation", ...: what a schema calls properties, however deep; the kinds are one key's own matter.
void collect(const json::Value& schema, const std::string& path, Keys& keys) {
    if (const auto* properties = schema.find("properties"); properties != nullptr && path != "kinds") {
        for (const auto& [key, place, value] : properties->members) {
            const auto name = path.empty() ? key : path + "." + key;
            keys.insert(name);
            collect(value, name, keys);
        }
    }
    if (const auto* items = schema.find("items")) collect(*items, path, keys);
    if (const auto* any = schema.find("anyOf")) {
        for (const auto& one : any->items) collect(one, path, keys);
    }
}

Keys schema_keys() {
    const auto schema = parsed("config/kiosk.schema.json");
    Keys keys;
    collect(schema.root, "", keys);
    return keys;
}

Keys matches(const std::string& text, const std::regex& pattern) {
    Keys found;
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) found.insert((*it)[1].str());
    return found;
}

const json::Value* property(const json::Value& schema, const std::string& path) {
    const json::Value* at = &schema;
    std::istringstream names(path);
    for (std::string name; at != nullptr && std::getline(names, name, '.');) {
        at = at->find("properties");
        if (at != nullptr) at = at->find(name);
    }
    return at;
}

}  // namespace

TEST_CASE("the sample names every key at its default, and nothing in it is complained of") {
    const auto [settings, complaints, places] =
        read_settings(text_of("config/kiosk.json"), "kiosk.json", kRoot / "config");
    CHECK(complaints == Complaints{});
    CHECK(settings == Settings{});

    const auto sample = parsed("config/kiosk.json");
    Keys keys;
    for (const auto& [key, place, value] : sample.root.members) {
        keys.insert(key);
        for (const auto& inner : value.members) keys.insert(key + "." + inner.key);
    }
    auto expected = schema_keys();
    for (const std::string key : {"address", "every", "token_file", "token_credential", "password_file", "headers_file",
                                  "certificate", "certificate_key", "limit", "newer_than", "name"}) {
        CHECK(expected.erase("feeds." + key) == 1);  // named in a comment, for the default is no feed
        CHECK(text_of("config/kiosk.json").find("\"" + key + "\": ") != std::string::npos);
    }
    CHECK(keys == expected);
}

TEST_CASE("what stands in the sample's comments works when it is uncommented") {
    std::istringstream lines(text_of("config/kiosk.json"));
    std::string text, line;
    // What is uncommented replaces the line below it; the last of each needs its comma.
    while (std::getline(lines, line)) {
        if (!line.starts_with("  //   ")) continue;
        text += line.substr(7) + "\n";
        const bool whole = line.starts_with("  //   \"") && line.ends_with('}');
        if (whole) text += ",";
    }
    const auto [settings, complaints, places] =
        read_settings("{" + text + "\"site\": \"x\"}", "kiosk.json", "/etc/accolade");
    CHECK(complaints == Complaints{});
    CHECK(settings.feeds.size() == 5);
    CHECK(settings.kinds.size() == 3);
    CHECK(settings.opening_hours != OpeningHours::always());
}

TEST_CASE("an editor finds nothing wrong in the sample, and what the reader refuses it underlines") {
    const auto schema_text = parsed("config/kiosk.schema.json");
    const test::Schema schema(schema_text.root);
    CHECK(schema.objections(parsed("config/kiosk.json").root).empty());
    for (const auto* text :
         {R"({ "them": "base" })", R"({ "screen": { "rotation": 45 } })", R"({ "feeds": [{ "every": 60 }] })",
          R"({ "opening_hours": { "monday": "07:00-19:00" } })", R"({ "kinds": { "storry": 1 } })",
          R"({ "brand": { "color": "blue" } })", R"({ "feeds": [{ "address": "a", "every": 1 }] })",
          R"({ "celebrations": { "sound": "loud" } })", R"({ "celebrations": { "quiet_hours": "noon" } })"}) {
        CAPTURE(text);
        CHECK(any_error(read_settings(text, "kiosk.json", "/etc").complaints));
        const auto document = json::parse(text, "kiosk.json");
        REQUIRE(document);
        CHECK_FALSE(schema.objections(document->root).empty());
    }
}

TEST_CASE("the page about the settings has a line for every key") {
    CHECK(matches(text_of("docs/configuration.md"), std::regex(R"(\n\| `([^`]+)` \|)")) == schema_keys());
}

TEST_CASE("the reader asks for the keys of the schema and no others") {
    std::string sources;
    for (const auto& entry : fs::directory_iterator(kRoot / "src/config")) {
        if (entry.path().extension() == ".cpp") sources += TempFolder::read(entry.path());
    }
    Keys asked = matches(
        sources, std::regex(R"rx(\.(?:text|texts|number|whole|flag|object|list|any|one_of<\w+>)\(\s*"([^"]+)")rx"));
    asked.merge(matches(sources, std::regex(R"rx(path_in\(\w+, "([^"]+)")rx")));
    Keys expected;
    for (const auto& key : schema_keys()) expected.insert(key.substr(key.rfind('.') + 1));
    CHECK(asked == expected);
}

TEST_CASE("the schema knows the kinds, and says the defaults of the sample") {
    const auto schema = parsed("config/kiosk.schema.json");
    const auto* kinds = property(schema.root, "kinds")->find("properties");
    REQUIRE(kinds != nullptr);
    CHECK(std::ranges::equal(kinds->members, model::kind_names(), {}, &json::Member::key));

    const auto sample = parsed("config/kiosk.json");
    const auto compare = [&](const std::string& path, const json::Value& value) {
        CAPTURE(path);
        const auto* described = property(schema.root, path);
        REQUIRE(described != nullptr);
        CHECK(described->find("description") != nullptr);
        const auto* standard = described->find("default");
        REQUIRE(standard != nullptr);
        CHECK(standard->type == value.type);
        CHECK(standard->string == value.string);
        CHECK(standard->boolean == value.boolean);
    };
    for (const auto& [key, place, value] : sample.root.members) {
        if (key == "$schema") continue;
        if (key != "brand" && key != "screen" && key != "celebrations") compare(key, value);
        for (const auto& inner : value.members) compare(key + "." + inner.key, inner.value);
    }
}
