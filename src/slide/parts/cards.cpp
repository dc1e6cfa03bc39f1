// Thank-yous that share a slide, each on a card (comp 05).
#include "cards.h"

#include <algorithm>
#include <cmath>

#include "parts.h"
#include "pictures.h"
#include "sheet.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

// u: from a card's edges to what stands on it, from its face to the name, from the head to the message and to the foot.
constexpr float kTop = 3.6F, kSide = 3.8F, kBottom = 3.4F;
constexpr float kFaceGap = 1.9F, kBelowHead = 4.1F, kAboveFoot = 2.6F;
constexpr float kNearHead = 2.8F, kNearFoot = 1.8F;  // where the message needs the room
constexpr float kFlat = 36;  // a card lower than this has no foot: by whom stands below the name, the value at its end
constexpr float kFlatEdge = 2.5F;                     // u: its edges, and from its head to the message
constexpr float kStacked = 1.6F;                      // u: from the value to by whom, where that stands above it
constexpr float kTagHeight = 1.88F, kTagPad = 0.58F;  // em of the value
constexpr float kShadowBelow = 1.4F, kShadowSpread = 3.6F;
constexpr Framing kFraming{{0.5F, 0.52F}, 1.5F};

std::vector<const model::Item*> items_in(const SlideContext& context) {
    if (context.item() == nullptr) return {};
    std::vector<const model::Item*> items{context.item()};
    const auto& others = context.content.companions;
    items.insert(items.end(), others.begin(), others.end());
    return items;
}

class Card {
  public:
    Card(const theme::CardsPart& part, PartContext& context, const model::Item& item, std::size_t place, Rect area)
        : part_(part), context_(context), item_(item), name_("kudos." + std::to_string(place) + "."), area_(area) {
        const float side = px(kSide);
        flat_ = area.h < px(kFlat);
        const float top = px(flat_ ? kFlatEdge : kTop), bottom = px(flat_ ? kFlatEdge : kBottom);
        inner_ = {area.x + side, area.y + top, area.w - 2 * side, area.h - top - bottom};
        set_head();
    }

    // What is said, in one of its style's sizes, in the usual distance from head and foot or nearer to them; whether
    // it has the room.
    bool set_message(std::size_t step, float shrink, bool near) {
        near_ = near;
        const auto* text = word("text");
        if (text == nullptr) return true;
        message_ = lay(context_, {{*text}}, part_.second, {inner_.w, 0}, {.skip_sizes = step, .shrink = shrink});
        if (!message_) return true;
        const auto& block = message_->block;
        return block.fits && !block.cut && block.height + 2 * block.margin <= message_area().h + 0.5F;
    }

    std::vector<Command> draw() const {
        std::vector<Command> commands;
        add_field(commands);
        const float size = px(part_.size);
        const float middle = inner_.y + size / 2;
        if (!item_.people.empty()) {
            auto face = face_of(context_, part_.face, item_.people.front(), {inner_.x + size / 2, middle}, size,
                                Ring::none, kFraming);
            std::move(face.begin(), face.end(), std::back_inserter(commands));
        }
        add_head(commands, inner_.x + size + px(kFaceGap), middle);
        if (message_) {
            const Rect room = message_area();
            commands.emplace_back(letters(*message_, {room.x, std::round(room.y + message_->block.margin)}));
        }
        if (!flat_) {
            const float foot = inner_.bottom() - (stacked_ ? tag_height() : foot_height()) / 2;
            const float by = stacked_ ? inner_.bottom() - foot_height() : foot - (by_ ? by_->block.height / 2 : 0);
            if (by_) commands.emplace_back(letters(*by_, {inner_.x, std::round(by)}));
            add_value(commands, foot);
        }
        return commands;
    }

    // Who it is from goes back beside the value, cut: the message needs the room.
    void unstack() {
        if (!stacked_) return;
        stacked_ = false;
        by_ = cut_;
    }

    bool fits() const { return !name_laid_ || name_laid_->block.fits; }

  private:
    float px(float u) const { return context_.px(u); }
    const std::string* word(const char* name) const { return context_.word(name_ + name); }

    void set_head() {
        if (const auto* value = word("value")) {
            value_ = lay(context_, {{*value}}, part_.fourth, {inner_.w * (flat_ ? 0.4F : 0.55F), 0});
        }
        const float value_width = value_ ? tag_width() + px(2) : 0;
        const float beside = inner_.w - px(part_.size) - px(kFaceGap) - (flat_ ? value_width : 0);
        const auto* to = word("to");
        if (to == nullptr) to = word("name");
        if (to != nullptr) name_laid_ = lay_anyhow(context_, {{*to}}, part_.style, {beside, 0});
        if (const auto* by = word("from")) {
            by_ = lay(context_, {{*by}}, part_.third, {flat_ ? beside : inner_.w - value_width, 0});
            stacked_ = !flat_ && value_ && by_ && by_->block.cut;
            if (stacked_) {
                cut_ = by_;
                by_ = lay(context_, {{*by}}, part_.third, {inner_.w, 0});
            }
        }
    }

    float tag_width() const { return value_ ? std::round(value_->block.width + 2 * kTagPad * value_->block.size) : 0; }

    float tag_height() const { return value_ ? std::round(kTagHeight * value_->block.size) : 0; }

    float foot_height() const {
        if (value_) return tag_height() + (stacked_ && by_ ? by_->block.height + px(kStacked) : 0);
        return by_ ? by_->block.cap_height : 0;
    }

