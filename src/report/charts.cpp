#include "charts.h"

#include <algorithm>
#include <string_view>

#include "base/html.h"
#include "markup.h"
#include "wording/calendar.h"
#include "wording/words.h"

namespace accolade::report {
namespace {

constexpr std::size_t kAxisLetters = 5;  // of a month's name below its column

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string begin(const std::string& attributes, const std::string& label) {
    return "<svg " + attributes + " role=\"img\" aria-label=\"" + html_escaped(label) + "\">";
}

std::string column(double middle, double top, double high, Color color) {
    constexpr double kColumn = 17;
    return "<rect x=\"" + svg_number(middle - kColumn / 2) + "\" y=\"" + svg_number(top) + "\" width=\"" +
           svg_number(kColumn) + "\" height=\"" + svg_number(high) + "\" rx=\"" + svg_number(std::min(3.0, high / 2)) +
           "\" fill=\"" + to_string(color) + "\"/>";
}

std::string words(double middle, double y, const std::string& text, Color color) {
    return "<text x=\"" + svg_number(middle) + "\" y=\"" + svg_number(y) +
           "\" text-anchor=\"middle\" font-size=\"10.4\" fill=\"" + to_string(color) + "\">" + html_escaped(text) +
           "</text>";
}

}  // namespace

std::string columns(const std::vector<Month>& months, const std::string& label, const Setting& setting) {
    constexpr double kWide = 360, kHigh = 104;
    const auto& c = setting.colours;
    int most = 1;
    bool narrow = false;
    for (const auto& month : months) {
        most = std::max(most, month.recognitions);
        narrow = narrow || letters(wording::short_month(month.begins, setting.language)) > kAxisLetters;
    }
    auto svg = begin("viewBox=\"0 0 " + svg_number(kWide) + " " + svg_number(kHigh + 30) + "\"", label);
    for (std::size_t i = 0; i < months.size(); ++i) {
        const auto& month = months[i];
        const bool last = i + 1 == months.size();
        const auto place = wording::read_from_right(setting.language) ? months.size() - 1 - i : i;
        const double middle = (static_cast<double>(place) + 0.5) * kWide / static_cast<double>(months.size());
        const double high = std::max(1.2, month.recognitions * kHigh / most);
        const double top = kHigh + 12 - high;
        const auto ink = last ? c.ink : c.ink2;
        svg += column(middle, top, high, last ? c.accent : c.bar);
        if (month.recognitions > 0)
            svg += words(middle, top - 4,
                         wording::written(model::Number{static_cast<double>(month.recognitions), 0}, setting.language),
                         ink);
        svg += words(middle, kHigh + 26,
                     narrow ? wording::narrow_month(month.begins, setting.language)
                            : wording::short_month(month.begins, setting.language),
                     ink);
    }
    return svg + "</svg>";
}

std::string bar(double share, Color color, const Colours& colours) {
    const auto part = [](const std::string& width, Color of) {
        return "<rect width=\"" + width + "%\" height=\"100%\" rx=\"1.3mm\" fill=\"" + to_string(of) + "\"/>";
    };
    return "<svg class=\"bar\" width=\"100%\" height=\"2.6mm\">" + part("100", colours.soft) +
           part(svg_number(100 * share), color) + "</svg>";
}

std::string dots(const std::vector<Span>& spans, const std::string& label, const Colours& colours) {
    constexpr double kApart = 11, kRound = 3.8, kMillimetres = 0.27;
    const auto wide = kApart * static_cast<double>(spans.size());
    auto svg = begin(
        "class=\"bar\" width=\"" + svg_number(wide * kMillimetres) + "mm\" viewBox=\"0 0 " + svg_number(wide) + " 12\"",
        label);
    double x = kApart / 2;
    for (const auto& span : spans) {
        svg += "<circle cx=\"" + svg_number(x) + "\" cy=\"6\" r=\"" + svg_number(kRound) + "\"";
        if (span.beat == Beat::kept) svg += " fill=\"" + to_string(colours.accent) + "\"/>";
        if (span.beat == Beat::missed)
            svg += " fill=\"none\" stroke=\"" + to_string(colours.ink2) + "\" stroke-width=\"1.1\"/>";
        if (span.beat == Beat::open) svg += " fill=\"" + to_string(colours.soft) + "\"/>";
        x += kApart;
    }
    return svg + "</svg>";
}

}  // namespace accolade::report
