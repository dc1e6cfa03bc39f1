// Schema: what an editor does with our JSON schemas, as much of it as they use: types, choices, ranges, patterns,
// required and known keys, lists, and references within the schema. Says what is wrong, and where.
#pragma once

#include <algorithm>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace accolade::test {

class Schema {
  public:
    explicit Schema(const json::Value& root) : root_(root) {}

    // Empty where nothing is wrong: "/parts/title: unknown key \"stile\"".
    std::vector<std::string> objections(const json::Value& value) const {
        std::vector<std::string> all;
        hold(value, root_, "", all);
        return all;
    }

  private:
    using Objections = std::vector<std::string>;

    static bool same(const json::Value& a, const json::Value& b) {
        return a.type == b.type && a.string == b.string && a.boolean == b.boolean;
    }
    static bool is(const json::Value& value, const std::string& type) {
        switch (value.type) {
            case json::Type::null:
                return type == "null";
            case json::Type::boolean:
                return type == "boolean";
            case json::Type::number:
                return type == "number" || (type == "integer" && value.integer);
            case json::Type::string:
                return type == "string";
            case json::Type::array:
                return type == "array";
            case json::Type::object:
                return type == "object";
        }
        return false;
    }
    const json::Value* referred(const std::string& to) const {  // "#/$defs/color"
        const json::Value* at = &root_;
        for (std::size_t from = 2; at != nullptr && from < to.size();) {
            const auto end = std::min(to.find('/', from), to.size());
            at = at->find(to.substr(from, end - from));
            from = end + 1;
        }
        return at;
    }

    void hold(const json::Value& value, const json::Value& schema, const std::string& at, Objections& all) const {
        const auto object = [&](const std::string& what) { all.push_back((at.empty() ? "/" : at) + ": " + what); };
        if (const auto* to = schema.find("$ref")) {
            const auto* other = referred(to->string);
            if (other == nullptr) return object("the schema has no " + to->string);
            hold(value, *other, at, all);
        }
        if (const auto* any = schema.find("anyOf")) {
            const bool one = std::ranges::any_of(any->items, [&](const json::Value& choice) {
                Objections none;
                hold(value, choice, at, none);
                return none.empty();
            });
            if (!one) object("is none of what it may be");
        }
        if (const auto* constant = schema.find("const"); constant != nullptr && !same(*constant, value))
            object("must be " + constant->string);
        if (const auto* choices = schema.find("enum"))
            if (std::ranges::none_of(choices->items, [&](const json::Value& one) { return same(one, value); }))
                object("\"" + value.string + "\" is no choice");
        if (const auto* type = schema.find("type"); type != nullptr && !is(value, type->string))
            return object("must be " + type->string);
        if (value.is(json::Type::number)) hold_number(value, schema, object);
        if (value.is(json::Type::string)) hold_text(value, schema, object);
        if (value.is(json::Type::array)) hold_list(value, schema, at, all, object);
        if (value.is(json::Type::object)) hold_object(value, schema, at, all, object);
    }

    template <class Object>
    static void hold_number(const json::Value& value, const json::Value& schema, const Object& object) {
        if (const auto* least = schema.find("minimum"); least != nullptr && value.number < least->number)
            object("must be at least " + least->string);
        if (const auto* most = schema.find("maximum"); most != nullptr && value.number > most->number)
            object("must be at most " + most->string);
    }
    template <class Object>
    static void hold_text(const json::Value& value, const json::Value& schema, const Object& object) {
        if (const auto* length = schema.find("minLength"); length != nullptr && value.string.empty())
            object("must not be empty");
        if (const auto* pattern = schema.find("pattern"))
            if (!std::regex_search(value.string, std::regex(pattern->string)))
                object("\"" + value.string + "\" is not written like " + pattern->string);
    }
    template <class Object>
    void hold_list(const json::Value& value, const json::Value& schema, const std::string& at, Objections& all,
                   const Object& object) const {
        const auto count = static_cast<double>(value.items.size());
        if (const auto* least = schema.find("minItems"); least != nullptr && count < least->number)
            object("has too few");
        if (const auto* most = schema.find("maxItems"); most != nullptr && count > most->number) object("has too many");
        if (const auto* items = schema.find("items"))
            for (std::size_t i = 0; i < value.items.size(); ++i)
                hold(value.items[i], *items, at + "/" + std::to_string(i), all);
    }
    template <class Object>
    void hold_object(const json::Value& value, const json::Value& schema, const std::string& at, Objections& all,
                     const Object& object) const {
        if (const auto* required = schema.find("required"))
            for (const auto& key : required->items)
                if (value.find(key.string) == nullptr) object("lacks \"" + key.string + "\"");
        const auto* known = schema.find("properties");
        const auto* patterns = schema.find("patternProperties");
        const auto* others = schema.find("additionalProperties");
        for (const auto& member : value.members) {
            const auto* own = known == nullptr ? nullptr : known->find(member.key);
            for (std::size_t i = 0; own == nullptr && patterns != nullptr && i < patterns->members.size(); ++i)
                if (std::regex_search(member.key, std::regex(patterns->members[i].key)))
                    own = &patterns->members[i].value;
            if (own == nullptr && others != nullptr) {
                if (others->is(json::Type::boolean) && !others->boolean) object("unknown key \"" + member.key + "\"");
                if (others->is(json::Type::object)) own = others;
            }
            if (own != nullptr) hold(member.value, *own, at + "/" + member.key, all);
        }
    }

    const json::Value& root_;
};

}  // namespace accolade::test
