// What the journals come to, and how people are told.
#include "report/report.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "report/csv.h"
#include "report/page.h"
#include "report/text.h"

using namespace accolade;
using namespace accolade::report;
using namespace std::chrono_literals;
using journal::Entry;
using model::Date;
using model::Kind;

namespace {

const model::Zone kOslo = *model::Zone::named("Europe/Oslo");

WallTime on(Date date, int hour = 10, int minute = 0) {
    return kOslo.instant(date, hour * 60 + minute);
}

Entry entry(const std::string& item, Kind kind, WallTime begins, std::vector<journal::Somebody> people = {},
            Milliseconds lasts = 10s, const std::string& screen = "Reception") {
    Entry one{{screen, ""}, item,           "news.json", kind,  "About " + item, std::move(people),
              begins,       begins + lasts, true,        false, "time"};
    return one;
}

const std::vector<journal::Somebody> kAda{{"Ada Holm", "Turbines"}}, kBen{{"Ben", "Hull"}};

Question november() {
    Question question;
    question.from = {2026, 11, 1};
    question.to = {2026, 11, 29};
    question.today = {2026, 11, 29};
    question.zone = kOslo;
    return question;
}

Setting setting(const std::string& language = "en") {
    Setting setting;
    setting.language = language;
    setting.phrases = &wording::Phrases::standard();
    setting.house = "Nordhavn";
    setting.screens = "Reception";
    return setting;
}

}  // namespace

TEST_CASE("a recognition counts once, however often it was on; an item that honours others is another one") {
    const std::vector<Entry> shown{
        entry("thanks", Kind::kudos, on({2026, 10, 31}, 23, 59), kAda),  // in October, by the wall clock there
        entry("thanks", Kind::kudos, on({2026, 11, 1}, 0, 0), kAda),
        entry("thanks", Kind::kudos, on({2026, 11, 20}), kAda, 20s),
        entry("month", Kind::award, on({2026, 11, 3}), kAda),
        entry("month", Kind::award, on({2026, 11, 24}), kBen),
        entry("storm", Kind::notice, on({2026, 11, 24}), {}),
        entry("thanks", Kind::kudos, on({2026, 11, 30}), kAda),
    };
    const auto report = count(shown, november());
    CHECK(report.recognitions == 3);
    CHECK(report.people == 2);
    CHECK(report.teams == 2);
    CHECK(report.times == 4);
    CHECK(report.time == 50s);
    REQUIRE(report.by_person.size() == 2);
    CHECK(report.by_person[0].name == "Ada Holm");
    CHECK(report.by_person[0].recognitions == 2);
    CHECK(report.by_person[0].times == 3);
    CHECK(report.by_person[0].time == 40s);
    CHECK(report.by_person[0].last == Date{2026, 11, 20});
    CHECK(report.by_person[0].kinds == std::vector{Kind::kudos, Kind::award});
    CHECK(report.list.front().item == "month");
    CHECK(report.list.front().people[0].name == "Ben");
    CHECK(report.months.size() == 12);
    CHECK(report.months.back() == Month{{2026, 11, 1}, 3});
    CHECK(report.months[10] == Month{{2026, 10, 1}, 1});
    CHECK(report.months.front().begins == Date{2025, 12, 1});
}

TEST_CASE("several on one slide share its time, and who stands without a team belongs to the only one of that name") {
    const std::vector<Entry> shown{
        entry("a", Kind::kudos, on({2026, 11, 3}), kAda),
        entry("b", Kind::kudos, on({2026, 11, 3}), {{"Ada Holm", ""}}),
        entry("c", Kind::kudos, on({2026, 11, 3}), {{"Cleo", ""}}),
    };
    const auto report = count(shown, november());
    CHECK(report.time == 10s);
    CHECK(report.times == 1);
    CHECK(report.people == 2);
    CHECK(report.by_person[0].name == "Ada Holm");
    CHECK(report.by_person[0].team == "Turbines");
    CHECK(report.by_person[0].recognitions == 2);
}

