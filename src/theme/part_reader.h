// PartReader: reads one part of a slide's file, and checks each name it meets. It is the `k` of the parts' keys(k)
// (theme/part.h): it has one member function for each kind of value. Inside this room only.
//
// Values that borrow; one thread. REQUIRES that all that is handed in outlives it.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reader_parts.h"

namespace accolade::theme {

// What names in a slide's file may refer to, and the complaints about those that refer to nothing.
class NameCheck {
  public:
    NameCheck(const Theme& theme, const SlideLayout& slide, std::span<const std::string_view> words)
        : theme_(&theme), slide_(&slide), words_(words) {}

    void word(const std::string& name, const json::Value& at, Fields& fields) const;
    bool ink(const Ink& ink, const json::Value& at, Fields& fields) const;
    void fill(const Fill& fill, const json::Value& at, Fields& fields) const;
    void style(const std::string& name, const json::Value& at, Fields& fields) const;
    void motion(const std::string& name, const json::Value& at, Fields& fields) const;

  private:
    const Theme* theme_;
    const SlideLayout* slide_;
    std::span<const std::string_view> words_;
};

class PartReader {
  public:
    PartReader(std::string_view part, Fields& fields, const NameCheck& names)
        : part_(part), fields_(fields), names_(names) {}

    void words(std::string_view key, std::string& out);               // a template; its words are checked
    void words(std::string_view key, std::vector<std::string>& out);  // several templates
    void list(std::string_view key, std::string& out);                // "{people}": not words but a list
    void style(std::string_view key, std::string& out);
    void needed_style(std::string_view key, std::string& out);
    void motion(std::string_view key, std::string& out);
    void part(std::string_view key, std::string& out);
    void parts(std::string_view key, std::vector<std::string>& out);

    void color(std::string_view key, Ink& out);
    void color(std::string_view key, std::optional<Ink>& out);
    void colors(std::string_view key, std::vector<Ink>& out, std::size_t least);
    void tints(std::string_view key, std::map<std::string, Ink>& out);
    void fill(std::string_view key, Fill& out);
    void fill(std::string_view key, std::optional<Fill>& out);

    void flag(std::string_view key, bool& out);
    void flag(std::string_view key, std::optional<bool>& out);
    void number(std::string_view key, double lowest, double highest, float& out);
    void numbers(std::string_view key, float lowest, float highest, std::vector<float>& out);
    void point(std::string_view key, float lowest, float highest, Point& out);
    void align(std::string_view key, Align& out);

    template <class E, std::size_t N>
    void choice(std::string_view key, E& out, const std::array<Choice<E>, N>& choices) {
        ask(key);
        for (const auto& [name, value] : choices) asked_.back().choices.emplace_back(name);
        if (auto v = fields_.template one_of<E>(key, choices)) out = *v;
    }

    // What was asked for so far, and the names of other parts that were met: they are checked once all parts are known.
    const std::vector<PartKey>& asked() const { return asked_; }
    const std::vector<std::string>& parts_named() const { return parts_named_; }

  private:
    void ask(std::string_view key) { asked_.push_back({std::string(key), {}}); }

    std::string_view part_;  // its name
    Fields& fields_;
    const NameCheck& names_;
    std::vector<PartKey> asked_;
    std::vector<std::string> parts_named_;
};

struct ReadPart {
    Part part;
    std::vector<std::string> parts_named;
};

// REQUIRES that `fields` reads `member`.
ReadPart read_part(const json::Member& member, Fields& fields, const NameCheck& names);

}  // namespace accolade::theme
