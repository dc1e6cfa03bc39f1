// From what was on the screen to what people are told of it: a year of a lobby, and the program itself.
#include "app/reporting.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <map>

#include "journal/journal.h"
#include "report/report.h"
#include "schedule/ended.h"
#include "schedule/show.h"
#include "support/process.h"
#include "support/temp_folder.h"

using namespace accolade;
using namespace accolade::app;
using namespace accolade::test;
using namespace std::chrono_literals;

namespace {

const model::Zone kOslo = *model::Zone::named("Europe/Oslo");

model::Item item_of(const std::string& id, model::Kind kind, std::vector<model::Person> people) {
    model::Item item;
    item.id = id;
    item.source = "news.json";
    item.kind = kind;
    item.title = "Title of " + id;
    item.people = std::move(people);
    return item;
}

model::Person person(const std::string& name, const std::string& team) {
    model::Person one;
    one.name = name;
    one.team = team;
    return one;
}

// The news of a month: an award most months, thank-yous that share slides, and things that honour nobody.
std::shared_ptr<const model::News> news_of(model::Date month) {
    auto news = std::make_shared<model::News>();
    const auto name = std::to_string(month.year) + "-" + std::to_string(month.month);
    if (month.month != 10)
        news->items.push_back(item_of("award " + name, model::Kind::award, {person("Winner of " + name, "Hull")}));
    for (int i = 0; i < 5; ++i)
        news->items.push_back(item_of("thanks " + std::to_string(i) + " " + name, model::Kind::kudos,
                                      {person("Ada", "Turbines"), person("Person " + std::to_string(i), "Paint")}));
    news->items.push_back(item_of("sea", model::Kind::story, {}));
    news->items.push_back(item_of("visit", model::Kind::welcome, {person("Guest", "")}));
    return news;
}

std::string said(std::vector<std::string> words, const TempFolder& home, int code) {
    words.insert(words.begin(), {ACCOLADE_BINARY, "report"});
    std::filesystem::remove(home / "answer");
    Process process(words, {{"HOME", home.path().string()}, {"LC_ALL", "C.UTF-8"}}, home / "answer");
    CHECK(process.ends(60s) == code);
    return process.said();
}

}  // namespace

TEST_CASE("a day and a month are read; anything else is answered with how they are written") {
    CHECK(*day_named("2026-11-23", Meant::first_day) == model::Date{2026, 11, 23});
    CHECK(*day_named("2026-11-23", Meant::last_day) == model::Date{2026, 11, 23});
    CHECK(*day_named("2028-02", Meant::first_day) == model::Date{2028, 2, 1});
    CHECK(*day_named("2028-02", Meant::last_day) == model::Date{2028, 2, 29});
    for (const auto* wrong : {"", "2026", "2026-13", "2026-02-30", "2026-11-", "2026-11-23T10:00", "yesterday"})
        CHECK_FALSE(day_named(wrong, Meant::first_day));
}

