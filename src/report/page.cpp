#include "report/page.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/html.h"
#include "markup.h"
#include "wording/calendar.h"
#include "wording/words.h"

namespace accolade::report {
namespace {

using model::Date;

constexpr std::size_t kBars = 7, kRhythms = 3, kListed = 10, kWatched = 3, kLines = 5, kNames = 3;
constexpr std::size_t kAxisLetters = 5;  // of a month's name below its column
constexpr float kReadable = 4.5F;        // of small words, WCAG 2.2

Color named(const theme::Theme& theme, const char* name, Color otherwise) {
    const auto found = theme.colors.find(name);
    return found == theme.colors.end() ? otherwise : found->second;
}

// Darker in steps until it can be read on the paper.
Color readable(Color color, Color paper) {
    auto lch = to_oklch(color);
    while (contrast(color, paper) < kReadable && lch.l > 0.05F) {
        lch.l -= 0.03F;
        color = from_oklch(lch);
    }
    return color;
}

bool last_of_month(Date date) {
    return model::next_day(date).day == 1;
}

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Scripts whose letters join, or stand on marks, are not spaced.
bool may_be_spaced(std::string_view language) {
    constexpr std::array<std::string_view, 5> kJoined{"ar", "fa", "ur", "hi", "th"};
    return std::ranges::none_of(kJoined, [&](auto one) { return language.starts_with(one); });
}

class Writer {
  public:
    Writer(const Report& report, const Setting& setting) : report_(report), setting_(setting) {}

    std::string page() const {
        const auto language = html_escaped(setting_.language);
        const auto title = period();
        std::string html = "<!doctype html>\n<html lang=\"" + language + "\"" +
                           (wording::read_from_right(setting_.language) ? " dir=\"rtl\"" : "") +
                           ">\n<head><meta charset=\"utf-8\"><title>" +
                           html_escaped(say("report.title") + ", " + title) + "</title>\n<style>\n" + fonts() +
                           style() + "</style></head>\n<body><main>\n" + head(title) + figures();
        if (report_.recognitions == 0) {
            html += "<p class=\"none\">" + html_escaped(say("report.nothing")) + "</p>\n";
        } else {
            html += "<div class=\"two\">" + section("report.months", months()) +
                    section("report.kinds", bars(report_.by_kind, true)) + "</div>\n<div class=\"two\">" +
                    section("report.by_team", bars(report_.by_team, false)) +
                    (report_.rhythms.empty() ? std::string() : section("report.rhythm", rhythms())) + "</div>\n";
        }
        return html + watch() + list() + "</main></body></html>\n";
    }

  private:
    std::string say(std::string_view key, std::initializer_list<wording::Argument> arguments = {}) const {
        return setting_.phrases->say(key, setting_.language, arguments);
    }
    std::string number(double value, int decimals = 0) const {
        return wording::written(model::Number{value, decimals}, setting_.language);
    }
    std::string date(Date day) const {
        return wording::written_date(day, day.year == report_.to.year ? wording::Year::without : wording::Year::with,
                                     setting_.language);
    }
    std::string kind(model::Kind kind) const { return say("kind." + std::string(model::name_of(kind))); }

    std::string period() const {
        const auto &from = report_.from, &to = report_.to;
        const bool month =
            from.day == 1 && from.year == to.year && from.month == to.month && (last_of_month(to) || to.day > 1);
        return month ? wording::written_month(from, setting_.language)
                     : wording::written_span(from, to, setting_.language);
    }

    std::string section(std::string_view key, const std::string& inside) const {
        return "<section><h2>" + html_escaped(say(key)) + "</h2>" + inside + "</section>\n";
    }

    std::string fonts() const {
        std::string css;
        for (const auto& font : setting_.fonts) {
            const bool open_type = font.bytes.starts_with("OTTO");
            css += "@font-face{font-family:\"accolade-" + font.role + "\";src:url(" +
                   data_url(open_type ? "font/otf" : "font/ttf", font.bytes) + ")}\n";
        }
        return css;
    }

