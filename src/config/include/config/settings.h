// Settings: what the people of the house decide about one screen, as config/kiosk.json says it. A key that is not
// there has the value below; docs/configuration.md says what each is for. Values; any thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "config/opening_hours.h"
#include "gfx/color.h"
#include "model/item.h"

namespace accolade::config {

struct FeedSource {
    std::string address;               // http:// or https://, or else the absolute path of a file or folder
    Seconds every{60};                 // how often it is asked, or its files are looked at
    std::filesystem::path token_file;  // its first line is sent as "Authorization: Bearer ..."; empty: none
    std::string name;                  // for operators; empty: its address

    // What else its server may want to see (feed/source.h); empty: nothing.
    std::string token_credential{};
    std::filesystem::path password_file{}, headers_file{}, certificate{}, certificate_key{};

    int limit = 0;       // only so many items, the newest; 0: all
    int newer_than = 0;  // only items of so many days; 0: all

    bool over_http() const { return address.starts_with("http://") || address.starts_with("https://"); }
    bool operator==(const FeedSource&) const = default;
};

struct Brand {
    std::string name;                   // empty: the feed's
    std::optional<Color> color;         // none: the theme's own colours; else a palette is derived from it
    std::filesystem::path logo;         // empty: the feed's
    std::filesystem::path logo_dark{};  // on dark grounds; empty: the logo, or the feed's where that is the feed's
    bool nameless = false;              // "name": "" beside a logo: the logo alone, whatever the feed says

    bool operator==(const Brand&) const = default;
};

enum class Effects { automatic, full, less, least };

struct ScreenSettings {
    int display = 0;                // as SDL counts them
    int rotation = 0;               // degrees clockwise: 0, 90, 180 or 270
    double diagonal_inches = 55;    // of the screen, and
    double viewing_distance_m = 4;  // of the people before it: together they say how large text must be
    bool reduced_motion = false;
    Effects effects = Effects::automatic;

    bool operator==(const ScreenSettings&) const = default;
};

struct CelebrationSettings {
    bool takeover = true;                           // else a celebration is a banner at the lower edge
    OpeningHours quiet = OpeningHours::never();     // banners alone
    bool sound = false;                             // a chime
    OpeningHours audible = OpeningHours::always();  // when there may be one

    bool operator==(const CelebrationSettings&) const = default;
};

using model::Audience;
enum class WhenClosed { idle, dark, off };  // off: the panel sleeps

enum class Cadence { weekly, monthly, quarterly, yearly };

struct Settings {
    std::vector<FeedSource> feeds;  // none: the demo that ships with the program
    std::string theme = "atelier";  // the name of one that ships with the program, or a folder's absolute path
    Brand brand;
    ScreenSettings screen;
    std::string name;                // of the screen, for people; empty: that of the machine
    std::vector<std::string> sites;  // none: only items for everywhere
    Audience audience = Audience::everyone;
    std::string zone;      // IANA; empty: the machine's
    std::string language;  // BCP 47; empty: the feed's
    // How often items of a kind come, relative to those of a kind that is not named: 0 is never, 2 twice as often.
    std::map<model::Kind, double> kinds;
    // Words of the screen's own that are said otherwise here: language, key, pattern (wording/phrases.h). Language "":
    // in every language.
    std::map<std::string, std::map<std::string, std::string>> phrases;
    OpeningHours opening_hours = OpeningHours::always();
    WhenClosed when_closed = WhenClosed::idle;
    CelebrationSettings celebrations;
    std::filesystem::path ca_file;  // certificates of authorities that are trusted beside the system's; empty: none
    std::map<model::Kind, Cadence> cadence;  // how often something of a kind is meant to be celebrated
    std::filesystem::path metrics_file;      // for node_exporter; empty: none
    std::filesystem::path state_folder;  // empty: $STATE_DIRECTORY, or accolade in $XDG_STATE_HOME or ~/.local/state

    bool operator==(const Settings&) const = default;
};

}  // namespace accolade::config
