// The leaders' page on paper: of a full year and of a poor month, in three languages, printed by Chromium on one sheet
// of A4 and measured there: nothing is cut off, and nothing is left out at its foot.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <regex>

#include "journal/journal.h"
#include "model/kind.h"
#include "model/local_time.h"
#include "support/process.h"

using namespace accolade;
using namespace accolade::test;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

const model::Zone kOslo = *model::Zone::named("Europe/Oslo");

bool lacking(std::initializer_list<const char*> programs) {
    for (const std::string program : programs) {
        if (installed(program)) continue;
        MESSAGE("skipped: no " << program << " on this machine");
        return true;
    }
    return false;
}

struct Words {
    std::string language, house, screen;
    std::vector<std::string> teams, names, titles;
};

const std::vector<Words> kWords{
    {"en",
     "Nordhavn Offshore Wind",
     "Reception, Esbjerg",
     {"Turbines", "Service and maintenance, North Sea", "Paint shop", "Hull and foundation", "People and culture",
      "Logistics", "Finance", "Quality"},
     {"Ada Holm", "Benedikte Kjærgaard-Lindqvist", "Mei-Lin Tan", "Samuel Oduya", "Jo Ng", "Ravi Subramaniam",
      "Ola Nordmann", "Zoë Ångström", "Kim"},
     {"Back on the grid before the storm",
      "A year without a lost-time injury on the quay, and nobody had to be told twice",
      "Thank you for staying late so that the whole team could go home", "Level 3 Rope Access"}},
    {"de",
     "Nordhafen Offshore-Windkraft Aktiengesellschaft",
     "Empfang Bremerhaven",
     {"Turbinen", "Instandhaltung und Wartungsplanung Nordsee", "Lackiererei", "Gründungsstrukturen",
      "Personalentwicklung und Kultur", "Logistik", "Finanzbuchhaltung", "Qualitätssicherung"},
     {"Ada Holm", "Friederike von Hohenberg-Schwarzenfels", "Mei-Lin Tan", "Samuel Oduya", "Jo Ng", "Ravi Subramaniam",
      "Jürgen Groß", "Zoë Ångström", "Kim"},
     {"Vor dem Sturm wieder am Netz", "Ein Jahr ohne Arbeitsunfall am Kai, und niemand musste es zweimal hören",
      "Danke, dass ihr geblieben seid, damit alle anderen nach Hause konnten", "Höhenarbeiter-Prüfung Stufe 3"}},
    {"ja",
     "ノルドハウン洋上風力発電株式会社",
     "本社受付",
     {"タービン部", "北海サービス・メンテナンス部", "塗装部", "船体・基礎構造部", "人事・組織文化部", "物流部",
      "経理部", "品質保証部"},
     {"佐藤 花子", "アレクサンドラ・フォン・ホーエンベルク", "陳 美玲", "田中 一郎", "呉", "ラヴィ・スブラマニアム",
      "小林 さくら", "渡辺 健", "金"},
     {"嵐の前に送電を再開しました", "岸壁で一年間、休業を伴う労働災害はありませんでした",
      "みんなが帰れるように、遅くまで残ってくれてありがとうございました", "ロープアクセス技能レベル3"}},
};

constexpr std::array kKinds{model::Kind::kudos,       model::Kind::story,    model::Kind::award,
                            model::Kind::milestone,   model::Kind::learning, model::Kind::quote,
                            model::Kind::anniversary, model::Kind::incentive};

// A year until now: most is a lot, three teams have been quiet for long, one person is on far more than others, one far
// less, and in one month there was next to nothing.
void live_a_year(const fs::path& folder, const Words& words, WallTime now, model::Date poor) {
    Log log([](std::string_view) {}, machine_clock(), false);
    journal::Journal journal(log, machine_clock(), folder, {words.screen, ""}, {});
    for (int day = 364; day >= 0; --day) {
        const auto when = now - std::chrono::days(day) - 1h;
        const auto local = kOslo.local(when).date;
        const bool is_poor = local.year == poor.year && local.month == poor.month;
        if (is_poor && local.day != 10) continue;
        const auto n = static_cast<std::size_t>(364 - day);
        const auto kind = is_poor ? model::Kind::kudos : kKinds.at(n * 7 % kKinds.size());
        if (kind == model::Kind::award && local.month % 3 != 0) continue;
        const auto team = n / 8 % (day < 60 ? 5 : words.teams.size());
        const auto who = n % 11 == 0 ? 8 : n % 8;
        model::Shown shown{"item", "feed.json",       kind, {}, when, when + (who == 1 ? 200s : who == 8 ? 1s : 20s),
                           true,   model::Ended::time};
        std::vector<model::Honoured> people{{words.names[who], words.teams[team]}};
        if (n % 3 == 0 && !is_poor)
            for (std::size_t i = 1; i < 5; ++i) people.push_back({words.names[(who + i) % 8], words.teams[team]});
        if (kind == model::Kind::story || kind == model::Kind::milestone) people.clear();
        shown.told = {{"item " + std::to_string(n), "feed.json", kind, words.titles[n % words.titles.size()], people}};
        journal.add(shown);
    }
    REQUIRE(journal.stop(20s));
}