    std::string style() const {
        const auto& c = setting_.colours;
        const std::string spaced = may_be_spaced(setting_.language) ? ".09em" : "0";
        const std::string tight = may_be_spaced(setting_.language) ? "-.015em" : "0";
        const std::string others =
            "\"Noto Sans\",\"Noto Sans CJK JP\",\"Hiragino Sans\",\"Yu Gothic\",\"PingFang SC\",\"Malgun Gothic\","
            "system-ui,sans-serif";
        return "@page{size:A4;margin:0}\n"
               "*{box-sizing:border-box;margin:0;padding:0}\n"
               "html{background:" +
               to_string(c.around) + ";color:" + to_string(c.ink) + ";font:9.2pt/1.42 \"accolade-text\"," + others +
               ";-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
               "main{width:210mm;height:297mm;margin:10mm auto;padding:15mm 17mm 12mm;background:" +
               to_string(c.sheet) +
               ";display:flex;flex-direction:column;gap:7mm;overflow:hidden;box-shadow:0 2mm 9mm #0000001f}\n"
               "@media print{html{background:none}main{margin:0;box-shadow:none}}\n"
               "b,h2,.strong{font-family:\"accolade-strong\"," +
               others +
               ";font-weight:700}\n"
               "h1,.figures b{font-family:\"accolade-display\",\"Noto Serif Display\",\"Noto Serif CJK JP\"," +
               others + ";font-weight:500;letter-spacing:" + tight +
               "}\n"
               "h1{font-size:35pt;line-height:1.08}\n"
               "h2{font-size:7.6pt;line-height:1.3;letter-spacing:" +
               spaced + ";text-transform:uppercase;color:" + to_string(c.accent) +
               ";margin-bottom:3mm}\n"
               ".top{display:flex;justify-content:space-between;gap:8mm;color:" +
               to_string(c.ink2) +
               "}\n"
               ".top .strong{color:" +
               to_string(c.ink) +
               "}\n"
               ".title h2{margin-bottom:1mm}\n"
               ".figures{display:grid;grid-template-columns:repeat(4,1fr);gap:6mm;padding:5mm 0;border:solid " +
               to_string(c.line) +
               ";border-width:.25mm 0}\n"
               ".figures b{display:block;font-size:29pt;line-height:1.1}\n"
               ".figures span{display:block;color:" +
               to_string(c.ink2) +
               ";line-height:1.3}\n"
               ".two{display:grid;grid-template-columns:1fr 1fr;gap:11mm}\n"
               ".two>section{min-width:0}\n"
               ".row{display:grid;grid-template-columns:37% 1fr 8mm;align-items:center;gap:3mm;height:5.2mm}\n"
               ".row span,.list p{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}\n"
               ".row b{text-align:end;font-variant-numeric:tabular-nums}\n"
               "svg{display:block;overflow:visible}\n"
               "[dir=rtl] .bar{transform:scaleX(-1)}\n"
               ".beat{margin-bottom:3mm}\n"
               ".beat div{display:flex;justify-content:space-between;align-items:center;gap:3mm;height:5.2mm}\n"
               ".beat span,.beat p,.list p,.more{color:" +
               to_string(c.ink2) +
               "}\n"
               ".beat p{font-size:8.4pt;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}\n.beat "
               ".strong{font-size:9.2pt}\n.beat .strong "
               "span{font-family:\"accolade-text\",sans-serif;font-weight:400}\n"
               ".beat .strong,.list b{color:" +
               to_string(c.ink) +
               "}\n"
               ".watch{background:" +
               to_string(c.panel) +
               ";border-radius:3mm;padding:4.5mm 6mm 4.8mm}\n"
               ".watch h2{margin-bottom:1.6mm}\n"
               ".watch li{list-style:none;padding-inline-start:4.4mm;position:relative}\n"
               ".watch "
               "li::before{content:\"\";position:absolute;inset-inline-start:0;top:.53em;width:1.8mm;height:1.8mm;"
               "border-radius:50%;background:" +
               to_string(c.accent) +
               "}\n"
               ".list{display:grid;grid-template-columns:1fr 1fr;gap:2.6mm 11mm}\n"
               ".list>div{min-width:0}\n"
               ".list p{line-height:1.36}\n"
               ".more{margin-top:2.6mm}\n"
               ".none{color:" +
               to_string(c.ink2) + ";font-size:12pt}\n";
    }