    Rect message_area() const {
        const float top = inner_.y + px(part_.size) + px(flat_ ? kFlatEdge : near_ ? kNearHead : kBelowHead);
        const float foot = foot_height();
        const float bottom = inner_.bottom() - (flat_ || foot == 0 ? 0 : foot + px(near_ ? kNearFoot : kAboveFoot));
        return {inner_.x, top, inner_.w, bottom - top};
    }

    void add_field(std::vector<Command>& commands) const {
        const float r = px(part_.radius);
        if (part_.shadow) {
            const Rect below{area_.x, std::round(area_.y + px(kShadowBelow)), area_.w, area_.h};
            for (auto& fill : soft_shadow(below, std::round(px(kShadowSpread)), context_.color(*part_.shadow)))
                commands.emplace_back(std::move(fill));
        }
        if (part_.line) {
            const float thick = std::max(1.0F, std::round(px(0.19F)));
            commands.emplace_back(Fill{rounded(inset(area_, -thick), {r + thick, r + thick, r + thick, r + thick}),
                                       context_.color(*part_.line)});
        }
        commands.emplace_back(Fill{rounded(area_, {r, r, r, r}), context_.paint(part_.fill, area_)});
    }

    void add_head(std::vector<Command>& commands, float left, float middle) const {
        if (!name_laid_) return;
        float top = middle - name_laid_->block.height / 2;
        if (flat_ && by_) {
            const float gap = px(1.9F) + by_->block.margin;
            top = middle - (name_laid_->block.height + gap + by_->block.height) / 2;
            commands.emplace_back(letters(*by_, {left, std::round(top + name_laid_->block.height + gap)}));
        }
        commands.emplace_back(letters(*name_laid_, {left, std::round(top)}));
        if (flat_) add_value(commands, middle);
    }

    void add_value(std::vector<Command>& commands, float middle) const {
        if (!value_) return;
        const TextBlock& block = value_->block;
        const float height = std::round(kTagHeight * block.size), width = tag_width();
        const Rect tag{inner_.right() - width, std::round(middle - height / 2), width, height};
        const float r = std::min(px(part_.radius), height / 2) * 0.8F;
        const Color field = context_.color(part_.field);
        commands.emplace_back(Fill{rounded(tag, {r, r, r, r}), field});
        const float left = tag.x + (width - block.width) / 2;
        Letters words = letters(*value_, {left, std::round(middle - block.height / 2)});
        const Paint card = context_.paint(part_.fill, area_);
        if (const auto* ground = std::get_if<Color>(&card)) {
            const Color under = mixed(*ground, with_alpha(field, 255.0F / std::max<float>(1, field.a)),
                                      static_cast<float>(field.a) / 255);
            for (Color& tint : words.tints) tint = context_.readable(tint, under, block.size);
            words.on_dark = on_dark(words.tints.front());
        }
        commands.emplace_back(std::move(words));
    }

    const theme::CardsPart& part_;
    PartContext& context_;
    const model::Item& item_;
    std::string name_;
    Rect area_, inner_;
    bool flat_ = false;
    bool near_ = false;
    bool stacked_ = false;  // who it is from stands above the value: there is no room beside it
    std::optional<LaidText> name_laid_, by_, cut_, value_, message_;
};

bool shows_cards(const theme::CardsPart&, const SlideContext& context) {
    return !items_in(context).empty() && context.word("kudos.0.text") != nullptr;
}

// One size for what all of them say: the largest for which every card has the room.
bool set_messages(std::vector<Card>& cards, std::size_t sizes) {
    const auto all = [&](std::size_t step, float shrink, bool near) {
        bool fit = true;
        for (Card& card : cards) fit = card.set_message(step, shrink, near) && fit;
        return fit;
    };
    for (const bool stacked : {true, false}) {
        if (!stacked) std::ranges::for_each(cards, &Card::unstack);
        for (std::size_t step = 0; step < sizes; ++step) {
            if (all(step, 1, false)) return true;
        }
        if (all(sizes - 1, 1, true)) return true;
    }
    for (std::size_t i = 1; i < kShrinks.size(); ++i) {
        if (all(sizes, kShrinks[i], true)) break;
    }
    return false;
}

bool draw_cards(const theme::CardsPart& part, PartContext& context, Rect area) {
    const auto items = items_in(context);
    const auto areas = card_areas(area, items.size(), context.px(part.gap));
    const theme::TextStyle* look = context.style(part.second);
    if (look == nullptr || areas.size() < items.size()) return false;
    std::vector<Card> cards;
    for (std::size_t i = 0; i < items.size(); ++i) cards.emplace_back(part, context, *items[i], i, areas[i]);
    bool fit = set_messages(cards, look->sizes.size());
    for (std::size_t i = 0; i < cards.size(); ++i) {
        fit = fit && cards[i].fits();
        auto commands = context.on_screen(cards[i].draw());
        if (context.part.enter.empty()) {
            context.canvas.to_ground(std::move(commands));
        } else {
            context.canvas.act(context.part.name + "." + std::to_string(i), context.motion(context.part.enter),
                               std::move(commands), static_cast<int>(i));
        }
    }
    if (!fit) context.canvas.say_too_long();
    return true;
}

}  // namespace

const PartRules<theme::CardsPart>& rules_of(const theme::CardsPart&) {
    static constexpr PartRules<theme::CardsPart> rules{
        .shows = shows_cards,
        .traits = [](const theme::CardsPart&) { return Traits{.solid = true}; },
        .draw = draw_cards};
    return rules;
}

}  // namespace accolade::slide
