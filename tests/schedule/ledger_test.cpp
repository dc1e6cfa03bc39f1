#include "schedule/ledger.h"

#include <doctest/doctest.h>

#include "schedule/lobby.h"

using namespace accolade;
using namespace accolade::test;

TEST_CASE("a ledger is read as it was written") {
    Ledger ledger;
    CHECK(*ledger_from(text_of(ledger)) == ledger);
    ledger.looked = kMonday;
    ledger.counters["passengers"] = {999'999.5, 871'204, kMonday};
    ledger.counters["\"quoted\" \n\u00e6"] = {-3, std::nullopt, kMonday};
    ledger.marks["passengers@1000000"] = {
        Mark::State::over, model::Cause::threshold, "passengers", 1'000'000, kMonday, kMonday + 1s, 1, true, true};
    ledger.marks["crew!"] = {Mark::State::waiting, model::Cause::item, "crew", {}, kMonday, kMonday, 0, false, false};
    ledger.marks["call"] = {Mark::State::begun, model::Cause::call, "crew", {}, kMonday, kMonday, 2, false, true};
    const auto read = ledger_from(text_of(ledger));
    REQUIRE(read);
    CHECK(*read == ledger);
}

TEST_CASE("what is no ledger is none") {
    const auto text = text_of({});
    for (const std::string& wrong : {std::string(), std::string("{}"), std::string("[]"), text.substr(0, 20),
                                     std::string(R"({"counters": {"a": {}}, "celebrations": {}})"),
                                     std::string(R"({"counters": {}, "celebrations": {"a": {"state": "gone"}}})")}) {
        CAPTURE(wrong);
        CHECK_FALSE(ledger_from(wrong));
    }
}

TEST_CASE("a ledger whose times are damaged is read, with times one can count from") {
    Ledger ledger;
    ledger.looked = WallTime::max();
    ledger.marks["crew!"] = {
        Mark::State::waiting, model::Cause::item, "crew", {}, WallTime::min(), kMonday, 0, false, false};
    const auto read = ledger_from(text_of(ledger));
    REQUIRE(read);
    CHECK(*read->looked - kMonday > 24h * 365);
    CHECK(kMonday - read->marks.at("crew!").fell > 24h * 365);
}

TEST_CASE("a ledger has bounds: what is oldest is forgotten first") {
    Ledger ledger;
    const auto count = static_cast<int>(Ledger::kMost) + 1;
    for (int i = 0; i < count; ++i) {
        auto& mark = ledger.marks[std::to_string(i)];
        mark.at = kMonday + Milliseconds(i);
        mark.state = i == 1 ? Mark::State::waiting : Mark::State::over;
        ledger.counters[std::to_string(i)].seen = kMonday - Milliseconds(i);
    }
    ledger.bound(kMonday + 1h);
    CHECK(ledger.marks.size() <= Ledger::kMost);
    CHECK(ledger.marks.size() > Ledger::kMost / 2);
    CHECK(ledger.marks.contains(std::to_string(count - 1)));
    CHECK_FALSE(ledger.marks.contains("0"));
    CHECK(ledger.marks.contains("1"));  // it is still to be shown
    CHECK(ledger.counters.contains("0"));
    ledger.bound(kMonday + 401 * 24h);
    CHECK(ledger.marks.size() == 1);
    CHECK(ledger.counters.empty());
}
