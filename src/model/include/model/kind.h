// Kind: what an item recognises. One row a kind says all that differs between kinds: what a theme may say of one, what
// it needs, which members of the feed are its own, when it is over. The reader of the feed, the schemas, the words, the
// rotation and the tests of docs/feed.md read these rows and nothing else, so a new kind is one row, one name in the
// enum, and its phrase (assets/phrases). The names are those of the feed. Values; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accolade::model {

struct Item;

enum class Kind {
    story,
    quote,
    milestone,
    award,
    kudos,
    event,
    session,
    learning,
    social,
    newsletter,
    incentive,
    leaderboard,
    welcome,
    notice,
    anniversary,
};

// When what an item announces is over, and the item with it.
enum class Over {
    never,
    at_end,           // when it ends
    at_end_or_start,  // when it ends; without an end, a while after its start
};

// What may interrupt the show.
enum class Interrupt { never, celebration, emergency };

// Which items of a kind share a slide: those that have the same in common, as many as it has room for.
struct Sharing {
    std::size_t most = 1;                                            // what a slide has room for
    std::size_t (*takes)(const Item&) = nullptr;                     // how much of it an item takes
    std::optional<std::string> (*in_common)(const Item&) = nullptr;  // nothing: it shares with none
    // One item that says what several say; null if each is told by itself.
    Item (*as_one)(std::span<const Item* const>) = nullptr;
};

// Names in order of preference. Of "from.name, from.line" those that say something are joined.
using Names = std::vector<std::string_view>;

struct KindRow {
    Kind kind;
    std::string_view name;     // in the feed, the settings and themes
    std::string_view purpose;  // what it is for, in a line
    Names members = {};        // of `_accolade`, beside those that every kind has
    // The member it is made of, and whether an item has it: one without is shown as a story. Null: it needs nothing.
    std::string_view needs = {};
    bool (*has)(const Item&) = nullptr;
    Names words = {};            // what it offers to a theme, beside what every kind offers
    Names headline = {"title"};  // the first that says anything is the slide's title
    Names lead = {"said"};       // and what comes second; "said" is the summary or else the body
    int letters_read = 170;      // of what comes second: after so many a slide cuts it
    Over over = Over::never;
    bool announces_start = false;  // the day that counts is its start; else its end
    Interrupt interrupts = Interrupt::never;
    Sharing shares_slides = {};
};

// In the order of Kind.
std::span<const KindRow> kinds();
std::span<const std::string_view> kind_names();

const KindRow& row_of(Kind kind);
std::string_view name_of(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

// Whether a slide of its kind would say or show anything that is the item's own: one that has only its kind's name to
// say is not worth showing.
bool says_something(const Item& item);

}  // namespace accolade::model
