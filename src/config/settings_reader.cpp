#include "config/settings_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/fields.h"
#include "base/json.h"
#include "feed_sources.h"
#include "model/kind.h"

namespace accolade::config {

namespace {

constexpr std::size_t kLargestFile = 1U << 20U;

constexpr std::array<std::pair<std::string_view, int>, 4> kRotations{
    {{"0", 0}, {"90", 90}, {"180", 180}, {"270", 270}}};
constexpr std::array<std::pair<std::string_view, Effects>, 4> kEffects{
    {{"auto", Effects::automatic}, {"full", Effects::full}, {"less", Effects::less}, {"least", Effects::least}}};
constexpr std::array<std::pair<std::string_view, Audience>, 2> kAudiences{
    {{"public", Audience::everyone}, {"staff", Audience::staff}}};
constexpr std::array<std::pair<std::string_view, WhenClosed>, 3> kWhenClosed{
    {{"idle", WhenClosed::idle}, {"dark", WhenClosed::dark}, {"off", WhenClosed::off}}};
constexpr std::array<std::pair<std::string_view, Cadence>, 4> kCadences{{{"weekly", Cadence::weekly},
                                                                         {"monthly", Cadence::monthly},
                                                                         {"quarterly", Cadence::quarterly},
                                                                         {"yearly", Cadence::yearly}}};

bool letter_or_digit(char c) {
    return ascii::letter(c) || ascii::digit(c);
}

// The shape of a BCP 47 tag: "en", "de-CH", "zh-Hant-TW".
bool like_a_language(std::string_view text) {
    std::size_t length = 0;
    bool first = true;
    for (const char c : text) {
        if (c == '-') {
            if (length == 0 || (first && length < 2)) return false;
            length = 0;
            first = false;
        } else if (!letter_or_digit(c) || ++length > 8 || (first && c <= '9')) {
            return false;
        }
    }
    return first ? length >= 2 : length > 0;
}

// The shape of an IANA zone: "Europe/Oslo", "Etc/GMT+2". Whether there is such a zone is for those who have the list.
bool like_a_zone(std::string_view text) {
    return letter_or_digit(text.front()) && std::ranges::all_of(text, [](char c) {
               return letter_or_digit(c) || c == '/' || c == '_' || c == '-' || c == '+';
           });
}

class Reader {
  public:
    Reader(const std::string& file, const std::filesystem::path& folder) : file_(file), folder_(folder) {}

    Read read(std::string_view text) {
        auto document = json::parse(text, file_, {.bytes = kLargestFile});
        if (!document) {
            read_.complaints.push_back({Severity::error, document.error().where, document.error().what});
            return std::move(read_);
        }
        std::ranges::move(document->complaints, std::back_inserter(read_.complaints));
        Fields fields(document->root, file_, read_.complaints);
        read_top(fields);
        fields.finish();
        return std::move(read_);
    }

  private:
    void remember(const char* key, const json::Value& value) { read_.places[key] = place_of(file_, value.place); }

    void read_top(Fields& fields) {
        auto& settings = read_.settings;
        fields.any("$schema");
        settings.feeds = read_feed_sources(fields, folder_, read_.complaints);
        if (auto theme = fields.text("theme"); theme && !theme->empty()) {
            remember("theme", *fields.value().find("theme"));
            settings.theme = theme->find('/') == std::string::npos ? *theme : resolved(*theme, folder_).string();
        }
        if (const auto* brand = fields.object("brand")) read_brand(*brand);
        if (const auto* screen = fields.object("screen")) read_screen(*screen);
        settings.name = fields.text("name").value_or("");
        read_sites(fields);
        settings.audience = fields.one_of<Audience>("audience", kAudiences).value_or(settings.audience);
        read_zone(fields);
        read_language(fields);
        if (const auto* kinds = fields.object("kinds")) read_kinds(fields, *kinds);
        if (const auto* phrases = fields.object("phrases")) read_phrases(fields, *phrases);
        if (auto hours = week_of(fields, "opening_hours", fields.any("opening_hours"))) settings.opening_hours = *hours;
        settings.when_closed = fields.one_of<WhenClosed>("when_closed", kWhenClosed).value_or(settings.when_closed);
        if (const auto* value = fields.object("celebrations")) read_celebrations(*value);
        settings.ca_file = path_in(fields, "ca_file", folder_);
        if (const auto* cadence = fields.object("cadence")) read_cadence(fields, *cadence);
        settings.metrics_file = path_in(fields, "metrics_file", folder_);
        settings.state_folder = path_in(fields, "state_folder", folder_);
    }

