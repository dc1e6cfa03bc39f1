#include "report/page.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/html.h"
#include "charts.h"
#include "style.h"
#include "wording/calendar.h"
#include "wording/words.h"

namespace accolade::report {
namespace {

using model::Date;

constexpr std::size_t kBars = 7, kRhythms = 3, kListed = 10, kFew = 3, kWatched = 3, kLines = 5, kNames = 3;

bool last_of_month(Date date) {
    return model::next_day(date).day == 1;
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
                           html_escaped(say("report.title") + ", " + title) + "</title>\n<style>\n" +
                           style_of(setting_) + "</style></head>\n<body><main>\n" + head(title) + figures();
        if (report_.recognitions == 0) {
            html += "<p class=\"none\">" + html_escaped(say("report.nothing")) + "</p>\n";
        } else {
            html += "<div class=\"two\">" +
                    section("report.months", columns(report_.months, say("report.months"), setting_)) +
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
        if (is_month()) return wording::written_month(from, setting_.language);
        const bool year = from == Date{to.year, 1, 1} && to == Date{to.year, 12, 31};
        return year ? wording::written_year(from, setting_.language)
                    : wording::written_span(from, to, setting_.language);
    }
    bool is_month() const {
        const auto &from = report_.from, &to = report_.to;
        return from.day == 1 && from.year == to.year && from.month == to.month && (last_of_month(to) || to.day > 1);
    }

    std::string section(std::string_view key, const std::string& inside) const {
        return "<section><h2>" + html_escaped(say(key)) + "</h2>" + inside + "</section>\n";
    }

    std::string head(const std::string& title) const {
        const auto as_of = say("milestone.as_of",
                               {{"date", wording::written_date(report_.to, wording::Year::with, setting_.language)}});
        return "<div class=\"top\"><span class=\"strong\"><bdi>" + html_escaped(setting_.house) +
               "</bdi></span><span><bdi>" + html_escaped(setting_.screens) + "</bdi>" +
               (setting_.screens.empty() ? "" : " · ") + html_escaped(as_of) +
               "</span></div>\n<div class=\"title\"><h2>" + html_escaped(say("report.title")) + "</h2><h1" +
               (is_month() ? "" : " class=\"long\"") + ">" + html_escaped(title) + "</h1></div>\n";
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

    std::string bars(const std::vector<Row>& rows, bool kinds) const {
        std::string html;
        int most = 1;
        std::vector<const Row*> shown;
        for (const auto& row : rows)
            if (!row.name.empty() && shown.size() < kBars) shown.push_back(&row);
        for (const auto* row : shown) most = std::max(most, row->recognitions);
        for (const auto* row : shown) {
            const auto name = kinds ? say("kind." + row->name) : row->name;
            html += "<div class=\"row\"><span><bdi>" + html_escaped(name) + "</bdi></span>" +
                    bar(static_cast<double>(row->recognitions) / most,
                        kinds ? setting_.colours.accent : setting_.colours.bar, setting_.colours) +
                    "<b>" + html_escaped(number(row->recognitions)) + "</b></div>";
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

    // The latest of them, fewer where something else stands beside them; months by their names alone.
    std::string missed(const Rhythm& rhythm) const {
        const auto most = rhythm.spans.back().beat == Beat::open ? kNames - 1 : kNames;
        std::vector<Date> months;
        std::vector<std::string> names;
        for (const auto& span : rhythm.spans) {
            if (span.beat != Beat::missed) continue;
            months.push_back(span.begins);
            names.push_back(called(span, rhythm.cadence));
        }
        if (names.size() > most) {
            names.erase(names.begin(), names.end() - static_cast<std::ptrdiff_t>(most));
            months.erase(months.begin(), months.end() - static_cast<std::ptrdiff_t>(most));
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
        std::string html;
        auto rhythms = report_.rhythms;
        const auto missing = [](const Rhythm& rhythm) {
            return -std::ranges::count(rhythm.spans, Beat::missed, &Span::beat);
        };
        std::ranges::stable_sort(rhythms, {}, missing);
        rhythms.resize(std::min(rhythms.size(), kRhythms));
        for (const auto& rhythm : rhythms) {
            html += "<div class=\"beat\"><div><p class=\"strong\">" + html_escaped(kind(rhythm.kind)) + " <span>" +
                    html_escaped(every(rhythm.cadence)) + "</span></p>" +
                    dots(rhythm.spans, missed(rhythm), setting_.colours) + "</div>";
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
        std::string html = report_.list.size() <= kFew ? "<div class=\"list few\">" : "<div class=\"list\">";
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

std::string page_of(const Report& report, const Setting& setting) {
    return Writer(report, setting).page();
}

}  // namespace accolade::report
