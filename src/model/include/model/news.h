// News: a snapshot of all that may be shown, merged from every feed. Published whole and never changed again. Any
// thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "gfx/geometry.h"
#include "model/celebration.h"
#include "model/items.h"

namespace accolade::model {

// A logo of this address is the display's own mark, in the colours of the theme: the demo's.
inline constexpr std::string_view kHouseMark = "accolade:mark";

struct Brand {
    std::string name;
    std::string logo;         // address of a picture; may be empty
    std::string logo_dark{};  // the same for dark grounds; empty: the logo for all
    bool operator==(const Brand&) const = default;
};

// A picture that has arrived whole: where its bytes lie, and its size once upright.
struct PictureFile {
    std::string path;
    PixelSize size;
    std::int64_t written_ns = 0;  // since 1970; 0 if another picture has another path
    // Who names it, as complaints say: "news.json, item 7 ("storm-crew"), line 41: picture https://…/a.png". May be
    // empty; makes no picture another.
    std::string named{};

    bool operator==(const PictureFile& other) const {
        return path == other.path && size == other.size && written_ns == other.written_ns;
    }
};

// Somebody who is not to be shown, as a feed says.
struct Refusal {
    std::string item;  // that is about them; it is not in the news
    std::string name;  // may be empty
    auto operator<=>(const Refusal&) const = default;
};

struct News {
    Items items;  // in feed order, feeds in configured order; ids are unique
    Brand brand;
    std::map<std::string, PictureFile> pictures;  // by address; one that is missing is not shown
    std::vector<Call> calls{};                    // by a live stream, until a fetch has been made since
    std::optional<WallTime> pushed{};             // when a live stream sent, or else brought, what is new in it
    std::string language{};                       // BCP 47: of the first feed that names one; may be empty
    std::vector<Refusal> refusals{};              // sorted
    bool operator==(const News&) const = default;
};

}  // namespace accolade::model