    std::string head(const std::string& title) const {
        const auto as_of = say("milestone.as_of",
                               {{"date", wording::written_date(report_.to, wording::Year::with, setting_.language)}});
        return "<div class=\"top\"><span class=\"strong\"><bdi>" + html_escaped(setting_.house) +
               "</bdi></span><span><bdi>" + html_escaped(setting_.screens) + "</bdi>" +
               (setting_.screens.empty() ? "" : " · ") + html_escaped(as_of) +
               "</span></div>\n<div class=\"title\"><h2>" + html_escaped(say("report.title")) + "</h2><h1>" +
               html_escaped(title) + "</h1></div>\n";
    }

    std::string figure(double value, int decimals, std::string_view key) const {
        return "<div><b>" + html_escaped(number(value, decimals)) + "</b><span>" +
               html_escaped(say(key, {{"n", value}})) + "</span></div>";
    }

    std::string figures() const {
        const double hours = std::chrono::duration<double, std::ratio<3600>>(report_.time).count();
        const bool few = hours < 10 && hours > 0;
        const double shown = few ? std::round(hours * 10) / 10 : std::round(hours);
        return "<div class=\"figures\">" + figure(report_.people, 0, "report.people") +
               figure(report_.recognitions, 0, "report.recognitions") + figure(report_.teams, 0, "report.teams") +
               figure(shown, few ? 1 : 0, "report.hours") + "</div>\n";
    }

    // Twelve columns; the last, which is asked about, in the accent's colour.
    std::string months() const {
        constexpr double kWide = 360, kHigh = 104, kColumn = 17;
        int most = 1;
        for (const auto& month : report_.months) most = std::max(most, month.recognitions);
        const auto& c = setting_.colours;
        std::string svg = "<svg viewBox=\"0 0 " + svg_number(kWide) + " " + svg_number(kHigh + 30) +
                          "\" role=\"img\" aria-label=\"" + html_escaped(say("report.months")) + "\">";
        const auto count = static_cast<double>(report_.months.size());
        const bool narrow = std::ranges::any_of(report_.months, [this](const Month& month) {
            return letters(wording::short_month(month.begins, setting_.language)) > kAxisLetters;
        });
        for (std::size_t i = 0; i < report_.months.size(); ++i) {
            const auto& month = report_.months[i];
            const bool last = i + 1 == report_.months.size();
            const auto place = wording::read_from_right(setting_.language) ? report_.months.size() - 1 - i : i;
            const double middle = (static_cast<double>(place) + 0.5) * kWide / count;
            const double high = std::max(1.2, month.recognitions * kHigh / most);
            const double top = kHigh + 12 - high;
            svg += "<rect x=\"" + svg_number(middle - kColumn / 2) + "\" y=\"" + svg_number(top) + "\" width=\"" +
                   svg_number(kColumn) + "\" height=\"" + svg_number(high) + "\" rx=\"" +
                   svg_number(std::min(3.0, high / 2)) + "\" fill=\"" + to_string(last ? c.accent : c.bar) + "\"/>";
            const auto words = [&](double y, const std::string& text, Color color) {
                svg += "<text x=\"" + svg_number(middle) + "\" y=\"" + svg_number(y) +
                       "\" text-anchor=\"middle\" font-size=\"10.4\" fill=\"" + to_string(color) + "\">" +
                       html_escaped(text) + "</text>";
            };
            if (month.recognitions > 0) words(top - 4, number(month.recognitions), last ? c.ink : c.ink2);
            words(kHigh + 26,
                  narrow ? wording::narrow_month(month.begins, setting_.language)
                         : wording::short_month(month.begins, setting_.language),
                  last ? c.ink : c.ink2);
        }
        return svg + "</svg>";
    }

    std::string bars(const std::vector<Row>& rows, bool kinds) const {
        std::string html;
        int most = 1;
        std::vector<const Row*> shown;
        for (const auto& row : rows)
            if (!row.name.empty() && shown.size() < kBars) shown.push_back(&row);
        for (const auto* row : shown) most = std::max(most, row->recognitions);
        for (const auto* row : shown) {
            const auto name = kinds ? say("kind." + row->name) : row->name;
            const double share = 100.0 * row->recognitions / most;
            html +=
                "<div class=\"row\"><span><bdi>" + html_escaped(name) +
                "</bdi></span><svg class=\"bar\" width=\"100%\" height=\"2.6mm\"><rect width=\"100%\" height=\"100%\" "
                "rx=\"1.3mm\" fill=\"" +
                to_string(setting_.colours.soft) + "\"/><rect width=\"" + svg_number(share) +
                "%\" height=\"100%\" rx=\"1.3mm\" fill=\"" +
                to_string(kinds ? setting_.colours.accent : setting_.colours.bar) + "\"/></svg><b>" +
                html_escaped(number(row->recognitions)) + "</b></div>";
        }
        return html;
    }

