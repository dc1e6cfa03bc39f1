// Members: reads one JSON object of a feed. A member that is wrong is left out with a complaint, and everything else
// stays; what is read is clean (see clean_text.h) and within the caps. Unlike base's Fields it forgives, because the
// author of a feed is seldom the person at the screen. Except for the members that limit who sees an item and when
// (limits.h): where one of those is not understood, the item is held back.
//
// Value that borrows; one thread. REQUIRES that the object and the Report outlive it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "feed/report.h"
#include "model/item.h"

namespace accolade::feed {

// Names that are members of another object, and what to do with them: "move it into "_accolade"".
struct Elsewhere {
    std::span<const std::string_view> names = {};
    std::string_view advice = {};
};

class Members {
  public:
    // `inside` names the object in complaints: "people 2"; empty for the item itself.
    Members(const json::Value& object, Report& report, std::string inside = {});

    // Empty or nothing where the member is absent or null, or where it is wrong and was complained of.
    std::string line(std::string_view key);                                  // one line
    std::string prose(std::string_view key);                                 // may have paragraphs
    std::string raw(std::string_view key);                                   // as it is written
    std::vector<std::string> lines(std::string_view key, std::size_t most);  // a list of texts, or one text
    std::optional<model::Number> number(std::string_view key);
    std::optional<double> clamped(std::string_view key, double lowest, double highest);
    bool flag(std::string_view key);
    std::optional<WallTime> instant(std::string_view key);
    std::optional<model::Moment> moment(std::string_view key);
    // An instant, or a whole day of the screen's: its beginning, or its end. One that is wrong holds the item back.
    std::optional<WallTime> not_before(std::string_view key);
    std::optional<WallTime> not_after(std::string_view key);
    std::optional<model::Focus> focus(std::string_view key);
    std::string picture(std::string_view key);  // of a picture or clip: absolute
    std::string link(std::string_view key);     // http or https

    const json::Value* object(std::string_view key);
    const json::Value* list(std::string_view key, std::size_t most);  // complains of what is beyond `most`
    const json::Value* any(std::string_view key);

    // What `refused` is where the value is none of the choices; the choice is complained of as an error if `grave`.
    template <class E>
    std::optional<E> one_of(std::string_view key, std::span<const std::pair<std::string_view, E>> choices,
                            std::string_view consequence, bool grave = false) {
        const auto* value = any(key);
        if (value == nullptr) return std::nullopt;
        std::vector<std::string_view> names;
        for (const auto& [name, choice] : choices) {
            if (value->is(json::Type::string) && value->string == name) return choice;
            names.push_back(name);
        }
        complain_choice(key, *value, names, consequence, grave);
        return std::nullopt;
    }

    // An error about a limit: the item must not be shown, as `held` says from then on.
    void hold_back(json::Place at, const std::string& what);
    bool held() const { return held_; }
    // Members that are limits here: their like, under any name that is not known, holds the item back.
    void limited_by(std::span<const std::string_view> limits) { limits_ = limits; }

    // Complains of every member that no call above asked for, with where it belongs if that is in `elsewhere`.
    void finish(const Elsewhere& elsewhere = {});

    // The same of an object that JSON Feed describes. There others may have members of their own, so only what looks
    // like a mistake is warned of; `standard` are JSON Feed's names that we do not use.
    void finish_standard(std::span<const std::string_view> standard, const Elsewhere& elsewhere = {});

    // "people 2, "photo"": how complaints name a member.
    std::string named(std::string_view key) const;
    std::string cleaned(const json::Value& value, std::string_view key, bool one);
    std::optional<model::Number> number_of(const json::Value& value, std::string_view key);
    Report& report() { return *report_; }

  private:
    const json::Value* checked(std::string_view key, json::Type type);
    std::optional<WallTime> limit(std::string_view key, int days);
    // The limit that an unknown member stands for, unless it is null. `meant`: the known name that it is nearest to.
    std::optional<std::string_view> limit_of(const json::Member& member, const std::optional<std::string>& meant) const;
    std::string address(std::string_view key, bool media);
    bool stands_wrong(const json::Member& member, const Elsewhere& elsewhere);
    void complain_choice(std::string_view key, const json::Value& value, std::span<const std::string_view> names,
                         std::string_view consequence, bool grave);

    const json::Value* object_;
    Report* report_;
    std::string inside_;
    std::vector<std::string_view> asked_;
    std::span<const std::string_view> limits_;
    bool held_ = false;
};

}  // namespace accolade::feed
