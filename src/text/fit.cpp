#include "text/fit.h"

#include <algorithm>
#include <array>

namespace accolade::text {
namespace {

constexpr float slack = 1e-4F;  // em; sums of floats differ by less

float widest(const Measure& measure, const std::vector<Span>& spans) {
    float out = 0;
    for (const auto& span : spans) out = std::max(out, width_of(measure, span));
    return out;
}

std::size_t words_in(const Measure& measure, const Span& span) {
    std::size_t words = 1;
    for (auto i = span.begin; i + 1 < span.end; ++i)
        if (measure.space[i] && !measure.space[i + 1]) ++words;
    return words;
}

float penalty(const Measure& measure, const std::vector<Span>& spans) {
    float out = 0;
    const float longest = widest(measure, spans);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto& span = spans[i];
        if (!span.last && span.end > span.begin) {
            // What is thought of the break is kept at the last cluster before the next line, a space perhaps.
            const auto next = i + 1 < spans.size() ? spans[i + 1].begin : measure.size();
            out += measure.dislike[next - 1];
        } else if (i > 0 && !spans[i - 1].last) {
            if (words_in(measure, span) == 1 && span.end - span.begin < 6) out += 6;
            if (width_of(measure, span) < 0.45F * longest) out += 3;
        }
    }
    return out;
}

}  // namespace

float width_of(const Measure& measure, const Span& span) {
    if (span.end <= span.begin) return 0;
    float out = measure.before[span.end] - measure.before[span.begin];
    if (span.hyphen)
        out += measure.hyphen[span.end - 1];
    else
        out -= measure.tracking[span.end - 1];
    if (span.begin == 0) out -= measure.hung;
    return out;
}

std::optional<std::vector<Span>> fill(const Measure& measure, float width, WideWord wide) {
    std::vector<Span> out;
    const auto count = measure.size();
    std::size_t begin = 0;
    while (begin < count) {
        while (begin < count && measure.space[begin] && measure.after[begin] != Break::must) ++begin;
        if (begin == count) break;
        std::optional<Span> best;
        std::size_t best_next = begin, text_end = begin, last_that_fits = begin;
        for (auto i = begin; i < count; ++i) {
            if (!measure.space[i]) text_end = i + 1;
            const Span plain{begin, text_end, false, false};
            const bool fits = width_of(measure, plain) <= width + slack;
            if (!fits && text_end == i + 1) {
                if (best) break;
                if (wide == WideWord::refuse) return std::nullopt;
                const auto end = std::max(last_that_fits, begin + 1);
                best = Span{begin, end, false, end == count};
                best_next = end;
                break;
            }
            last_that_fits = std::max(last_that_fits, text_end);
            if (measure.after[i] == Break::none) continue;
            const bool must = measure.after[i] == Break::must;
            Span here{begin, text_end, !must && measure.hyphen[i] > 0 && text_end == i + 1, must};
            if (here.hyphen && width_of(measure, here) > width + slack) continue;
            best = here;
            best_next = i + 1;
            if (must) break;
        }
        if (!best) best = Span{begin, text_end, false, true}, best_next = count;
        out.push_back(*best);
        begin = best_next;
    }
    return out;
}

std::vector<Span> balanced(const Measure& measure, const std::vector<Span>& full, float width) {
    if (full.size() < 2 || full.size() > 8) return full;
    float low = 0, high = std::min(width, widest(measure, full));
    for (int i = 0; i < 14; ++i) {
        const float middle = (low + high) / 2;
        const auto lines = fill(measure, middle, WideWord::refuse);
        if (lines && lines->size() <= full.size())
            high = middle;
        else
            low = middle;
    }
    std::vector<Span> best = full;
    float least = penalty(measure, full) + 1.5F;  // even lines are worth something
    for (const float factor : std::array{1.0F, 1.01F, 1.02F, 1.04F, 1.08F}) {
        const float w = std::min(width, high * factor);
        const auto lines = fill(measure, w, WideWord::refuse);
        if (!lines || lines->size() > full.size()) continue;
        const float cost = penalty(measure, *lines) + (factor - 1) * 8;
        if (cost < least - slack) {
            least = cost;
            best = *lines;
        }
    }
    return best;
}

std::vector<Span> without_widow(const Measure& measure, const std::vector<Span>& full, float width) {
    if (full.size() < 2) return full;
    const auto lonely = [&](const std::vector<Span>& lines) {
        return words_in(measure, lines.back()) < 2 || width_of(measure, lines.back()) < 0.3F * width;
    };
    if (!lonely(full)) return full;
    for (float w = width * 0.98F; w > width * 0.7F; w -= width * 0.02F) {
        const auto lines = fill(measure, w, WideWord::refuse);
        if (!lines || lines->size() > full.size()) break;
        if (!lonely(*lines)) return *lines;
    }
    return full;
}

}  // namespace accolade::text