    std::string called(const Span& span, config::Cadence cadence) const {
        switch (cadence) {
            case config::Cadence::quarterly:
                return wording::written_quarter(span.begins, setting_.language);
            case config::Cadence::yearly:
                return wording::written_year(span.begins, setting_.language);
            default:
                return date(span.begins);
        }
    }

    // The latest of them; months by their names alone.
    std::string missed(const Rhythm& rhythm) const {
        std::vector<Date> months;
        std::vector<std::string> names;
        for (const auto& span : rhythm.spans) {
            if (span.beat != Beat::missed) continue;
            months.push_back(span.begins);
            names.push_back(called(span, rhythm.cadence));
        }
        if (names.size() > kNames) {
            names.erase(names.begin(), names.end() - kNames);
            months.erase(months.begin(), months.end() - kNames);
        }
        if (names.empty()) return {};
        return say("report.missed", {{"when", rhythm.cadence == config::Cadence::monthly
                                                  ? wording::listed_months(months, setting_.language)
                                                  : wording::listed(names, setting_.language)}});
    }

    std::string every(config::Cadence cadence) const {
        switch (cadence) {
            case config::Cadence::weekly:
                return say("report.weekly");
            case config::Cadence::monthly:
                return say("report.monthly");
            case config::Cadence::quarterly:
                return say("report.quarterly");
            case config::Cadence::yearly:
                return say("report.yearly");
        }
        return {};
    }

    std::string rhythms() const {
        constexpr double kApart = 11, kRound = 3.8;
        const auto& c = setting_.colours;
        std::string html;
        auto rhythms = report_.rhythms;
        const auto missing = [](const Rhythm& rhythm) {
            return -std::ranges::count(rhythm.spans, Beat::missed, &Span::beat);
        };
        std::ranges::stable_sort(rhythms, {}, missing);
        rhythms.resize(std::min(rhythms.size(), kRhythms));
        for (const auto& rhythm : rhythms) {
            const auto wide = kApart * static_cast<double>(rhythm.spans.size());
            std::string svg = "<svg class=\"bar\" width=\"" + svg_number(wide * 0.27) + "mm\" viewBox=\"0 0 " +
                              svg_number(wide) + " 12\" role=\"img\" aria-label=\"" + html_escaped(missed(rhythm)) +
                              "\">";
            double x = kApart / 2;
            for (const auto& span : rhythm.spans) {
                svg += "<circle cx=\"" + svg_number(x) + "\" cy=\"6\" r=\"" + svg_number(kRound) + "\"";
                if (span.beat == Beat::kept) svg += " fill=\"" + to_string(c.accent) + "\"/>";
                if (span.beat == Beat::missed)
                    svg += " fill=\"none\" stroke=\"" + to_string(c.ink2) + "\" stroke-width=\"1.1\"/>";
                if (span.beat == Beat::open) svg += " fill=\"" + to_string(c.soft) + "\"/>";
                x += kApart;
            }
            html += "<div class=\"beat\"><div><p class=\"strong\">" + html_escaped(kind(rhythm.kind)) + " <span>" +
                    html_escaped(every(rhythm.cadence)) + "</span></p>" + svg + "</svg></div>";
            auto said = missed(rhythm);
            if (rhythm.spans.back().beat == Beat::open) {
                said += (said.empty() ? "" : " · ") +
                        say("report.due",
                            {{"when", rhythm.cadence == config::Cadence::monthly
                                          ? wording::listed_months({{rhythm.spans.back().begins}}, setting_.language)
                                          : called(rhythm.spans.back(), rhythm.cadence)}});
            }
            if (!said.empty()) html += "<p>" + html_escaped(said) + "</p>";
            html += "</div>";
        }
        return html;
    }