    // One, or several; "" is none.
    void read_sites(Fields& fields) {
        for (auto& site : fields.texts("site"))
            if (!site.empty()) read_.settings.sites.push_back(std::move(site));
    }

    void read_brand(const json::Value& value) {
        Fields fields(value, file_, read_.complaints);
        auto& brand = read_.settings.brand;
        const auto name = fields.text("name");
        brand.name = name.value_or("");
        if (const auto text = fields.text("color"); text && !text->empty()) {
            if (const auto color = parse_color(*text)) {
                brand.color = *color;
            } else {
                fields.complain(*value.find("color"),
                                "\"" + text->substr(0, 40) + "\" is not a colour; write it like \"#2457D6\"");
            }
        }
        brand.logo = path_in(fields, "logo", folder_);
        if (!brand.logo.empty()) remember("brand.logo", *value.find("logo"));
        brand.logo_dark = path_in(fields, "logo_dark", folder_);
        if (!brand.logo_dark.empty()) remember("brand.logo_dark", *value.find("logo_dark"));
        brand.nameless = name && name->empty() && !(brand.logo.empty() && brand.logo_dark.empty());
        fields.finish();
    }

    void read_screen(const json::Value& value) {
        Fields fields(value, file_, read_.complaints);
        auto& screen = read_.settings.screen;
        screen.display = fields.whole("display", 0, 15).value_or(screen.display);
        screen.rotation = fields.one_of<int>("rotation", kRotations).value_or(screen.rotation);
        screen.diagonal_inches = fields.number("diagonal_inches", 5, 300).value_or(screen.diagonal_inches);
        screen.viewing_distance_m = fields.number("viewing_distance_m", 0.5, 50).value_or(screen.viewing_distance_m);
        screen.reduced_motion = fields.flag("reduced_motion").value_or(screen.reduced_motion);
        screen.effects = fields.one_of<Effects>("effects", kEffects).value_or(screen.effects);
        fields.finish();
    }

    void read_celebrations(const json::Value& value) {
        Fields fields(value, file_, read_.complaints);
        auto& celebrations = read_.settings.celebrations;
        celebrations.takeover = fields.flag("takeover").value_or(celebrations.takeover);
        const auto* quiet = fields.any("quiet_hours");
        const bool none = quiet != nullptr && quiet->is(json::Type::string) && quiet->string.empty();
        if (auto hours = none ? std::nullopt : week_of(fields, "quiet_hours", quiet)) celebrations.quiet = *hours;
        celebrations.sound = fields.flag("sound").value_or(celebrations.sound);
        if (auto hours = week_of(fields, "sound_hours", fields.any("sound_hours"))) celebrations.audible = *hours;
        fields.finish();
    }

    void read_zone(Fields& fields) {
        const auto zone = fields.text("zone");
        if (!zone || zone->empty()) return;
        if (like_a_zone(*zone)) {
            read_.settings.zone = *zone;
            remember("zone", *fields.value().find("zone"));
        } else {
            fields.complain(*fields.value().find("zone"), "this is not a time zone; write it like \"Europe/Oslo\"");
        }
    }

    void read_language(Fields& fields) {
        const auto language = fields.text("language");
        if (!language || language->empty()) return;
        if (like_a_language(*language)) {
            read_.settings.language = *language;
        } else {
            fields.complain(*fields.value().find("language"),
                            "this is not a language; write it like \"en\" or \"de-CH\"");
        }
    }

    static std::optional<model::Kind> kind_of(Fields& fields, const std::string& key, json::Place place) {
        const auto kind = model::kind_named(key);
        if (kind) return kind;
        const auto meant = nearest(key, model::kind_names());
        fields.complain(place, "there is no kind \"" + key.substr(0, 60) + "\"" +
                                   (meant ? "; did you mean \"" + *meant + "\"?" : "; docs/feed.md names them all"));
        return kind;
    }

    void read_cadence(Fields& fields, const json::Value& cadence) {
        Fields rhythms(cadence, file_, read_.complaints);
        for (const auto& [key, place, value] : cadence.members) {
            const auto kind = kind_of(fields, key, place);
            const auto rhythm = rhythms.one_of<Cadence>(key, kCadences);
            if (kind && rhythm) read_.settings.cadence[*kind] = *rhythm;
        }
    }

