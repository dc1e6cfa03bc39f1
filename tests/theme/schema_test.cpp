// The schemas that editors complete and check themes with: they know what the readers know, no more and no less.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "support/schema.h"
#include "support/temp_folder.h"
#include "support/themes.h"
#include "theme/part.h"

using namespace accolade;
namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;

const fs::path kRoot = ACCOLADE_SOURCE_DIR;

struct SchemaFile {
    json::Document document;
    test::Schema schema;

    explicit SchemaFile(const std::string& name)
        : document(parsed(TempFolder::read(kRoot / "themes" / name), name)), schema(document.root) {}

    static json::Document parsed(const std::string& text, const std::string& name) {
        auto document = json::parse(text, name);
        if (!document) throw std::runtime_error(to_string(document.error()));
        return std::move(*document);
    }
    std::vector<std::string> objections(const std::string& text) const {
        return schema.objections(parsed(text, "it").root);
    }
};

// All that it calls properties, or choices, however deep.
void collect(const json::Value& schema, const std::string& key, Names& names) {
    if (const auto* found = schema.find(key)) {
        for (const auto& member : found->members) names.insert(member.key);
        for (const auto& item : found->items) names.insert(item.string);
    }
    for (const auto& member : schema.members) {
        if (member.value.is(json::Type::object)) collect(member.value, key, names);
        for (const auto& item : member.value.items) collect(item, key, names);
    }
}

Names matches(const std::string& file, const std::regex& pattern) {
    const auto text = TempFolder::read(kRoot / "src/theme" / file);
    Names found;
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) found.insert((*it)[1].str());
    return found;
}

Names both(const std::string& key) {
    const SchemaFile theme("theme.schema.json"), slide("slide.schema.json");
    Names names;
    collect(theme.document.root, key, names);
    collect(slide.document.root, key, names);
    return names;
}

Names without(Names names, const Names& others) {
    for (const auto& name : others) names.erase(name);
    return names;
}

// What part_kinds says of a kind, by name: each key with the choices it has.
std::map<std::string, Names> keys_of(const theme::PartKind& kind) {
    std::map<std::string, Names> keys;
    for (const auto& key : kind.keys) keys[key.name] = {key.choices.begin(), key.choices.end()};
    return keys;
}

}  // namespace

TEST_CASE("the schema names the keys and the choices of every kind of part, and no others") {
    const SchemaFile slide("slide.schema.json");
    const auto& defs = *slide.document.root.find("$defs");
    const auto& any = defs.find("part")->find("anyOf")->items;
    const auto kinds = theme::part_kinds();
    CHECK(any.size() == kinds.size());
    for (const auto& kind : kinds) {
        const std::string name = kind.key + "_part";
        CAPTURE(name);
        CHECK(std::any_of(any.begin(), any.end(),
                          [&](const auto& one) { return one.find("$ref")->string == "#/$defs/" + name; }));
        const auto* part = defs.find(name);
        REQUIRE(part != nullptr);
        CHECK_FALSE(part->find("additionalProperties")->boolean);
        std::map<std::string, Names> said;
        for (const auto& property : part->find("properties")->members) {
            said[property.key] = {};
            if (const auto* choices = property.value.find("enum")) {
                for (const auto& choice : choices->items) said[property.key].insert(choice.string);
            }
        }
        CHECK(said == keys_of(kind));
    }
}