    std::vector<std::string> lines() const {
        std::vector<std::string> lines;
        const auto add = [&](std::size_t most, const auto& all, const auto& words) {
            for (std::size_t i = 0; i < std::min(most, all.size()); ++i) lines.push_back(words(all[i]));
        };
        add(kWatched, report_.gaps,
            [this](const Gap& gap) { return say("report.gap", {{"kind", kind(gap.kind)}, {"date", date(gap.from)}}); });
        add(kWatched, report_.quiet, [this](const Quiet& quiet) {
            return say("report.quiet", {{"name", quiet.team}, {"date", date(quiet.since)}});
        });
        add(2, report_.uneven,
            [this](const Uneven& one) { return say(one.more ? "report.more" : "report.less", {{"name", one.name}}); });
        lines.resize(std::min(lines.size(), kLines));
        return lines;
    }

    std::string watch() const {
        const auto lines = this->lines();
        std::string html = "<section class=\"watch\"><h2>" + html_escaped(say("report.look")) + "</h2>";
        if (lines.empty()) return html + "<p>" + html_escaped(say("report.well")) + "</p></section>\n";
        html += "<ul>";
        for (const auto& line : lines) html += "<li>" + html_escaped(line) + "</li>";
        return html + "</ul></section>\n";
    }

    std::string list() const {
        if (report_.list.empty()) return {};
        std::string html = "<div class=\"list\">";
        // A sheet has an end: what is to be looked at goes before.
        const auto most = kListed - (lines().size() > 2 ? 2 : 0);
        const auto shown = std::min(most, report_.list.size());
        for (std::size_t i = 0; i < shown; ++i) html += listed(report_.list[i]);
        html += "</div>";
        if (report_.list.size() > shown)
            html += "<p class=\"more\">" +
                    html_escaped(wording::and_more(static_cast<int>(report_.list.size() - shown), setting_.language,
                                                   *setting_.phrases)) +
                    "</p>";
        return section("report.who", html);
    }

    std::string listed(const Recognition& one) const {
        std::vector<std::string> names;
        std::string team;
        for (const auto& person : one.people) {
            if (names.size() == kNames) break;
            names.push_back(person.name.empty() ? say("report.erased") : person.name);
            team = one.people.front().team;
        }
        auto who = html_escaped(wording::listed(names, setting_.language));
        if (one.people.size() > kNames)
            who += " " + html_escaped(wording::and_more(static_cast<int>(one.people.size() - kNames), setting_.language,
                                                        *setting_.phrases));
        if (who.empty()) who = "<bdi>" + html_escaped(one.about.empty() ? kind(one.kind) : one.about) + "</bdi>";
        std::string what = html_escaped(kind(one.kind));
        if (!names.empty() && !one.about.empty()) what += " · <bdi>" + html_escaped(one.about) + "</bdi>";
        return "<div><p><b>" + who + "</b>" + (team.empty() ? "" : " <bdi>" + html_escaped(team) + "</bdi>") +
               "</p><p>" + what + "</p></div>";
    }

    const Report& report_;
    const Setting& setting_;
};

}  // namespace

Colours colours_of(const theme::Theme& theme) {
    const Color white{255, 255, 255}, dark{28, 28, 34};
    const auto ground = named(theme, "bg", white);
    const bool light = luminance(ground) > 0.6F;
    Colours colours;
    colours.sheet = light ? mixed(ground, white, 0.72F) : white;
    colours.around = light ? mixed(ground, dark, 0.06F) : Color{233, 233, 236};
    colours.ink = light ? named(theme, "ink", dark) : dark;
    colours.ink2 = readable(light ? named(theme, "ink2", dark) : mixed(dark, white, 0.35F), colours.sheet);
    colours.accent = readable(named(theme, "accent", dark), colours.sheet);
    colours.panel = mixed(colours.sheet, colours.accent, 0.07F);
    colours.line = mixed(colours.sheet, colours.ink, 0.16F);
    colours.soft = mixed(colours.sheet, colours.ink, 0.07F);
    const auto deep = named(theme, "deep", colours.ink2);
    colours.bar = contrast(deep, colours.sheet) > 2 ? deep : colours.ink2;
    return colours;
}

std::string page_of(const Report& report, const Setting& setting) {
    return Writer(report, setting).page();
}

}  // namespace accolade::report