TEST_CASE("what is reported of a year is what was on the screen, to the millisecond") {
    const TempFolder folder;
    Log log([](std::string_view) {}, machine_clock(), false);
    std::atomic<std::int64_t> time{0};  // since the beginning, ms
    const auto begin = kOslo.instant({2026, 1, 1}, 0);
    const Clock clock = [&] { return Now{begin + Milliseconds(time), SteadyTime(Milliseconds(time))}; };
    schedule::Rules rules;
    rules.zone = kOslo;
    model::WeekHours hours;
    for (int day = 0; day < 5; ++day) hours[static_cast<std::size_t>(day)] = {{8 * 60, 9 * 60}};
    rules.opening = hours;

    // What is seen, counted a turn at a time by who is on the slide, apart from anything that is said of it.
    std::map<std::string, Milliseconds> seen;
    std::map<std::pair<std::string, int>, Milliseconds> by_month;
    Milliseconds awards{0};
    {
        journal::Journal journal(log, clock, folder.path(), {"Reception", ""}, begin);
        schedule::Show show;
        std::shared_ptr<const model::News> news;
        model::Date month{};
        std::uint64_t turns = 0;
        while (Milliseconds(time) < std::chrono::days(365)) {
            const auto now = clock();
            const auto today = kOslo.local(now.wall).date;
            if (today.month != month.month || today.year != month.year) {
                // A year passes within seconds: no more waits to be written than there is room for in memory. Who is
                // forgotten is so in all that was added before.
                std::promise<void> written;
                journal.forget("Nobody", [&](const auto&) { written.set_value(); });
                REQUIRE(written.get_future().wait_for(60s) == std::future_status::ready);
                month = today;
                news = news_of(month);
            }
            const auto next = schedule::advance(show, news, rules, now);
            if (const auto shown = schedule::ended(show, next, now)) journal.add(*shown);
            show = next;
            // Until the next turn this is on: now in one step, now in two.
            auto step = std::clamp(schedule::lasts(show, now), Milliseconds(1), Milliseconds(std::chrono::minutes(30)));
            if (++turns % 3 == 0) step = std::max(step / 2, Milliseconds(1));
            for (const auto* on : show.current.on_slide()) {
                if (!report::recognises(on->kind)) continue;
                if (on->kind == model::Kind::award) awards += step;
                for (const auto& who : on->people) {
                    seen[who.name] += step;
                    by_month[{who.name, kOslo.local(show.current.since).date.month}] += step;
                }
            }
            time += step.count();
        }
        const auto now = clock();
        if (const auto shown = schedule::ended_by_quitting(show, now)) journal.add(*shown);
        REQUIRE(journal.stop(60s));
    }
    const auto entries = journal::read_journal(folder / journal::kFile);
    REQUIRE(entries);
    CHECK(entries->size() > 50'000);
    report::Question question;
    question.zone = kOslo;
    question.from = {2026, 1, 1};
    question.to = question.today = {2026, 12, 31};
    question.cadence = {{model::Kind::award, config::Cadence::monthly}};
    const auto year = report::count(*entries, question);
    std::map<std::string, Milliseconds> told;
    for (const auto& row : year.by_person) told[row.name] = row.time;
    CHECK(told == seen);
    CHECK(std::ranges::find(year.by_kind, "award", &report::Row::name)->time == awards);
    CHECK(std::ranges::find(year.by_kind, "award", &report::Row::name)->recognitions == 11);
    CHECK(year.by_kind.front().name == "kudos");
    CHECK(year.by_kind.front().recognitions == 60);
    REQUIRE(year.rhythms.size() == 1);
    for (const auto& span : year.rhythms[0].spans)
        CHECK(span.beat == (span.begins.month == 10 ? report::Beat::missed : report::Beat::kept));
    // Both months on whose nights the clocks change.
    for (const int month : {3, 10}) {
        question.from = {2026, month, 1};
        question.to = {2026, month, 31};
        for (const auto& row : report::count(*entries, question).by_person) {
            CAPTURE(row.name);
            CHECK(row.time == by_month[{row.name, month}]);
        }
    }
}

TEST_CASE("accolade report prints a table, and writes a page and rows; journals of other screens go with it") {
    const TempFolder home;
    Log log([](std::string_view) {}, machine_clock(), false);
    const auto now = machine_clock()().wall;
    const auto write = [&](const std::string& folder, const std::string& screen, const std::string& who) {
        journal::Journal journal(log, machine_clock(), home / folder, {screen, ""}, {});
        model::Shown shown{"thanks", "feed.json", model::Kind::kudos, {}, now - 20s,
                           now - 8s, true,        model::Ended::time};
        shown.told = {{"thanks " + who, "feed.json", model::Kind::kudos, "Thank you", {{who, "Turbines"}}}};
        journal.add(shown);
        CHECK(journal.stop(20s));
    };
    write("state", "Reception", "Ada Holm");
    write("canteen", "Canteen", "Ben Lund");
    home.write("feed.json", R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": []})");
    home.write("kiosk.json", R"({"feeds": ["feed.json"], "language": "de", "state_folder": "state",
                                 "brand": {"name": "Nordhavn"}, "cadence": {"award": "monthly"}})");
    const auto config = (home / "kiosk.json").string();
    const auto table = said({"--config", config}, home, 0);
    INFO(table);
    CHECK(table.find("1 recognition of 1 person in 1 team, 0:00 h on the screen") != std::string::npos);
    CHECK(table.find("Ada Holm, Turbines") != std::string::npos);
    CHECK(table.find("award every month: kept 0 of 1, still to come until ") == std::string::npos);  // just begun

    const auto page = (home / "page.html").string(), rows = (home / "rows.csv").string();
    const auto written = said({"--config", config, "--html", page, "--csv", rows, "--csv-bom", "--by", "site",
                               "--merge", (home / "canteen/journal.sqlite").string()},
                              home, 0);
    CHECK(written.find("page.html is written") != std::string::npos);
    const auto html = TempFolder::read(page);
    CHECK(html.find("lang=\"de\"") != std::string::npos);
    CHECK(html.find("Personen gewürdigt") != std::string::npos);
    CHECK(html.find("Nordhavn") != std::string::npos);
    CHECK(html.find("Reception, Canteen") != std::string::npos);
    CHECK(html.find("@font-face{font-family:\"accolade-display\"") != std::string::npos);
    CHECK(TempFolder::read(rows).starts_with(
        "\xEF\xBB\xBFsite,recognitions,times_shown,seconds_shown,last_shown,kinds\r\n"));
    CHECK(TempFolder::read(rows).find("\r\nCanteen,1,1,12,") != std::string::npos);

    CHECK(
        said({"--config", config, "--state", (home / "nowhere").string()}, home, 1).find("there is no journal here") !=
        std::string::npos);
    CHECK(said({"--config", config, "--from", "November"}, home, 2).find("or a month like 2026-11") !=
          std::string::npos);
    CHECK(said({"--config", config, "--from", "2026-11", "--to", "2026-10"}, home, 2).find("--to is before --from") !=
          std::string::npos);
}