std::string written(model::Date date) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return text.data();
}

int run(std::vector<std::string> words, const fs::path& home, const fs::path& said) {
    Process process(std::move(words), {{"HOME", home.string()}, {"LC_ALL", "C.UTF-8"}}, said);
    return process.ends(60s).value_or(-1);
}

// Where the last line of words ends, in points from the top.
double foot_of(const std::string& boxes) {
    double foot = 0;
    static const std::regex kWord(R"(<word [^>]*yMax="([0-9.]+)\")");
    for (std::sregex_iterator word(boxes.begin(), boxes.end(), kWord), end; word != end; ++word)
        foot = std::max(foot, std::stod((*word)[1]));
    return foot;
}

// The words without blanks, as a page may divide them anywhere.
std::string bare(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
    return text;
}

// The last one that the page lists.
std::string last_listed(const std::string& html) {
    const auto at = html.rfind("<div><p><b>") + 11;
    auto name = html.substr(at, html.find("</b>", at) - at);
    return bare(std::regex_replace(name, std::regex("<[^>]*>"), ""));
}

}  // namespace

TEST_CASE(
    "the page prints on one sheet of A4, with all that it says: a full year and a poor month, in three languages") {
    if (lacking({"chromium", "pdfinfo", "pdftotext"})) return;
    const auto now = machine_clock()().wall;
    const auto today = kOslo.local(now).date;
    const auto poor = model::next_day({today.year, today.month, 1}, -160);
    for (const auto& words : kWords) {
        CAPTURE(words.language);
        const TempFolder home;
        live_a_year(home / "state", words, now, poor);
        const auto soon = written(model::next_day(today, 3));
        std::string items;
        for (const auto* kind : {"award", "kudos", "learning"})
            items += (items.empty() ? "" : ",") +
                     (R"({"id": ")" + std::string(kind) + R"(", "title": "x", "_accolade": {"kind": ")" + kind +
                      R"(", "show_until": ")" + soon + R"(T12:00:00Z"}})");
        home.write("feed.json",
                   R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [)" + items + "]}");
        home.write("kiosk.json", R"({"feeds": ["feed.json"], "language": ")" + words.language +
                                     R"(", "state_folder": "state", "zone": "Europe/Oslo", "brand": {"name": ")" +
                                     words.house + R"("}, "cadence": {"award": "monthly", "kudos": "weekly",
                                     "learning": "quarterly"}})");
        const std::vector<std::string> report{ACCOLADE_BINARY, "report", "--config", (home / "kiosk.json").string()};
        const auto month = written(poor).substr(0, 7);
        for (const auto& [name, from] :
             {std::pair{"year", written(model::next_day(today, -364))}, std::pair{"month", month}}) {
            CAPTURE(std::string(name));
            const auto page = home / (std::string(name) + ".html"), pdf = home / (std::string(name) + ".pdf");
            auto asked = report;
            asked.insert(asked.end(), {"--from", from, "--html", page.string()});
            REQUIRE(run(asked, home.path(), home / "said") == 0);
            REQUIRE(run({"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                         "--user-data-dir=" + (home / "chromium").string(), "--no-pdf-header-footer",
                         "--print-to-pdf=" + pdf.string(), "file://" + page.string()},
                        home.path(), home / "chromium.log") == 0);
            REQUIRE(run({"pdfinfo", pdf.string()}, home.path(), home / "info") == 0);
            const auto info = TempFolder::read(home / "info");
            fs::remove(home / "info");
            CHECK(std::regex_search(info, std::regex(R"(Pages: +1\n)")));
            CHECK(info.find("(A4)") != std::string::npos);
            const auto text = home / "text", boxes = home / "boxes";
            REQUIRE(run({"pdftotext", pdf.string(), text.string()}, home.path(), home / "said") == 0);
            REQUIRE(run({"pdftotext", "-bbox", pdf.string(), boxes.string()}, home.path(), home / "said") == 0);
            const auto html = TempFolder::read(page);
            CHECK(bare(TempFolder::read(text)).find(last_listed(html)) != std::string::npos);
            const auto foot = foot_of(TempFolder::read(boxes));
            CAPTURE(foot);
            CHECK(foot > 300);
            CHECK(foot <= 842 - 28);                               // the sheet's margin below: 10 mm
            if (const auto* kept = std::getenv("ACCOLADE_PAGES"))  // NOLINT(concurrency-mt-unsafe): to be looked at
                fs::copy(pdf, fs::path(kept) / (words.language + "-" + name + ".pdf"),
                         fs::copy_options::overwrite_existing);
        }
    }
}
