#include "base/json.h"

#include <algorithm>
#include <charconv>
#include <exception>
#include <nlohmann/json.hpp>
#include <numeric>

#include "json_text.h"
#include "json_trouble.h"

namespace accolade::json {

namespace {

constexpr std::size_t kMostDoubledKeys = 20;  // complained of; a file with more has one mistake, made by a program

std::string where(const std::string& name, Place place) {
    return name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

// Takes nlohmann's events and builds our tree. Its events carry no positions, so a walker goes over the same text and
// stops at each token.
class Builder {
  public:
    using Foreign = nlohmann::json;

    Builder(std::string_view text, const std::vector<std::size_t>& overflows, const std::string& name,
            const Limits& limits)
        : walker_(text), overflows_(overflows), name_(name), limits_(limits) {}

    bool null() { return put(Type::null); }
    bool boolean(bool value) {
        if (!put(Type::boolean)) return false;
        last_->boolean = value;
        return true;
    }
    bool number_integer(Foreign::number_integer_t) { return number(); }
    bool number_unsigned(Foreign::number_unsigned_t) { return number(); }
    bool number_float(Foreign::number_float_t, const std::string&) { return number(); }
    bool string(std::string& value) {
        if (!put(Type::string)) return false;
        last_->string = std::move(value);
        return true;
    }
    bool binary(Foreign::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Type::object); }
    bool start_array(std::size_t) { return open(Type::array); }
    bool end_object() {
        drop_doubled_keys(*open_.back());
        return close();
    }
    bool end_array() { return close(); }
    bool key(std::string& value) {
        walker_.skip_between();
        const Place place = walker_.place();
        walker_.token();
        open_.back()->members.push_back({std::move(value), place, {}});
        after_ = Situation::After::key;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

    // REQUIRES that parsing failed.
    Error error(Comments comments) {
        if (refused_) return *refused_;
        Situation situation;
        situation.after = after_;
        if (!open_.empty()) {
            const Value& inside = *open_.back();
            situation.inside = inside.is(Type::object) ? Situation::Inside::object : Situation::Inside::list;
            situation.opened = inside.place;
            if (!inside.members.empty()) situation.key = inside.members.back().key;
        }
        if (after_ == Situation::After::value) situation.last = before_;
        const auto found = trouble(walker_, situation, comments);
        return {found.what, where(name_, found.place)};
    }

    Document take() { return std::move(document_); }

  private:
    bool put(Type type) {
        walker_.skip_between();
        const Place place = walker_.place();
        if (++values_ > limits_.values) {
            refused_ = Error{"more than " + std::to_string(limits_.values) + " values; make the document smaller",
                             where(name_, place)};
            return false;
        }
        if (open_.empty()) {
            last_ = &document_.root;
        } else if (open_.back()->is(Type::object)) {
            last_ = &open_.back()->members.back().value;
        } else {
            last_ = &open_.back()->items.emplace_back();
        }
        last_->type = type;
        last_->place = place;
        offset_ = walker_.offset();
        before_.reset();
        if (type != Type::string && type != Type::array && type != Type::object) before_ = walker_;
        token_ = walker_.token();
        after_ = Situation::After::value;
        return true;
    }

    bool number() {
        if (!put(Type::number)) return false;
        last_->string = token_;
        if (std::ranges::binary_search(overflows_, offset_)) {
            last_->overflow = true;
            return true;
        }
        last_->number = number_value(token_).value_or(0);
        const auto [end, error] = std::from_chars(token_.data(), token_.data() + token_.size(), last_->whole);
        last_->integer = error == std::errc() && end == token_.data() + token_.size();
        if (!last_->integer) last_->whole = 0;
        return true;
    }

    bool open(Type type) {
        if (!put(type)) return false;
        if (open_.size() >= limits_.depth) {
            refused_ = Error{
                "nested too deeply: more than " + std::to_string(limits_.depth) + " lists or objects inside each other",
                where(name_, last_->place)};
            return false;
        }
        // What is open is the last of what holds it, so nothing that grows moves it.
        open_.push_back(last_);
        after_ = Situation::After::opening;
        return true;
    }

    bool close() {
        before_.reset();
        walker_.skip_between();
        walker_.token();
        open_.pop_back();
        after_ = Situation::After::value;
        return true;
    }

    void drop_doubled_keys(Value& object) {
        auto& members = object.members;
        std::vector<std::size_t> order(members.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, [&](auto a, auto b) { return members[a].key < members[b].key; });
        std::vector<std::size_t> doubled;
        for (std::size_t i = 1; i < order.size(); ++i) {
            if (members[order[i]].key == members[order[i - 1]].key) doubled.push_back(order[i]);
        }
        if (doubled.empty()) return;
        std::ranges::sort(doubled);
        for (const auto i : doubled) {
            if (document_.complaints.size() >= kMostDoubledKeys) break;
            document_.complaints.push_back(
                {Severity::warning, where(name_, members[i].place),
                 "\"" + members[i].key.substr(0, 40) +
                     "\" appears twice in the same object; the first one counts; remove this one"});
        }
        for (const auto i : doubled) members[i].place.line = 0;  // marked
        std::erase_if(members, [](const Member& member) { return member.place.line == 0; });
    }

    Walker walker_;
    std::optional<Walker> before_;  // the last value, where that is a number or a word
    const std::vector<std::size_t>& overflows_;
    const std::string& name_;
    const Limits& limits_;
    Document document_;
    std::vector<Value*> open_;
    Value* last_ = nullptr;
    std::size_t values_ = 0, offset_ = 0;
    std::string_view token_;
    Situation::After after_ = Situation::After::nothing;
    std::optional<Error> refused_;
};

}  // namespace

const Value* Value::find(std::string_view key) const {
    const auto found = std::ranges::find(members, key, &Member::key);
    return found == members.end() ? nullptr : &found->value;
}

std::string_view name_of(Type type) {
    switch (type) {
        case Type::null:
            return "null";
        case Type::boolean:
            return "true or false";
        case Type::number:
            return "a number";
        case Type::string:
            return "a text";
        case Type::array:
            return "a list";
        case Type::object:
            return "an object";
    }
    return "a value";
}

Result<Document> parse(std::string_view text, const std::string& name, const Limits& limits) {
    if (text.size() > limits.bytes) {
        return failure("too large: " + std::to_string(text.size()) + " bytes, at most " + std::to_string(limits.bytes) +
                           " are read",
                       name);
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    // Of UTF-16, every other byte of ASCII is NUL; nlohmann would take a NUL for the end.
    const auto nul = text.find('\0');
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || (nul < 4 && text.size() > 1)) {
        return failure("the text is UTF-16 or UTF-32; save it with the encoding UTF-8", name);
    }
    if (nul != std::string_view::npos) {
        Walker walker(text);
        walker.skip(nul);
        return failure("there is a NUL byte here; this is not a text file", where(name, walker.place()));
    }
    try {
        const auto repaired = harmless(text);
        Builder builder(text, repaired.overflows, name, limits);
        const bool good = nlohmann::json::sax_parse(repaired.text, &builder, nlohmann::json::input_format_t::json, true,
                                                    limits.comments == Comments::allowed);
        if (!good) return std::unexpected(builder.error(limits.comments));
        return builder.take();
    } catch (const std::exception& problem) {
        return failure(std::string("cannot be read: ") + problem.what(), name);
    }
}

std::string literal(std::string_view words) {
    return nlohmann::json(std::string(words)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace accolade::json
