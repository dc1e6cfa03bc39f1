// Standings as bars (comp 13).
#include <algorithm>
#include <cmath>
#include <string>

#include "mirror.h"
#include "parts.h"
#include "pictures.h"
#include "standings.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr std::size_t kLying = 5, kStanding = 7;  // rows on a landscape screen, and on an upright one
constexpr float kRank = 9;                        // u: column of the ranks
constexpr float kLongest = 0.76F;                 // of what is left beside them: the longest bar
constexpr float kPad = 3.4F, kFacePad = 2.2F, kFaceGap = 2.4F, kValueGap = 3, kUnitGap = 1.2F;  // u
constexpr float kFace = 0.66F;                                                                  // of a bar's height
constexpr float kBarEnd = 0.3F;       // of a bar's height, from its name to its round end
constexpr float kNameHeight = 0.86F;  // of a bar's height, for a name on it
constexpr float kBesideBar = 2.4F;    // u: from a bar's end to a name that stands beside it
constexpr float kNarrowest = 6;       // u: on less of a bar nobody writes
constexpr float kUnitBeside = 9;      // u: a longer unit stands below its value

std::string word_of(std::size_t i, const char* what) {
    return "{entries." + std::to_string(i) + "." + what + "}";
}

struct Row {
    Rect bar;  // the whole height, as long as it is in the end
    bool leads = false;
    std::optional<LaidText> rank, value, unit;
    float value_width = 0;  // with the unit
    bool unit_below = false;
};

class Standings {
  public:
    Standings(const theme::BarsPart& part, PartContext& context, Rect area)
        : part_(part), context_(context), area_(area), entries_(context.item()->entries) {
        const std::size_t shown = shown_of(entries_, context.stage.size.portrait() ? kStanding : kLying);
        for (std::size_t i = 0; i < shown; ++i) rows_.push_back(row_of(i));
        place();
    }

    void draw() {
        for (std::size_t i = rows_.size(); i-- > 0;) draw_bar(i);
        for (std::size_t i = 0; i < rows_.size(); ++i) draw_words(i);
    }

  private:
    float width_of(const LaidText& laid) const {
        return context_.turned ? laid.block.room - laid.block.ink.x : laid.block.ink.right();
    }

    Row row_of(std::size_t i) const {
        Row row;
        // Where nobody has anything yet, there is no bar for a name to stand on.
        row.leads = entries_[i].value.value == entries_.front().value.value && entries_[i].value.value > 0;
        row.rank = laid_of(word_of(i, "rank"), part_.rank, row.leads);
        const bool own = row.leads && !part_.leader_value.empty();
        row.value = laid_of(word_of(i, "value"), own ? part_.leader_value : part_.second, row.leads);
        row.unit = laid_of(part_.unit, part_.third, false);
        if (row.value) row.value_width = width_of(*row.value);
        if (row.unit) {
            const float unit = width_of(*row.unit);
            row.unit_below = unit > context_.px(kUnitBeside);
            row.value_width =
                row.unit_below ? std::max(row.value_width, unit) : row.value_width + context_.px(kUnitGap) + unit;
        }
        return row;
    }

    std::optional<LaidText> laid_of(const std::string& form, const std::string& style, bool leads) const {
        const auto words = context_.words(form);
        if (!words || style.empty()) return std::nullopt;
        auto laid = lay(context_, {{*words}}, style, {area_.w * 0.3F, 0}, {.align = theme::Align::start});
        if (laid && leads) laid->tints.assign(1, context_.color(part_.mark));
        return laid;
    }

