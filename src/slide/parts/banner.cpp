// A bar as wide as its words: a number, what it is, who, and a face in its round end (comp 28). The lines keep level
// with the number: the first one's capitals with its top, the second one's baseline with its foot.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "parts.h"
#include "pictures.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

// u
constexpr float kBefore = 7.4F, kBetween = 5.7F;  // the words' margin; from the number to the lines
constexpr float kAfter = 6, kBare = 10;           // from the words to the place of the face; to the end without one
constexpr float kAbove = 2.9F, kFoot = 11.2F;     // from the bar's top to the capitals, and to the last baseline
constexpr float kInset = 0.8F;                    // of the face in the bar
constexpr std::array kWidest{50.0F, 36.0F, 28.0F, 22.0F};  // of a number: the less, the longer its words are
constexpr float kNear = 1.42F;                             // faces are shown so much nearer

std::optional<LaidText> laid_of(const SlideContext& context, const std::string& form, const std::string& style,
                                float width) {
    const auto words = context.words(form);
    if (!words || width <= 0) return std::nullopt;
    return lay_anyhow(context, {{*words}}, style, {width, 0});
}

class Bar {
  public:
    Bar(const theme::BannerPart& part, PartContext& context, Rect area)
        : part_(part), context_(context), area_(area), x_(area.x + context.px(kBefore)) {
        const auto names = theme::names_in(part.photo);
        const Rect there{0, 0, area.h - 2 * context.px(kInset), area.h - 2 * context.px(kInset)};
        if (!names.empty()) picture_ = request_for(context, names.front(), there, {0.5F, 0.46F});
        if (picture_ && !context.stage.picture_size(picture_->address)) picture_.reset();
        if (picture_) picture_->zoom = kNear;
    }

    bool draw() {
        const float tail = picture_ ? context_.px(kAfter) + area_.h : context_.px(kBare);
        for (const float widest : kWidest) {
            const auto number = laid_of(context_, part_.number, part_.third, context_.px(widest));
            if (!number) break;
            const float room = area_.right() - tail - x_ - number->block.ink.w - context_.px(kBetween);
            if (widest > kWidest.back() && cut(room)) continue;
            const float foot = context_.px(kFoot), above = context_.px(kAbove);
            put(*number,
                widest == kWidest.front() ? foot - number->block.height : (above + foot - number->block.height) / 2);
            x_ = right_ + context_.px(kBetween);
            break;
        }
        const float room = area_.right() - tail - x_;
        auto first = laid_of(context_, part_.words, part_.style, room);
        if (!first) return false;
        const auto second = laid_of(context_, part_.line, part_.second, room);
        if (first->block.cut && !second) first = laid_of(context_, part_.words, part_.second, room);
        if (!first) return false;
        put(*first, second ? context_.px(kAbove) : (area_.h - first->block.height) / 2);
        if (second) put(*second, context_.px(kFoot) - second->block.height);
        const float end = std::max(right_ + tail, context_.content.banner_end);
        add(std::round(std::min(end, area_.right())));
        return true;
    }

  private:
    bool cut(float room) const {
        const auto laid = laid_of(context_, part_.words, part_.style, room);
        return !laid || laid->block.cut;
    }

    void put(const LaidText& laid, float top) {
        words_.emplace_back(letters(laid, {std::round(x_ - laid.block.ink.x), std::round(area_.y + top)}));
        right_ = std::max(right_, x_ + laid.block.ink.w);
    }

    void add(float end) {
        const Rect bar{area_.x, area_.y, end - area_.x, area_.h};
        const float radius = std::min(context_.px(part_.radius), area_.h / 2);
        std::vector<Command> commands{Fill{rounded(bar, {0, radius, radius, 0}), context_.paint(part_.fill, bar)}};
        if (picture_) {
            const float inset = context_.px(kInset), side = area_.h - 2 * inset;
            const Rect face{bar.right() - inset - side, bar.y + inset, side, side};
            fill_from(context_, commands, radius > 0 ? disc(face.center(), side / 2) : rectangle(face), *picture_,
                      part_.backing);
        }
        commands.insert(commands.end(), words_.begin(), words_.end());
        context_.add(std::move(commands));
    }

    const theme::BannerPart& part_;
    PartContext& context_;
    Rect area_;
    float x_, right_ = 0;
    std::optional<PictureRequest> picture_;
    std::vector<Command> words_;
};

bool draw_banner(const theme::BannerPart& part, PartContext& context, Rect area) {
    return Bar(part, context, area).draw();
}

}  // namespace

const PartRules<theme::BannerPart>& rules_of(const theme::BannerPart&) {
    static constexpr PartRules<theme::BannerPart> rules{
        .shows = [](const theme::BannerPart& part,
                    const SlideContext& context) { return context.words(part.words).has_value(); },
        .traits = [](const theme::BannerPart&) { return Traits{.bleeds = true, .solid = true}; },
        .draw = draw_banner};
    return rules;
}

}  // namespace accolade::slide
