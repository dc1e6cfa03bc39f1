// Phrases: the few words of our own that a slide may need, in two dozen languages: assets/phrases/LANG.json, built in
// as well. A phrase is an ICU MessageFormat pattern: "{n, plural, one {# year} other {# years}}". Dates within one are
// a day and a month, as "d MMMM" writes them in the language: some languages could not bend a weekday. English stands
// where a language has no phrase of its own. Values; any thread.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/complaint.h"
#include "base/embedded.h"
#include "base/result.h"

namespace accolade::wording {

// The files of assets/phrases as they were when the program was built.
std::span<const EmbeddedFile> built_in_phrases();

// A name within a pattern, and what stands for it: a text, or a number that plurals ask for.
using Argument = std::pair<std::string_view, std::variant<std::string_view, double>>;

class Phrases {
  public:
    using Patterns = std::map<std::string, std::string, std::less<>>;  // key -> pattern

    // Those that are built in. `built_in()` is a fresh copy; `standard()` the one that all share.
    static Phrases built_in();
    static const Phrases& standard();

    // Phrases of a language, over those that stand. What objection() says nothing against is safe to add.
    void add(std::string_view language, const Patterns& patterns);
    // The same in every language.
    void add_to_all(const Patterns& patterns);

    // Never empty for a known key; empty for another.
    std::string say(std::string_view key, std::string_view language,
                    std::initializer_list<Argument> arguments = {}) const;

    bool operator==(const Phrases&) const = default;

  private:
    std::map<std::string, Patterns, std::less<>> languages_;
};

// The keys there are, sorted.
std::span<const std::string_view> phrase_keys();

// What is wrong with a phrase: an unknown key, a pattern that is none, a name in braces that the phrase does not have.
std::optional<std::string> objection(std::string_view key, std::string_view pattern);

// The phrases of a file. What is wrong is left out and complained of, with its line.
Phrases::Patterns read_phrases(std::string_view text, const std::string& file, Complaints& complaints);

}  // namespace accolade::wording