TEST_CASE("the rhythm says what was kept and what was missed, and not what nobody can know") {
    auto question = november();
    question.cadence = {{Kind::award, config::Cadence::monthly}, {Kind::kudos, config::Cadence::weekly}};
    std::vector<Entry> shown{entry("first", Kind::story, on({2026, 4, 15}))};
    for (const int month : {5, 6, 7, 8, 9, 11})
        shown.push_back(entry("award " + std::to_string(month), Kind::award, on({2026, month, 10}), kAda));
    shown.push_back(entry("award 9", Kind::award, on({2026, 10, 10}), kAda));  // still September's
    std::ranges::sort(shown, {}, &Entry::begins);
    const auto report = count(shown, question);
    REQUIRE(report.rhythms.size() == 2);
    const auto& award = *std::ranges::find(report.rhythms, Kind::award, &Rhythm::kind);
    REQUIRE(award.spans.size() == 7);  // April began before the journal did
    CHECK(award.spans[0] == Span{{2026, 5, 1}, {2026, 5, 31}, Beat::kept});
    CHECK(award.spans[5] == Span{{2026, 10, 1}, {2026, 10, 31}, Beat::missed});
    CHECK(award.spans[6].beat == Beat::kept);
    const auto& kudos = *std::ranges::find(report.rhythms, Kind::kudos, &Rhythm::kind);
    CHECK(kudos.spans.size() == 12);
    CHECK(kudos.spans.back() == Span{{2026, 11, 23}, {2026, 11, 29}, Beat::open});
    CHECK(kudos.spans[10].beat == Beat::missed);
    CHECK(text_of(report, By::person).find("award every month: kept 6 of 7, missed in 2026-10\n") != std::string::npos);
}

TEST_CASE("teams that nobody thanked for long are told, and people shown far more or less than others") {
    std::vector<Entry> shown{entry("old", Kind::kudos, on({2026, 9, 1}), {{"Dora", "Paint"}})};
    for (int i = 0; i < 7; ++i)
        shown.push_back(entry("thanks " + std::to_string(i), Kind::kudos, on({2026, 11, 2 + i}),
                              {{"Person " + std::to_string(i), "Turbines"}},
                              i == 0   ? 100s
                              : i == 6 ? 2s
                                       : 10s));
    const auto report = count(shown, november());
    CHECK(report.quiet == std::vector<Quiet>{{"Paint", {2026, 9, 1}}});
    CHECK(report.uneven == std::vector<Uneven>{{"Person 0", true}, {"Person 6", false}});
}

TEST_CASE("journals of several screens become one, and what is in two of them is counted once") {
    const std::vector<Entry> here{entry("a", Kind::kudos, on({2026, 11, 3}), kAda),
                                  entry("erased 1", Kind::kudos, on({2026, 11, 4}), {{"", "Hull", 1}})};
    const std::vector<Entry> there{
        entry("a", Kind::kudos, on({2026, 11, 3}), kAda, 10s, "Canteen"),
        entry("erased 1", Kind::kudos, on({2026, 11, 5}), {{"", "Hull", 1}}, 10s, "Canteen")};
    const auto all = joined({here, there, here});
    const auto report = count(all, november());
    CHECK(report.by_site.size() == 2);
    CHECK(report.by_kind[0].times >= 4);
    const auto named = std::ranges::count_if(report.by_person, [](const Row& row) { return !row.name.empty(); });
    CHECK(named == 1);
    CHECK(report.by_person[0].times == 2);
    CHECK(report.by_person[0].recognitions == 1);
    CHECK(joined({here, here}).size() == 3);  // who was erased there may be somebody else
    const std::vector<Entry> known{here.front()};
    CHECK(joined({known, known}).size() == 1);
}

TEST_CASE("rows are what a spreadsheet wants: quoted where they must be, marked where asked, and never a formula") {
    const std::vector<Entry> shown{
        entry("a", Kind::kudos, on({2026, 11, 3}), {{"=HYPERLINK(\"http://x\")", "Tools, and more"}}),
        entry("b", Kind::award, on({2026, 11, 4}), {{"Zoë \"Z\" Ångström", "@home"}}, 61s),
        entry("c", Kind::kudos, on({2026, 11, 5}), {{"", "Hull", 3}}),
        entry("d", Kind::kudos, on({2026, 11, 5}), {{"-2+3", "+1"}}),
    };
    const auto report = count(shown, november());
    const auto csv = csv_of(report, By::person, false);
    CHECK(csv.starts_with("person,team,recognitions,times_shown,seconds_shown,last_shown,kinds\r\n"));
    CHECK(csv.find("\"'=HYPERLINK(\"\"http://x\"\")\",\"Tools, and more\",1,1,10,2026-11-03,kudos\r\n") !=
          std::string::npos);
    CHECK(csv.find("\"Zoë \"\"Z\"\" Ångström\",\"'@home\",1,1,61,2026-11-04,award\r\n") != std::string::npos);
    CHECK(csv.find("(name removed),Hull,1,1,10,2026-11-05,kudos\r\n") != std::string::npos);
    CHECK(csv.find("\"'-2+3\",\"'+1\",") != std::string::npos);
    CHECK(csv_of(report, By::person, true) == "\xEF\xBB\xBF" + csv);
    CHECK(csv_of(report, By::team, false).starts_with("team,recognitions,"));
    CHECK(csv_of(report, By::kind, false).find("kudos,3,3,30,2026-11-05,kudos\r\n") != std::string::npos);
    CHECK(std::ranges::count(csv, '\n') == 5);
}

