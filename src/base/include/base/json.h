// JSON as the project reads it: RFC 8259, UTF-8, with line and column of everything, limits, and // and /* */ comments
// where a person writes it. Parsed by nlohmann/json's SAX reader into our own tree; foreign trees are never copied or
// dumped (the tree cannot be copied). A number that no double holds costs itself, not the document, and an escaped
// surrogate without its partner becomes U+FFFD.
//
// Values; any thread. Errors name "NAME:line:column".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/complaint.h"
#include "base/result.h"

namespace accolade::json {

struct Place {
    int line = 1, column = 1;  // from 1; columns count bytes
    bool operator==(const Place&) const = default;
};

enum class Type { null, boolean, number, string, array, object };

struct Member;

struct Value {
    Type type = Type::null;
    bool boolean = false;
    double number = 0;     // finite; see `overflow`
    bool integer = false;  // written without fraction or exponent, and `whole` holds it
    std::int64_t whole = 0;
    bool overflow = false;  // a number too large for a double: `number` is 0 and must not be used
    std::string string;     // also the digits of a number, as they were written
    std::vector<Value> items;
    std::vector<Member> members;  // in file order; of equal keys the first is kept, the others are complaints
    Place place;

    Value() = default;
    Value(Value&&) = default;
    Value& operator=(Value&&) = default;
    Value(const Value&) = delete;
    Value& operator=(const Value&) = delete;
    ~Value() = default;

    bool is(Type t) const { return type == t; }
    const Value* find(std::string_view key) const;  // null if there is none, or where this is no object
};

struct Member {
    std::string key;
    Place place;
    Value value;
};

struct Document {
    Value root;
    Complaints complaints;  // keys that stand twice
};

enum class Comments { refused, allowed };

struct Limits {
    std::size_t bytes = 8U << 20U;
    std::size_t depth = 64;  // at most some hundreds: a tree is taken down by recursion
    std::size_t values = 2U << 20U;
    Comments comments = Comments::allowed;
};

// `name` is what complaints call the text: a path or an address.
Result<Document> parse(std::string_view text, const std::string& name, const Limits& limits = {});

// The words as a JSON string, with its quotation marks. Broken UTF-8 becomes U+FFFD.
std::string literal(std::string_view words);

std::string_view name_of(Type type);  // "a number", "an object": for complaints

}  // namespace accolade::json