    void read_kinds(Fields& fields, const json::Value& kinds) {
        for (const auto& [key, place, value] : kinds.members) {
            const auto kind = kind_of(fields, key, place);
            if (!kind) continue;
            if (!value.is(json::Type::number) || value.overflow || value.number < 0 || value.number > 10) {
                fields.complain(value,
                                "how often \"" + key +
                                    "\" comes must be a number between 0 (never) and 10; 1 is as often as the others");
            } else {
                read_.settings.kinds[*kind] = value.number;
            }
        }
    }

    // { "kind.story": "..." } for the screen's own language, or for every language where the settings name none;
    // { "de": { "kind.story": "..." } } for another. A key has a
    // dot and a language has none. REQUIRES that the language has been read.
    void read_phrases(Fields& fields, const json::Value& phrases) {
        const auto take = [&](const std::string& language, const json::Member& phrase) {
            if (!phrase.value.is(json::Type::string)) {
                fields.complain(phrase.value, "the phrase \"" + phrase.key.substr(0, 60) + "\" must be a text, not " +
                                                  std::string(json::name_of(phrase.value.type)));
                return;
            }
            read_.settings.phrases[language][phrase.key] = phrase.value.string;
            read_.places["phrases." + language + "." + phrase.key] = place_of(file_, phrase.place);
        };
        for (const auto& member : phrases.members) {
            if (!member.value.is(json::Type::object)) {
                take(read_.settings.language, member);
            } else if (!like_a_language(member.key)) {
                fields.complain(member.place, "\"" + member.key.substr(0, 60) +
                                                  "\" is not a language; write it like \"en\" or \"de-CH\"");
            } else {
                for (const auto& phrase : member.value.members) take(member.key, phrase);
            }
        }
    }

    // The same hours every day, or hours for some days. Nothing where they are left out, or wrong and complained of:
    // half of a week would keep the screen dark on the other half.
    std::optional<OpeningHours> week_of(Fields& fields, const std::string& key, const json::Value* value) {
        if (value == nullptr || value->is(json::Type::null)) return std::nullopt;
        auto week = OpeningHours::never();
        if (!value->is(json::Type::object)) {
            const auto hours = hours_of(fields, *value);
            if (hours.empty()) return std::nullopt;
            week.days.fill(hours);
            return week;
        }
        bool good = !value->members.empty();
        if (!good) {
            fields.complain(*value,
                            key == "opening_hours"
                                ? "no day has hours; name some, or leave \"opening_hours\" out to be open always"
                                : "no day has hours; name some, or leave \"" + key + "\" out");
        }
        for (const auto& member : value->members) {
            const auto days = parse_days(member.key);
            const auto hours = hours_of(fields, member.value);
            if (!days) fields.complain(member.place, days.error().what);
            if (!days || hours.empty()) {
                good = false;
                continue;
            }
            for (std::size_t day = 0; day < week.days.size(); ++day) {
                if (!(*days)[day]) continue;
                if (!week.days[day].empty()) {
                    fields.complain(member.place,
                                    "\"" + member.key +
                                        "\" includes a day that has its hours already; give a day's hours "
                                        "once, like [\"07:00-12:00\", \"13:00-19:00\"]");
                    good = false;
                    break;
                }
                week.days[day] = hours;
            }
        }
        return good ? std::optional(week) : std::nullopt;
    }

    // One "07:00-19:00", or a list of them; empty where it is wrong and was complained of.
    std::vector<Hours> hours_of(Fields& fields, const json::Value& value) {
        std::vector<Hours> all;
        bool good = true;
        const auto add = [&](const json::Value& one) {
            auto hours = one.is(json::Type::string)
                             ? parse_hours(one.string)
                             : Result<Hours>(failure("expected hours like \"07:00-19:00\", found " +
                                                     std::string(json::name_of(one.type))));
            if (!hours) {
                fields.complain(one, hours.error().what);
                good = false;
                return;
            }
            all.push_back(*hours);
        };
        if (value.is(json::Type::array)) {
            for (const auto& one : value.items) add(one);
            if (value.items.empty())
                fields.complain(value, "expected hours like \"07:00-19:00\"; a closed day is left out");
        } else {
            add(value);
        }
        return good ? all : std::vector<Hours>{};
    }

    const std::string& file_;
    const std::filesystem::path& folder_;
    Read read_;
};

}  // namespace

Read read_settings(std::string_view text, const std::string& file, const std::filesystem::path& folder) {
    return Reader(file, folder).read(text);
}

}  // namespace accolade::config