TEST_CASE("a terminal has one row below the other, under headings, also where letters are two columns wide") {
    const std::vector<Entry> shown{entry("a", Kind::kudos, on({2026, 11, 3}), {{"佐藤 花子", "タービン部"}}, 61s),
                                   entry("b", Kind::award, on({2026, 11, 4}), {{"Zoe\u0308 Holm", "Hull"}})};
    const auto text = text_of(count(shown, november()), By::person);
    const auto pad = [](int columns) { return std::string(static_cast<std::size_t>(columns), ' '); };
    CHECK(text.find("person" + pad(17) + "recognised  shown        on screen  last        kinds\n") !=
          std::string::npos);
    CHECK(text.find("佐藤 花子, タービン部" + pad(2) + "1           1 time       0:01 h     2026-11-03  kudos\n") !=
          std::string::npos);
    CHECK(text.find("Zoe\u0308 Holm, Hull" + pad(9) + "1           1 time ") != std::string::npos);
    // A name that would push the numbers of all to the right has a line of its own.
    const std::string team(60, 'x');
    const auto longer = text_of(count({entry("a", Kind::kudos, on({2026, 11, 3}), {{"Ada", team}}),
                                       entry("b", Kind::award, on({2026, 11, 4}), {{"Bo", ""}})},
                                      november()),
                                By::person);
    CHECK(longer.find("Ada, " + team + "\n" + pad(8) + "1           1 time ") != std::string::npos);
    CHECK(longer.find("Bo" + pad(6) + "1           1 time ") != std::string::npos);
}

TEST_CASE("the page is whole by itself: nothing from elsewhere, no script, and no name that becomes markup") {
    auto question = november();
    question.gaps = {{Kind::award, {2026, 12, 3}}};
    question.cadence = {{Kind::award, config::Cadence::monthly}};
    std::vector<Entry> shown{entry("old", Kind::award, on({2026, 8, 15}), kBen)};
    shown.push_back(entry("x", Kind::kudos, on({2026, 11, 3}), {{"<script>alert(1)</script>", "a & b"}}));
    auto about = setting();
    about.fonts = {{"text", std::string("OTTO\0\1", 6)}};
    const auto page = page_of(count(shown, question), about);
    CHECK(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
    CHECK(page.find("a &amp; b") != std::string::npos);
    CHECK(page.find("November 2026") != std::string::npos);
    CHECK(page.find("Award: nothing left to show from 3 December") != std::string::npos);
    CHECK(page.find("Hull: no recognition since 15 August") != std::string::npos);
    CHECK(page.find("missed: September and October") != std::string::npos);
    CHECK(page.find("still to come: November") != std::string::npos);
    CHECK(page.find("data:font/otf;base64,T1RUTwAB") != std::string::npos);
    for (const auto* from : {"http://", "https://", "src=\"", "href="}) CHECK(page.find(from) == std::string::npos);
}

TEST_CASE("a page is written in every language, and read from the right where that is so") {
    const std::vector<Entry> shown{entry("x", Kind::kudos, on({2026, 11, 3}), kAda)};
    const auto report = count(shown, november());
    for (const auto& file : wording::built_in_phrases()) {
        const auto language = std::string(file.name.substr(0, file.name.find('.')));
        CAPTURE(language);
        const auto page = page_of(report, setting(language));
        CHECK(page.find('{', page.find("</style>")) == std::string::npos);
        const bool right = language == "ar" || language == "fa" || language == "he" || language == "ur";
        CHECK((page.find("dir=\"rtl\"") < page.find('\n', 20)) == right);
    }
    CHECK(page_of(report, setting("de")).find("Person gewürdigt") != std::string::npos);
    CHECK(page_of(report, setting("ja")).find("2026年11月") != std::string::npos);
    CHECK(page_of(count({}, november()), setting()).find("Nothing was shown in this time.") != std::string::npos);
}
