// What is remembered, for how long, and of whom it is not.
#include "journal/journal.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <random>
#include <thread>

#include "days.h"

using namespace accolade;
using namespace accolade::test;

namespace {

std::vector<Entry> entries(const std::filesystem::path& folder) {
    auto read = read_journal(folder / kFile);
    if (!read) FAIL(to_string(read.error()));
    return read.value_or(std::vector<Entry>{});
}

}  // namespace

TEST_CASE("what was shown is remembered: each item of a slide, by whom it was seen and of whom it told") {
    const TempFolder folder;
    auto one = shown("thanks-ada", kMorning, 12'345ms);
    one.told.push_back({"thanks-ben", "news.json", model::Kind::award, "", {{"Ben", ""}, {"Cleo", "Hull"}}});
    one.celebrated = true;
    one.whole = false;
    one.why = model::Ended::interrupted;
    auto store = Store::open(folder / kFile);
    REQUIRE(store);
    CHECK((*store)->write({one, shown("sea", kMorning + 1min, 8s, {})}, {}, kReception, kMorning));
    CHECK((*store)->bytes() == std::filesystem::file_size(folder / kFile));
    const auto all = entries(folder.path());
    REQUIRE(all.size() == 3);
    CHECK(all[0].screen == kReception);
    CHECK(all[0].item == "thanks-ada");
    CHECK(all[0].source == "news.json");
    CHECK(all[0].about == "Thank you for thanks-ada");
    CHECK(all[0].people.size() == 1);
    CHECK(all[0].people[0].name == "Ada Holm");
    CHECK(all[0].people[0].team == "Turbines");
    CHECK(all[0].begins == kMorning);
    CHECK(all[0].ends == kMorning + 12'345ms);
    CHECK(all[0].celebrated);
    CHECK_FALSE(all[0].whole);
    CHECK(all[0].why == "interrupted");
    CHECK(all[1].kind == model::Kind::award);
    CHECK(all[1].people.size() == 2);
    CHECK(all[2].people.empty());
    CHECK(all[2].whole);
}

TEST_CASE("there is at most one transaction in ten minutes, and a power cut costs no more than those") {
    const TempFolder folder;
    Said said;
    Recorder recorder(said.log, folder.path(), kReception);
    recorder.open();
    int transactions = 0;
    std::optional<Milliseconds> written;
    for (auto time = 0ms; time < 6h; time += 15s) {
        recorder.add(shown("thanks", kMorning + time - 15s, 15s), at(time).steady);
        if (!recorder.due() || at(time).steady < *recorder.due()) continue;
        recorder.write(at(time));
        ++transactions;
        if (written) CHECK(time - *written >= kApart);
        written = time;
        const auto all = entries(folder.path());
        CHECK(all.back().begins == kMorning + time - 15s);
    }
    CHECK(transactions >= 34);
    CHECK_FALSE(recorder.due() > at(6h + kApart).steady);
    CHECK(said.lines.empty());
}

TEST_CASE("somebody who agreed to no display is erased from all of it, and the counts stay") {
    const TempFolder folder;
    auto store = Store::open(folder / kFile);
    REQUIRE(store);
    REQUIRE((*store)->write({shown("ada-1", kMorning), shown("ada-2", kMorning + 1min), shown("ada-2", kMorning + 2min),
                             shown("ben", kMorning + 3min, 12s, {{"Ben Xylander", "Hull"}})},
                            {}, kReception, kMorning));
    REQUIRE((*store)->write({shown("both", kMorning + 4min, 12s, {{"Ada Holm", "Rotor"}, {"Ben Xylander", "Hull"}})},
                            {{"ada-1", "Ada Holm"}}, kReception, kMorning));
    auto all = entries(folder.path());
    REQUIRE(all.size() == 5);
    for (const auto i : {0U, 1U, 2U, 4U}) {
        CHECK(std::ranges::count(all[i].people, std::string(), &Somebody::name) == 1);
        CHECK(all[i].about.empty());
        CHECK(all[i].item.starts_with("erased "));
    }
    CHECK(all[0].people[0] == all[1].people[0]);  // still one and the same
    CHECK(all[0].people[0].team == "Turbines");
    CHECK(all[1].item == all[2].item);
    CHECK(all[3].people[0].name == "Ben Xylander");
    CHECK(std::ranges::count(all[4].people, std::string("Ben Xylander"), &Somebody::name) == 1);
    // Nowhere in the file, and not beside it.
    for (const auto& file : std::filesystem::directory_iterator(folder.path()))
        CHECK(TempFolder::read(file.path()).find("Ada Holm") == std::string::npos);

    // Where the feed does not say who it was, everyone of that item.
    REQUIRE((*store)->write({}, {{"ben", ""}}, kReception, kMorning));
    all = entries(folder.path());
    CHECK(all[3].people[0].name.empty());
    CHECK(TempFolder::read(folder / kFile).find("Xylander") == std::string::npos);
}

TEST_CASE(
    "somebody who is to be forgotten is erased at once, wherever an item has the name, and it is told what that came "
    "to") {
    const TempFolder folder;
    Said said;
    Recorder recorder(said.log, folder.path(), kReception);
    folder.write(std::string(kFile) + ".damaged", "Ada Holm");
    for (int i = 0; i < 3; ++i) recorder.add(shown("thanks-ada", kMorning + i * 1min), at(0ms).steady);
    auto team = shown("team", kMorning + 4min, 12s, {{"Ada Holm", "Rotor"}, {"Ben Xylander", "Hull"}});
    auto others = shown("ben", kMorning + 5min, 12s, {{"Ben Xylander", "Hull"}});
    others.told.front().about = "With the help of Ada Holm, as always";
    auto another = shown("adas", kMorning + 6min, 12s, {{"Ada Holmgren", "Hull"}});
    another.told.front().about = "Ada Holmgren";
    for (const auto& one : {team, others, another}) recorder.add(one, at(0ms).steady);

    const auto misspelt = recorder.forget("Ada Hom", at(1min));  // what was waiting is written first
    REQUIRE(misspelt);
    CHECK(misspelt->people == 0);
    CHECK(misspelt->near == "Ada Holm");
    CHECK(misspelt->damaged);
    const auto erased = recorder.forget("Ada Holm", at(1min));
    REQUIRE(erased);
    CHECK(erased->people == 2);  // in two teams
    CHECK(erased->items == 3);
    CHECK(erased->times == 5);
    CHECK_FALSE(erased->damaged);
    const auto all = entries(folder.path());
    REQUIRE(all.size() == 6);
    for (const auto i : {0U, 1U, 2U, 3U, 4U}) CHECK(all[i].about.empty());
    CHECK(all[0].people[0].team == "Turbines");
    CHECK(all[0].people[0].name.empty());
    CHECK(all[4].people[0].name == "Ben Xylander");  // who is named stays
    CHECK(all[5].people[0].name == "Ada Holmgren");
    CHECK(all[5].about == "Ada Holmgren");
    std::string bytes;
    for (const auto& file : std::filesystem::directory_iterator(folder.path())) bytes += TempFolder::read(file.path());
    CHECK(bytes.find("Ada Holm") == bytes.find("Ada Holmgren"));
    CHECK(recorder.forget("Ada Holm", at(2min))->items == 0);
}

TEST_CASE("a journal that no show writes to can be told to forget somebody, and none is made for that") {
    const TempFolder folder;
    CHECK(to_string(forget_in(folder / kFile, "Ada Holm").error()).find("there is no journal here") !=
          std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / kFile));
    REQUIRE((*Store::open(folder / kFile))->write({shown("thanks", kMorning)}, {}, kReception, kMorning));
    const auto erased = forget_in(folder / kFile, "Ada Holm");
    REQUIRE(erased);
    CHECK(*erased == Erased{1, 1, 1, false, ""});
    CHECK(entries(folder.path()).at(0).people.at(0).name.empty());
    folder.write("text.sqlite", std::string(5000, 'x'));
    CHECK_FALSE(forget_in(folder / "text.sqlite", "Ada Holm"));
    CHECK(TempFolder::read(folder / "text.sqlite") == std::string(5000, 'x'));
}

TEST_CASE("two years are remembered, and what is older goes with every name that nothing is left of") {
    const TempFolder folder;
    auto store = Store::open(folder / kFile);
    REQUIRE(store);
    for (int day = 0; day < 800; day += 10) {
        const auto then = kMorning + std::chrono::days(day);
        std::vector<model::Shown> rows;
        for (int i = 0; i < 20; ++i)
            rows.push_back(shown("day " + std::to_string(day), then + i * 1min, 12s,
                                 {{"Person of " + std::to_string(day) + " days", "Turbines"}}));
        REQUIRE((*store)->write(rows, {}, kReception, then));
    }
    const auto all = entries(folder.path());
    CHECK(all.front().begins >= kMorning + std::chrono::days(790 - 731));
    CHECK(all.front().begins < kMorning + std::chrono::days(790 - 731 + 10));
    CHECK(TempFolder::read(folder / kFile).find("Person of 50 days") == std::string::npos);
    CHECK(TempFolder::read(folder / kFile).find("Person of 70 days") != std::string::npos);
}

TEST_CASE("a journal takes no more room than it may, and the oldest goes first") {
    const TempFolder folder;
    Bounds bounds;
    bounds.bytes = 300'000;
    auto store = Store::open(folder / kFile, bounds);
    REQUIRE(store);
    int number = 0;
    for (int day = 0; day < 60; ++day) {
        std::vector<model::Shown> rows;
        for (int i = 0; i < 500; ++i) {
            ++number;
            rows.push_back(shown("item " + std::to_string(number % 40), kMorning + number * 15s));
        }
        REQUIRE((*store)->write(rows, {}, kReception, kMorning + number * 15s));
        CHECK((*store)->bytes() < 400'000);
    }
    const auto all = entries(folder.path());
    CHECK(all.size() > 2'000);
    CHECK(all.size() < 20'000);
    CHECK(all.back().begins == kMorning + number * 15s);
    for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i].begins - all[i - 1].begins == 15s);
}

TEST_CASE("rehearsals do not count, nor does what a clock says that is not set; all else is written when it stops") {
    const TempFolder folder;
    Said said;
    {
        Journal journal(said.log, machine_clock(), folder / "state", kReception, kMorning - 1h);
        auto rehearsal = shown("rehearsal", kMorning);
        rehearsal.rehearsed = true;
        journal.add(rehearsal);
        journal.add(shown("1970", WallTime(5h)));
        journal.add(shown("thanks", kMorning));
        journal.call_it({"Canteen", "oslo"});
        journal.add(shown("lunch", kMorning + 3h));
        auto news = std::make_shared<model::News>();
        news->refusals = {{"thanks", "Nobody"}};
        journal.look(news);
        journal.look(news);
        CHECK(journal.stop(20s));
        CHECK(journal.bytes() > 0);
        CHECK(journal.trouble().empty());
    }
    const auto all = entries(folder / "state");
    REQUIRE(all.size() == 2);
    CHECK(all[0].item == "thanks");
    CHECK(all[1].item == "lunch");
    CHECK(all[1].screen.name == "Canteen");
    CHECK(said.lines.empty());
}

TEST_CASE("who runs another program's file, a newer journal, or none is told so") {
    const TempFolder folder;
    CHECK(to_string(read_journal(folder / kFile).error()).find("there is no journal here") != std::string::npos);
    folder.write("text.sqlite", std::string(5000, 'x'));
    CHECK_FALSE(read_journal(folder / "text.sqlite"));
    sqlite3* other = nullptr;
    sqlite3_open((folder / kFile).c_str(), &other);
    sqlite3_exec(other, "CREATE TABLE x (y); PRAGMA application_id = 1094929476; PRAGMA user_version = 2", nullptr,
                 nullptr, nullptr);
    sqlite3_close(other);
    const auto before = TempFolder::read(folder / kFile);
    CHECK(to_string(read_journal(folder / kFile).error()).find("a newer version wrote this") != std::string::npos);
    CHECK_FALSE(Store::open(folder / kFile));
    CHECK(TempFolder::read(folder / kFile) == before);
}

TEST_CASE(
    "a damaged journal is set aside with a line in the log, and a new one begun; for a month it can be looked at") {
    const TempFolder folder;
    Said said;
    folder.write(kFile, "this is no journal, but somebody's shopping list");
    Recorder recorder(said.log, folder.path(), kReception);
    recorder.open();
    CHECK(said.has("the journal is damaged"));
    CHECK(TempFolder::read((folder / kFile).string() + ".damaged").find("shopping") != std::string::npos);
    recorder.add(shown("thanks", kMorning), at(0ms).steady);
    recorder.write(at(kApart));
    CHECK(entries(folder.path()).size() == 1);

    const auto aside = (folder / kFile).string() + ".damaged";
    std::filesystem::last_write_time(aside, std::filesystem::file_time_type::clock::now() - std::chrono::days(31));
    CHECK(Store::open(folder / kFile));
    CHECK_FALSE(std::filesystem::exists(aside));
}

TEST_CASE("whatever is damaged in it, page by page, the journal can be read and written, or is set aside") {
    const TempFolder folder;
    const auto file = folder / kFile;
    std::vector<model::Shown> rows;
    for (int i = 0; i < 1500; ++i)
        rows.push_back(shown("item " + std::to_string(i % 90), kMorning + i * 15s, 12s,
                             {{"Person " + std::to_string(i % 70), "Team " + std::to_string(i % 7)}}));
    {
        auto store = Store::open(file);
        REQUIRE(store);
        REQUIRE((*store)->write(rows, {}, kReception, kMorning));
    }
    const auto whole = TempFolder::read(file);
    std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same each time
    int aside = 0;
    const std::size_t pages = whole.size() / 4096;
    CHECK(pages > 10);
    for (std::size_t page = 0; page < pages; ++page) {
        for (const int kind : {0, 1, 2}) {
            CAPTURE(page);
            CAPTURE(kind);
            auto bytes = whole;
            if (kind == 0) std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, '\0');
            if (kind == 1)
                for (std::size_t i = 0; i < 4096; ++i) bytes[page * 4096 + i] = static_cast<char>(random());
            if (kind == 2) bytes.resize(page * 4096 + 100);
            std::filesystem::remove(file.string() + ".damaged");
            folder.write(kFile, bytes);
            Said said;
            Recorder recorder(said.log, folder.path(), kReception);
            recorder.add(shown("after", kMorning + 9h), at(0ms).steady);
            for (auto time = kApart; recorder.due() && time < 5 * kApart; time += kApart) recorder.write(at(time));
            CHECK_FALSE(recorder.due());
            CHECK(recorder.trouble().empty());
            const auto all = read_journal(file);
            REQUIRE(all);
            CHECK(std::ranges::any_of(*all, [](const Entry& entry) { return entry.item == "after"; }));
            aside += std::filesystem::exists(file.string() + ".damaged") ? 1 : 0;
        }
    }
    CHECK(aside > static_cast<int>(pages));
}

TEST_CASE("a disk that cannot be written costs nothing but a line, and what was shown is written later") {
    if (::geteuid() == 0 && !std::filesystem::exists("/dev/full")) return;
    const TempFolder folder;
    folder.write("state", "a file stands where the folder should be");
    Said said;
    Recorder recorder(said.log, folder / "state", kReception);
    recorder.open();
    recorder.add(shown("thanks", kMorning), at(0ms).steady);
    recorder.write(at(kApart));
    CHECK(said.has("cannot be written to the journal"));
    CHECK_FALSE(recorder.trouble().empty());
    CHECK(recorder.due() == at(2 * kApart).steady);
    std::filesystem::remove(folder / "state");
    recorder.write(at(2 * kApart));
    CHECK(said.has("written to the journal again"));
    CHECK(recorder.trouble().empty());
    CHECK(entries(folder / "state").size() == 1);
}
