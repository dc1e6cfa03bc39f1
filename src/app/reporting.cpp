#include "app/reporting.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <system_error>
#include <utility>

#include "app/explain.h"
#include "app/look.h"
#include "gather.h"
#include "journal/entry.h"
#include "report/csv.h"
#include "report/page.h"
#include "report/report.h"
#include "report/text.h"
#include "rules.h"

namespace accolade::app {
namespace {

constexpr int kAhead = 7;  // days that are looked at for what runs out
constexpr std::size_t kFontBytes = 4U << 20U;

// What is asked about: a month where only one is named, this month where nothing is.
Result<report::Question> question_of(const Options& options, const Setup& setup, WallTime now) {
    report::Question question;
    question.zone = setup.zone;
    question.today = setup.zone.local(now).date;
    question.cadence = setup.settings.cadence;
    question.to = question.today;
    question.from = {question.today.year, question.today.month, 1};
    if (options.from) {
        const auto from = day_named(*options.from, Meant::first_day);
        const auto end = day_named(*options.from, Meant::last_day);
        if (!from || !end) return std::unexpected(from.error());
        question.from = *from;
        if (*from != *end) question.to = std::min(*end, std::max(question.today, *from));
    }
    if (options.to) {
        const auto to = day_named(*options.to, Meant::last_day);
        if (!to) return std::unexpected(to.error());
        question.to = *to;
        if (!options.from) question.from = {to->year, to->month, 1};
    }
    if (question.to < question.from) return failure("--to is before --from");
    return question;
}

// The journal of the machine's own screen, if it has one, and those that are named.
Result<std::vector<journal::Entry>> entries(const Options& options, const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files{folder / journal::kFile};
    std::error_code ignored;
    if (!options.merge.empty() && !std::filesystem::exists(files.front(), ignored)) files.clear();
    files.insert(files.end(), options.merge.begin(), options.merge.end());
    std::vector<std::vector<journal::Entry>> journals;
    for (const auto& file : files) {
        auto read = journal::read_journal(file);
        if (!read) return std::unexpected(read.error());
        journals.push_back(std::move(*read));
    }
    return report::joined(std::move(journals));
}

// Kinds of which something is shown now and nothing is left within the next days.
std::vector<report::Gap> gaps_of(const model::News& news, const Setup& setup, WallTime now) {
    const auto rules = rules_of(setup.settings, setup.zone);
    std::vector<report::Gap> gaps;
    for (const auto& row : model::kinds()) {
        if (!report::recognises(row.kind)) continue;
        const auto left = [&](int days) {
            return std::ranges::any_of(news.items, [&](const model::Item& item) {
                return item.kind == row.kind && may_come(item, rules, now + std::chrono::days(days)).has_value();
            });
        };
        if (!left(0) || left(kAhead)) continue;
        int day = 1;
        while (left(day)) ++day;
        gaps.push_back({row.kind, setup.zone.local(now + std::chrono::days(day)).date});
    }
    return gaps;
}

std::string page(const report::Report& counted, const Setup& setup, const model::News& news, const Places& places,
                 Disk& disk, const std::vector<journal::Entry>& entries) {
    const auto look = look_of(setup, news);
    report::Setting setting;
    setting.language = look.locale.language;
    setting.phrases = setup.phrases ? setup.phrases.get() : &wording::Phrases::standard();
    setting.house = setup.settings.brand.name.empty() ? news.brand.name : setup.settings.brand.name;
    std::vector<std::string> screens;
    for (const auto& entry : entries)
        if (std::ranges::find(screens, entry.screen.name) == screens.end()) screens.push_back(entry.screen.name);
    for (const auto& screen : screens) setting.screens += (setting.screens.empty() ? "" : ", ") + screen;
    setting.colours = report::colours_of(setup.theme);
    for (const auto* role : {"display", "text", "strong"}) {
        const auto found = setup.theme.fonts.find(role);
        if (found == setup.theme.fonts.end()) continue;
        const auto file = std::filesystem::path(found->second);
        auto bytes = disk.read(file.is_absolute() ? file : places.fonts() / file, kFontBytes);
        if (bytes) setting.fonts.push_back({role, std::move(*bytes)});
    }
    return report::page_of(counted, setting);
}

report::By by_of(const Options& options) {
    if (options.by == "team") return report::By::team;
    if (options.by == "kind") return report::By::kind;
    return options.by == "site" ? report::By::site : report::By::person;
}

Result<void> write(const std::string& file, const std::string& text, Disk& disk) {
    auto written = disk.write_whole(file, text);
    if (written) std::cout << file << " is written\n";
    return written;
}

}  // namespace

Result<model::Date> day_named(const std::string& text, Meant meant) {
    int year = 0, month = 0, day = 0, end = 0;
    const auto wrong = [&] {
        return failure("a day is written like 2026-11-23, or a month like 2026-11, not \"" + text + "\"");
    };
    const int read = std::sscanf(text.c_str(), "%4d-%2d%n-%2d%n", &year, &month, &end, &day, &end);
    if (read < 2 || end != static_cast<int>(text.size())) return wrong();
    if (read == 2) {
        if (month < 1 || month > 12) return wrong();
        const std::chrono::year_month_day_last last(std::chrono::year(year) / month / std::chrono::last);
        day = meant == Meant::first_day ? 1 : static_cast<int>(static_cast<unsigned>(last.day()));
    }
    if (!(std::chrono::year(year) / month / day).ok()) return wrong();
    return model::Date{year, month, day};
}

int make_report(const Options& options, const Places& places, const Clock& clock) {
    RealDisk disk;
    const auto asked = about(options, places, disk, clock);
    if (!asked) return asked.error();
    const auto& setup = asked->setup;
    const auto now = asked->at;
    auto question = question_of(options, setup, now);
    if (!question) return refuse(question.error(), 2);
    const auto shown = entries(options, asked->state_folder);
    if (!shown) return refuse(shown.error());
    // What runs out is in the feeds. A report of earlier days has no use for them but for their name and language.
    const Scratch scratch;
    Log quiet([](std::string_view) {}, clock, false);
    const auto collected = collect(setup, now, places, disk, clock, quiet, scratch.path());
    if (question->to == question->today) question->gaps = gaps_of(collected.news, setup, now);
    const auto counted = report::count(*shown, *question);
    if (!options.html.empty()) {
        const auto written = write(options.html, page(counted, setup, collected.news, places, disk, *shown), disk);
        if (!written) return refuse(written.error());
    }
    if (!options.csv.empty()) {
        const auto written = write(options.csv, report::csv_of(counted, by_of(options), options.csv_bom), disk);
        if (!written) return refuse(written.error());
    }
    if (options.html.empty() && options.csv.empty())
        std::cout << for_terminal(report::text_of(counted, by_of(options)));
    return 0;
}

}  // namespace accolade::app