TEST_CASE("the schemas name the keys and the choices that the readers ask for, and no others") {
    const std::regex key(
        R"re((?:\.(?:text|texts|number|whole|flag|object|list|any|one_of<\w+>)|read_numbers|read_inks|read_tracks|read_map|number|time)\((?:f, )?"([^"]+)")re");
    const std::regex choice(R"re(\{+"([a-z-]+)", (?:Effect|Curve|Mode|Side|Align)::)re");
    Names asked, chosen;
    for (const auto* file :
         {"theme_reader.cpp", "slide_reader.cpp", "map_reader.cpp", "reader_parts.cpp", "reader_parts.h"}) {
        asked.merge(matches(file, key));
        chosen.merge(matches(file, choice));
    }
    asked.insert("align");  // read in one place for styles and parts
    for (const auto& kind : theme::part_kinds()) {
        for (const auto& [name, choices] : keys_of(kind)) {
            asked.insert(name);
            chosen.insert(choices.begin(), choices.end());
        }
    }
    // Names that are examples: those of colours and of fonts belong to the theme that uses them.
    Names examples;
    const SchemaFile theme("theme.schema.json");
    const auto* properties = theme.document.root.find("properties");
    collect(*properties->find("colors"), "properties", examples);
    collect(*properties->find("fonts"), "properties", examples);
    for (const auto& also_key : asked) examples.erase(also_key);
    CHECK(without(both("properties"), examples) == asked);
    Names kinds;
    const SchemaFile slide("slide.schema.json");
    for (const auto& kind : slide.document.root.find("properties")->find("slide")->find("enum")->items)
        kinds.insert(kind.string);
    CHECK(kinds.size() == 16);
    CHECK(without(both("enum"), kinds) == without(chosen, kinds));
}

TEST_CASE("an editor completes every colour that the shipped themes name") {
    const SchemaFile theme("theme.schema.json");
    Names known;
    collect(*theme.document.root.find("properties")->find("colors"), "properties", known);
    for (const auto& name : test::shipped_themes()) {
        const auto document =
            SchemaFile::parsed(TempFolder::read(kRoot / "themes" / name / "theme.json"), "theme.json");
        const auto* colors = document.root.find("colors");
        if (colors == nullptr) continue;  // all from its brand colour
        for (const auto& color : colors->members) CHECK_MESSAGE(known.contains(color.key), color.key);
    }
}

TEST_CASE("the themes that ship are what the schemas say, and name them for editors") {
    const SchemaFile theme("theme.schema.json"), slide("slide.schema.json");
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / "themes")) {
        const auto name = entry.path().filename().string();
        if (!name.ends_with(".json") || name.ends_with(".schema.json")) continue;
        const auto text = TempFolder::read(entry.path());
        const bool whole = name == "theme.json";
        for (const auto& objection : (whole ? theme : slide).objections(text))
            FAIL_CHECK(entry.path().string() << objection);
        const auto document = SchemaFile::parsed(text, name);
        const auto* named = document.root.find("$schema");
        REQUIRE_MESSAGE(named != nullptr, entry.path());
        CHECK(fs::exists(entry.path().parent_path() / named->string));
        ++files;
    }
    CHECK(files > 9);
}

TEST_CASE("what the readers refuse, an editor underlines") {
    const SchemaFile theme("theme.schema.json"), slide("slide.schema.json");
    for (const auto* text : {
             R"({ "colour": {} })",
             R"({ "colors": { "accent": "#12345" } })",
             R"({ "colors": { "accent": 3 } })",
             R"({ "text": { "title": { "sizes": [0] } } })",
             R"({ "text": { "title": { "lines": 1.5 } } })",
             R"({ "text": { "title": { "align": "left" } } })",
             R"({ "motion": { "line": { "effect": "raise" } } })",
             R"({ "mode": "dim" })",
             R"({ "format": 2 })",
             R"({ "brand": "blue" })",
         }) {
        CHECK_MESSAGE(!theme.objections(text).empty(), text);
    }
    CHECK(theme.objections(R"({ "colors": { "sky1": "bg/0.5" }, "text": { "title": { "sizes": 12 } } })").empty());
    const auto part = [&](const std::string& words) {
        return slide.objections(R"({ "slide": "story", "parts": { "a": { )" + words +
                                R"( } }, "landscape": { "layers": [] }, "portrait": { "layers": [] } })");
    };
    CHECK(part(R"("text": "{title}", "style": "title")").empty());
    CHECK(part(R"("shape": "disc", "fill": { "linear": ["bg", "accent/0.4 38%"] })").empty());
    for (const auto* words :
         {R"("text": "{title}")", R"("shape": "disk")", R"("shap": "disc")",
          R"("shape": "disc", "fill": { "linear": ["bg"] })", R"("style": "title")", R"("shape": "disc", "radius": -1)",
          R"("picture": "{image}", "aim": [0.5])", R"("text": "{title}", "style": "title", "corner": "top-left")",
          R"("mosaic": "full", "inks": ["accent"])"}) {
        CHECK_MESSAGE(!part(words).empty(), words);
    }
    CHECK_FALSE(
        slide.objections(R"({ "slide": "storry", "landscape": { "layers": [] }, "portrait": { "layers": [] } })")
            .empty());
    CHECK_FALSE(slide.objections(R"({ "slide": "story", "landscape": { "layers": [] } })").empty());
}