    // Rows share the area; the longest bar leaves the values their room.
    void place() {
        if (rows_.empty()) return;
        const auto count = static_cast<float>(rows_.size());
        float height = context_.px(part_.size), gap = context_.px(part_.gap);
        const float scale = std::min(1.0F, area_.h / (count * (height + gap) - gap));
        height = std::floor(height * scale);
        gap *= scale;
        float top = area_.y;
        const float free = area_.h - count * (height + gap) + gap;
        if (part_.align == theme::Align::center) top += free / 2;
        if (part_.align == theme::Align::end) top += free;
        float values = 0;
        for (const Row& row : rows_) values = std::max(values, row.value_width);
        const float left = std::round(area_.x + (part_.rank.empty() ? 0 : context_.px(kRank)));
        track_ = area_.right() - left;
        values_ = values + context_.px(kValueGap);
        const float longest = std::min(track_ * kLongest, track_ - values_);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const float y = std::round(top + static_cast<float>(i) * (height + gap));
            rows_[i].bar = {left, y, std::round(longest * share_of(entries_, i)), height};
        }
        faces_ = std::any_of(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(rows_.size()),
                             [](const model::Entry& entry) { return !entry.photo.empty(); });
    }

    void draw_bar(std::size_t i) {
        const Row& row = rows_[i];
        if (row.bar.w <= 0) return;
        const Color color = context_.color(part_.inks[row.leads ? 0 : 1]);
        const Rect place = context_.turned ? mirrored(row.bar, context_.width()) : row.bar;
        const Growing growing{place, std::min(context_.px(part_.radius), row.bar.h / 2), color, context_.turned};
        std::vector<Command> commands{grown(growing, 1)};
        if (context_.part.enter.empty()) return context_.canvas.to_ground(std::move(commands));
        // The last place grows first: the lead is what everybody waits for.
        const int order = static_cast<int>(rows_.size() - 1 - i);
        context_.canvas
            .act(context_.part.name + "." + std::to_string(i), context_.motion(context_.part.enter),
                 std::move(commands), order)
            .change = growing;
    }

    void draw_words(std::size_t i) {
        const Row& row = rows_[i];
        const float middle = row.bar.center().y;
        std::vector<Command> commands;
        if (row.rank) put(commands, *row.rank, area_.x, middle);
        put_value(commands, row, middle);
        const float left = row.bar.x + put_face(commands, i, row);
        if (const auto words = context_.words(word_of(i, "name"))) put_name(commands, row, *words, left, middle);
        commands = context_.on_screen(std::move(commands));
        if (context_.part.enter.empty()) return context_.canvas.to_ground(std::move(commands));
        const theme::TextStyle* look = context_.style(part_.style);
        context_.canvas.act(context_.part.name + ".words." + std::to_string(i),
                            context_.motion(look == nullptr ? "" : look->enter), std::move(commands), 0);
    }

    // It fits, and none of its words had to be divided for that.
    static bool is_whole(const LaidText& laid) {
        return laid.block.fits && std::ranges::none_of(laid.block.lines, [](const TextLine& line) {
                   return line.words.ends_with("\u2010");
               });
    }

    // On its bar, in a size and in lines in which it has the room there; else beside it, but for who leads. A name that
    // neither has room for goes over the bar's end, as far as the values.
    void put_name(std::vector<Command>& commands, const Row& row, const std::string& name, float left, float middle) {
        const bool own = row.leads && !part_.leader.empty();
        const auto& style = own ? part_.leader : part_.style;
        const float end = row.bar.x + track_ - values_;
        const text::Box on_bar{row.bar.right() - row.bar.h * kBarEnd - left, row.bar.h * kNameHeight};
        const float beside = std::max(left, row.bar.right() + context_.px(kBesideBar));
        std::optional<LaidText> laid;
        if (on_bar.width > context_.px(kNarrowest)) laid = lay(context_, {{name}}, style, on_bar);
        const bool whole = laid && is_whole(*laid);
        if (!own && !whole) {
            const auto other = lay(context_, {{name}}, style, {end - beside, on_bar.height});
            if (other && is_whole(*other)) return put(commands, *other, beside, middle);
        }
        if (!whole) {
            const float right = own ? row.bar.right() - row.bar.h * kBarEnd : end;
            laid = lay_anyhow(context_, {{name}}, style, {std::max(context_.px(6), right - left), row.bar.h});
        }
        if (laid && !laid->block.fits) context_.canvas.say_too_long();
        if (laid) put(commands, *laid, left, middle);
    }

    void put_value(std::vector<Command>& commands, const Row& row, float middle) const {
        if (!row.value) return;
        const float right = area_.right();
        if (!row.unit) return put(commands, *row.value, right - width_of(*row.value), middle);
        const float unit = width_of(*row.unit);
        if (row.unit_below) {
            const float half = (row.value->block.height + row.unit->block.height * 1.6F) / 2;
            put(commands, *row.value, right - width_of(*row.value), middle - half + row.value->block.height / 2);
            put(commands, *row.unit, right - unit, middle + half - row.unit->block.height / 2);
            return;
        }
        put(commands, *row.value, right - row.value_width, middle);
        const float baseline = middle + row.value->block.height / 2;
        put(commands, *row.unit, right - unit, baseline - row.unit->block.height / 2);
    }

    // How far from the bar's beginning its name stands.
    float put_face(std::vector<Command>& commands, std::size_t i, const Row& row) {
        if (!faces_) return context_.px(kPad);
        const float size = std::round(row.bar.h * kFace), pad = context_.px(kFacePad);
        model::Person person;
        person.name = entries_[i].name;
        person.photo = entries_[i].photo;
        auto face =
            face_of(context_, part_.face, person, {row.bar.x + pad + size / 2, row.bar.center().y}, size, Ring::none);
        std::move(face.begin(), face.end(), std::back_inserter(commands));
        return pad + size + context_.px(kFaceGap);
    }

    // Where it is as high above the line of the middle as below.
    void put(std::vector<Command>& commands, const LaidText& laid, float left, float middle) const {
        commands.emplace_back(letters(laid, {left, std::round(middle - laid.block.height / 2)}));
    }

    const theme::BarsPart& part_;
    PartContext& context_;
    Rect area_;
    std::span<const model::Entry> entries_;
    std::vector<Row> rows_;
    float track_ = 0, values_ = 0;
    bool faces_ = false;
};

bool shows_bars(const theme::BarsPart&, const SlideContext& context) {
    return context.item() != nullptr && !context.item()->entries.empty();
}

bool draw_bars(const theme::BarsPart& part, PartContext& context, Rect area) {
    Standings(part, context, area).draw();
    return true;
}

}  // namespace

const PartRules<theme::BarsPart>& rules_of(const theme::BarsPart&) {
    static constexpr PartRules<theme::BarsPart> rules{
        .shows = shows_bars, .traits = [](const theme::BarsPart&) { return Traits{.solid = true}; }, .draw = draw_bars};
    return rules;
}

}  // namespace accolade::slide
