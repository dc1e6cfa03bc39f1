#include "fit.h"

#include <algorithm>
#include <limits>

#include "bonds.h"

namespace accolade::text {
namespace {

constexpr float slack = 1e-4F;  // em; sums of floats differ by less

std::size_t words_in(const Measure& measure, const Span& span) {
    // Where words have no spaces between them they count by where a line may end.
    std::size_t words = 1;
    for (auto i = span.begin; i + 1 < span.end; ++i)
        if (!measure.space[i + 1] && (measure.space[i] || measure.after[i] == Break::may)) ++words;
    return words;
}

// A place where a line may end.
struct Stop {
    std::size_t text_end = 0, next = 0;  // of this line, and the beginning of the next
    bool hyphen = false;
    float dislike = 0;
};

std::vector<Stop> stops(const Measure& measure, std::size_t begin, std::size_t end) {
    std::vector<Stop> out;
    std::size_t text_end = begin;
    for (auto i = begin; i < end; ++i) {
        if (!measure.space[i]) text_end = i + 1;
        if (measure.after[i] != Break::none && i + 1 < end && text_end > begin)
            out.push_back({text_end, i + 1, measure.hyphen[i] > 0 && text_end == i + 1, measure.dislike[i]});
    }
    out.push_back({end, end, false, 0});
    return out;
}

// How little a line of this width is liked where the even one is `even` wide.
float raggedness(const Measure& measure, const Span& span, float width, float even) {
    constexpr float weight = 32;  // a quarter too short or too long is as bad as a line that ends in "the"
    const float off = width / even - 1;
    if (!span.last) return weight * off * off;
    float out = weight / 2 * off * off;
    if (words_in(measure, span) == 1 && span.end - span.begin < 6) out += 6;
    if (width < 0.45F * even) out += 3;
    return out;
}

// The cheapest way to cut [begin, end) into `count` lines; empty if there is none.
std::vector<Span> evened(const Measure& measure, std::size_t begin, std::size_t end, std::size_t count, float width) {
    const auto places = stops(measure, begin, end);
    if (places.size() > 250) return {};
    const float even = width_of(measure, {begin, end, false, true}) / static_cast<float>(count);
    constexpr float never = std::numeric_limits<float>::max();
    struct State {
        float cost = never;
        std::size_t from = 0;
    };
    // best[k][j]: k + 1 lines, the last of which ends at place j.
    std::vector<std::vector<State>> best(count, std::vector<State>(places.size()));
    const auto line = [&](std::size_t i, std::size_t j) {  // from place i (or the beginning) to place j
        return Span{i == places.size() ? begin : places[i].next, places[j].text_end, places[j].hyphen,
                    j + 1 == places.size()};
    };
    for (std::size_t k = 0; k < count; ++k)
        for (std::size_t j = 0; j < places.size(); ++j)
            for (std::size_t i = k == 0 ? places.size() : 0; i < (k == 0 ? places.size() + 1 : j); ++i) {
                if (k > 0 && best[k - 1][i].cost == never) continue;
                const auto span = line(i, j);
                const float w = width_of(measure, span);
                if (w > width + slack) continue;
                const float cost =
                    (k > 0 ? best[k - 1][i].cost : 0) + raggedness(measure, span, w, even) + places[j].dislike;
                if (cost < best[k][j].cost) best[k][j] = {cost, i};
            }
    if (best[count - 1].back().cost == never) return {};
    std::vector<Span> out(count);
    auto j = places.size() - 1;
    for (auto k = count; k-- > 0;) {
        out[k] = line(best[k][j].from, j);
        j = best[k][j].from;
    }
    return out;
}

// A word that is wider than a line, divided where a dictionary says.
std::optional<Span> divided(const Measure& measure, std::size_t begin, std::size_t end, float width) {
    for (auto at = end; at > begin; --at) {
        const Span span{begin, at, true, false};
        if (measure.divides[at - 1] && width_of(measure, span) <= width + slack) return span;
    }
    return std::nullopt;
}

// The same, cut: with a hyphen where there is a place for one in the second half of the line.
Span cut_word(const Measure& measure, std::size_t begin, std::size_t end, float width) {
    if (const auto span = divided(measure, begin, end, width)) return *span;
    for (auto at = end; at > begin + (end - begin) / 2; --at) {
        const Span span{begin, at, true, false};
        if (measure.cut_hyphen[at - 1] > 0 && width_of(measure, span) <= width + slack) return span;
    }
    return {begin, end, false, end == measure.size()};
}

}  // namespace

float width_of(const Measure& measure, const Span& span) {
    if (span.end <= span.begin) return 0;
    float out = measure.before[span.end] - measure.before[span.begin];
    if (span.hyphen)
        out += std::max(measure.hyphen[span.end - 1], measure.cut_hyphen[span.end - 1]);
    else
        out -= measure.tracking[span.end - 1];
    if (span.begin == 0) out -= measure.hung;
    return out;
}

namespace {

// `careful`: no line ends where words are torn apart, while it has another place in its second half.
enum class Tearing { whatever, careful };

std::optional<std::vector<Span>> filled(const Measure& measure, float width, WideWord wide, Tearing tearing) {
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
                best = wide == WideWord::divide ? divided(measure, begin, end, width)
                                                : cut_word(measure, begin, end, width);
                if (!best) return std::nullopt;
                best_next = best->end;
                break;
            }
            last_that_fits = std::max(last_that_fits, text_end);
            if (measure.after[i] == Break::none) continue;
            const bool must = measure.after[i] == Break::must;
            Span here{begin, text_end, !must && measure.hyphen[i] > 0 && text_end == i + 1, must};
            if (here.hyphen && width_of(measure, here) > width + slack) continue;
            const bool torn = tearing == Tearing::careful && !must && measure.dislike[i] >= kTorn;
            if (torn && best && width_of(measure, *best) > width / 2) continue;
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

}  // namespace

std::optional<std::vector<Span>> fill(const Measure& measure, float width, WideWord wide) {
    auto lines = filled(measure, width, wide, Tearing::whatever);
    // The break lies behind the spaces that vanish at the end of a line.
    const auto tears = [&](const Span& line) {
        auto at = line.end;
        while (at < measure.size() && measure.space[at]) ++at;
        return !line.last && at > 0 && measure.dislike[at - 1] >= kTorn;
    };
    const bool torn = lines && std::ranges::any_of(*lines, tears);
    if (!torn) return lines;
    auto careful = filled(measure, width, wide, Tearing::careful);
    return careful && careful->size() <= lines->size() ? careful : lines;
}

std::vector<Span> balanced(const Measure& measure, const std::vector<Span>& full, float width) {
    std::vector<Span> out;
    for (std::size_t i = 0; i < full.size();) {
        auto end = i;
        while (!full[end].last) ++end;
        const auto count = end + 1 - i;
        const auto lines =
            count < 2 || count > 8 ? std::vector<Span>{} : evened(measure, full[i].begin, full[end].end, count, width);
        if (lines.empty())
            out.insert(out.end(), full.begin() + static_cast<std::ptrdiff_t>(i),
                       full.begin() + static_cast<std::ptrdiff_t>(end + 1));
        else
            out.insert(out.end(), lines.begin(), lines.end());
        i = end + 1;
    }
    return out;
}

std::vector<Span> without_widow(const Measure& measure, const std::vector<Span>& full, float width) {
    if (full.size() < 2) return full;
    const auto lonely = [&](const std::vector<Span>& lines) {
        return words_in(measure, lines.back()) < 2 || width_of(measure, lines.back()) < 0.3F * width;
    };
    if (!lonely(full)) return full;
    // The line before it gives up as few words as will do, but for those that would leave a small word behind.
    const auto& before = full[full.size() - 2];
    if (before.last) return full;
    auto places = stops(measure, before.begin, full.back().end);
    places.pop_back();
    std::ranges::sort(places, [](const Stop& a, const Stop& b) {
        return std::pair(a.dislike >= 2, b.next) < std::pair(b.dislike >= 2, a.next);
    });
    for (const auto& place : places) {
        auto lines = full;
        lines[full.size() - 2] = {before.begin, place.text_end, place.hyphen, false};
        lines.back().begin = place.next;
        if (place.next < full.back().begin && width_of(measure, lines.back()) <= width + slack && !lonely(lines))
            return lines;
    }
    return full;
}

}  // namespace accolade::text
