// A byline: up to three faces, a name and a line below it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

// A round portrait; initials on a field of colour if there is no photo.
struct FaceLook {
    std::vector<Ink> fields{{"mid", {}, 1}, {"soft", {}, 1}};    // a person's own is chosen by name
    std::vector<Ink> initials{{"deep", {}, 1}, {"ink", {}, 1}};  // the second where the first is as light as the fields
    std::string monogram = "monogram";                           // style of the initials
    Ink ring{"bg", {}, 1};                                       // between faces that overlap
    Backing backing{};
    bool operator==(const FaceLook&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.colors("fields", fields, 2);
        k.colors("initials", initials, 2);
        k.style("monogram", monogram);
        k.color("ring", ring);
        backing.keys(k);
    }
};

struct PeoplePart {
    static constexpr std::string_view kKey = "people";
    std::string list;                      // "{people}", "{from}", "{host}", "{visitors}"
    std::string name = "{person.name}";    // of one person, or of a team
    std::string names = "{people.names}";  // of several
    std::string line = "{person.line}";
    std::string style{}, second{};  // of the name, of the line
    float size = 8.4F;              // u, of a face
    FaceLook face{};
    std::string clear{};  // a part they make room for where it stands beside them
    bool operator==(const PeoplePart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.list(kKey, list);
        k.words("name", name);
        k.words("names", names);
        k.words("line", line);
        k.style("style", style);
        k.style("second", second);
        k.number("size", 0.5, 100, size);
        face.keys(k);
        k.part("clear", clear);
    }
    std::vector<std::string> styles_on_ground() const { return {style, second}; }
};

}  // namespace accolade::theme
