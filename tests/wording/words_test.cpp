#include "wording/words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "teasers.h"

using namespace accolade;
using namespace accolade::model;
using namespace accolade::wording;
using namespace std::chrono_literals;

namespace {

// Monday 23 November 2026, 14:32 in Oslo.
const WallTime kNow = WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)) + 13h + 32min;
const Brand kBrand{"Nordhavn", "brand/mark.svg", "brand/mark-white.svg"};

Locale in(const char* language) {
    return {language, *Zone::named("Europe/Oslo")};
}

std::string word(const Words& words, std::string_view name) {
    const auto found = words.find(name);
    return found == words.end() ? "(none)" : found->second;
}

std::string word(const Item& item, std::string_view name, const char* language = "en") {
    return word(words_of(item, kBrand, in(language), kNow), name);
}

Item item_of(Kind kind) {
    Item item;
    item.id = "a";
    item.kind = kind;
    return item;
}

Item milestone() {
    auto item = item_of(Kind::milestone);
    item.title = "Homes powered by our wind";
    Counter counter;
    counter.value = {871204, 0};
    counter.target = Number{1000000, 0};
    counter.previous = Number{869886, 0};
    counter.unit = "homes";
    item.counter = counter;
    return item;
}

Item event() {
    auto item = item_of(Kind::event);
    item.title = "Open house";
    item.starts = Moment{kNow + 4 * 24h - 32min, false};
    item.place = "Canteen";
    return item;
}

// Everything that a feed can say, in every kind.
Item full(Kind kind) {
    auto item = milestone();
    item.kind = kind;
    item.body = item.summary = item.url = item.image = "x";
    item.whole_image = true;
    item.people = {{"Amara", "Lead", "Lab", "Esbjerg", "Nordhavn", "photo", {}, Consent::full}};
    item.from = item.host = item.people.front();
    item.visitors = item.people;
    item.figures = {{{36, 0}, "hours"}, {{12, 0}, "turbines"}, {{0, 0}, "injuries"}};
    item.counter->start = Number{1, 0};
    item.period = "2026-11";
    item.starts = Moment{kNow + 2h, false};
    item.ends = Moment{kNow + 3h, false};
    item.published = kNow - 48h;
    item.earned = Moment{kNow, true};
    item.place = item.value = item.credential = item.issuer = item.network = item.handle = item.issue = "x";
    item.prize = item.unit = "x";
    item.likes = Number{2481, 0};
    item.teasers = {"4 X", "9 Y"};
    item.entries.assign(9, Entry{"Rotterdam", {1204, 0}, "photo"});
    item.rating = 4.5;
    item.years = 25;
    item.since = "2001";
    return item;
}

// Four that share a slide, and this week's news.
Words words_of_four(Item item) {
    item.published = kNow - 1h;
    News news;
    for (int i = 0; i < 4; ++i) news.items.push_back(item);
    std::vector<const Item*> four;
    for (const auto& one : news.items) four.push_back(&one);
    return words_of(four, news, kBrand, in("en"), kNow);
}

}  // namespace

TEST_CASE("teasers that all begin with a page have it beside them, and what only counts is left as it is") {
    CHECK(teasers_of({"12 Why the clock is slow", "16 Dinner ladies"}) ==
          std::vector<Teaser>{{"12", "Why the clock is slow"}, {"16", "Dinner ladies"}});
    CHECK(teasers_of({"4 新しい食堂", "9 安全靴"}) == std::vector<Teaser>{{"4", "新しい食堂"}, {"9", "安全靴"}});
    CHECK(teasers_of({"12 new colleagues", "16 Dinner ladies"}).front() == Teaser{"", "12 new colleagues"});
    CHECK(teasers_of({"16 Dinner ladies", "12 Why"}).front().page.empty());
    CHECK(teasers_of({"12 Kollegen"}) == std::vector<Teaser>{{"", "12 Kollegen"}});
    CHECK(teasers_of({"3D printing", "4 Wheels"}).front().page.empty());
    CHECK(teasers_of({"2026", ""}).front() == Teaser{"", "2026"});
}

TEST_CASE("numbers are grouped as each language does it") {
    CHECK(written({871204, 0}, "en") == "871,204");
    CHECK(written({871204, 0}, "fr") == "871\u202f204");
    CHECK(written({1318, 0}, "de-CH") == "1’318");
    CHECK(written({871204, 0}, "en-IN") == "8,71,204");
    CHECK(written({871204, 0}, "nb") == "871\u00a0204");
    CHECK(written({1.5, 1}, "de") == "1,5");
    CHECK(written({1.5, 2}, "en") == "1.50");
    CHECK(written({-12, 0}, "en") == "\u221212");
    CHECK(written({-0.2, 0}, "en") == "0");
    CHECK(written({5, 0}, "ar-EG") == "٥");
    CHECK(written({871204, 0}, "no such language") == "871,204");
    CHECK(written({871204, 0}, "") == "871,204");
}

TEST_CASE("a milestone tells its number, its goal and what is still to go") {
    const auto item = milestone();
    CHECK(word(item, "counter.value") == "871,204");
    CHECK(word(item, "counter.target") == "1,000,000");
    CHECK(word(item, "counter.percent") == "87%");
    CHECK(word(item, "counter.delta") == "+1,318");
    CHECK(word(item, "counter.goal") == "of 1,000,000");
    CHECK(word(item, "counter.left") == "128,796");
    CHECK(word(item, "counter.unit") == "homes");
    CHECK(word(item, "lead") == "of 1,000,000");  // beside the change, which says what is counted
    auto first = item;
    first.counter->previous.reset();
    CHECK(word(first, "lead") == "(none)");  // the goal stands where the change would
    CHECK(word(item, "counter.goal", "de") == "von 1.000.000");
    CHECK(word(item, "counter.percent", "de") == "87\u00a0%");
    auto falling = item;
    falling.counter->previous = Number{871216, 0};
    CHECK(word(falling, "counter.delta") == "\u221212");
    falling.counter->previous = falling.counter->value;
    CHECK(word(falling, "counter.delta") == "(none)");
}

TEST_CASE("a change says since when, and whether it is a gain") {
    auto item = milestone();
    CHECK(word(item, "counter.gain") == "+1,318");
    CHECK(word(item, "counter.loss") == "(none)");
    CHECK(word(item, "counter.since") == "(none)");
    item.counter->previous_as_of = kNow - 24h;
    CHECK(word(item, "counter.since").starts_with("since "));
    item.counter->previous = Number{871216, 0};
    CHECK(word(item, "counter.gain") == "(none)");
    CHECK(word(item, "counter.loss") == "\u221212");
    CHECK(word(item, "lead") == "(none)");  // the goal stands where the gain would
    item.counter->start = Number{900000, 0};
    item.counter->target = Number{800000, 0};
    CHECK(word(item, "counter.gain") == "\u221212");  // less is what is wanted
}

TEST_CASE("a notice says how grave it is, until when it holds and since when it is there") {
    Item item;
    item.kind = Kind::notice;
    item.title = "Ice on the north steps";
    item.severity = model::Severity::warning;
    CHECK(word(item, "severity.warning") == "Warning");
    CHECK(word(item, "severity.info") == "(none)");
    CHECK(word(item, "severity.emergency") == "(none)");
    CHECK(word(item, "notice.until") == "(none)");
    item.show_until = kNow + 24h;
    CHECK(word(item, "notice.until").starts_with("until "));
    item.published = kNow;
    CHECK(word(item, "published.label") == "Since");
    CHECK(word(item, "published.time").find(':') != std::string::npos);
}

TEST_CASE("a goal is not printed before it is reached") {
    auto item = milestone();
    item.counter->value = {999999, 0};
    item.counter->per_hour = 0.99;
    item.counter->as_of = kNow - 1h;
    CHECK(word(item, "counter.value") == "999,999");
    CHECK(word(item, "counter.percent") == "99%");
    CHECK(word(item, "counter.left") == "1");
    item.counter->per_hour = 5;  // and nobody has confirmed it
    CHECK(word(item, "counter.value") == "999,999");
    CHECK(word(item, "counter.percent") == "99%");
    CHECK(word(item, "counter.left") == "1");
    item.counter->value = {1'000'000, 0};
    CHECK(word(item, "counter.value") == "1,000,000");
    CHECK(word(item, "counter.percent") == "100%");
    CHECK(word(item, "counter.left") == "(none)");
}

TEST_CASE("a counter ticks between two fetches and stops just before its target, until that is confirmed") {
    Counter counter;
    counter.value = {100, 0};
    counter.per_hour = 10;
    CHECK(counter_value(counter, kNow) == 100);  // since when is not known
    counter.as_of = kNow - 90min;
    CHECK(counter_value(counter, kNow) == doctest::Approx(115));
    counter.target = Number{110, 0};
    CHECK(counter_value(counter, kNow) == 109);
    counter.value = {100, 1};
    CHECK(counter_value(counter, kNow) == doctest::Approx(109.9));
    counter.value = {110, 0};
    CHECK(counter_value(counter, kNow) == 110);  // it is there
    counter.value = {100, 0};
    counter.target = Number{50, 0};  // passed long ago
    CHECK(counter_value(counter, kNow) == doctest::Approx(115));
    counter.per_hour = -10;
    CHECK(counter_value(counter, kNow) == doctest::Approx(85));
    counter.target = Number{90, 0};
    CHECK(counter_value(counter, kNow) == 91);
    counter.target.reset();
    counter.per_hour = 10;
    counter.celebrate_at = {50, 105, 120};
    CHECK(counter_value(counter, kNow) == 104);
    counter.value = {105, 0};
    CHECK(counter_value(counter, kNow) == 119);
    counter.value = {119.5, 0};  // nearer than a step
    CHECK(counter_value(counter, kNow) == 119.5);
    counter.value = {100, 0};
    counter.celebrate_at = {130};
    CHECK(counter_value(counter, kNow) == doctest::Approx(115));
    counter.celebrate_at.clear();
    counter.as_of = kNow + 1h;
    CHECK(counter_value(counter, kNow) == 100);
}

TEST_CASE("every kind offers what it says, and says only what it offers") {
    for (const auto name : kind_names()) {
        const auto kind = *kind_named(name);
        CHECK(name_of(kind) == name);
        const auto offered = word_names(name);
        CHECK(std::ranges::is_sorted(offered));
        CHECK(std::ranges::adjacent_find(offered) == offered.end());
        Words words;  // of the days before it begins, of the last seconds, and of while it goes on
        for (const auto at : {kNow - 72h, kNow + 2h - 5s, kNow + 2h})
            words.merge(words_of(full(kind), kBrand, in("en"), at));
        auto several_days = full(kind);
        several_days.ends->at += 48h;
        several_days.people.push_back(several_days.people.front());  // and a team
        words.merge(words_of(several_days, kBrand, in("en"), kNow));
        // of a number that fell since a day that is known, and of notices of each grade
        for (const auto severity : {model::Severity::info, model::Severity::warning, model::Severity::emergency}) {
            auto fallen = full(kind);
            fallen.severity = severity;
            fallen.published = kNow - 1h;
            fallen.show_until = kNow + 1h;
            if (fallen.counter) {
                fallen.counter->previous = Number{fallen.counter->value.value + 1, 0};
                fallen.counter->previous_as_of = kNow - 24h;
            }
            words.merge(words_of(fallen, kBrand, in("en"), kNow));
        }
        words.merge(words_of_four(full(kind)));
        for (const auto& [word, text] : words) {
            INFO(name, " says ", word);
            CHECK(std::ranges::binary_search(offered, std::string_view(word)));
        }
        for (const auto& word : offered) {
            INFO(name, " offers ", word);
            CHECK(words.contains(word));
        }
    }
    for (const auto& [word, text] : idle_words(kBrand, in("en"), kNow)) {
        CHECK(std::ranges::binary_search(word_names("idle"), std::string_view(word)));
    }
    CHECK(word_names("party").empty());
    CHECK(!kind_named("party"));
}

TEST_CASE("a thank-you says who thanks whom, and what for") {
    auto kudos = item_of(Kind::kudos);
    kudos.body = "Drove four hours on a Sunday.";
    kudos.people = {{"Arjun Mehta", "", "", "", "", "", {}, Consent::full}};
    kudos.from = Person{"Ingrid", "", "Service", "", "", "", {}, Consent::full};
    CHECK(word(kudos, "to") == "To Arjun Mehta");
    CHECK(word(kudos, "from") == "from Ingrid");
    CHECK(word(kudos, "message") == kudos.body);
    CHECK(word(kudos, "subject") == "Thank you");
    CHECK(word(kudos, "kudos.0.from") == "from Ingrid, Service");
    CHECK(word(kudos, "kudos.0.to", "ja") == "Arjun Mehtaへ");
    kudos.title = "A quiet hero";
    CHECK(word(kudos, "subject") == kudos.title);
    CHECK(word(kudos, "message") == kudos.body);
}

TEST_CASE("the thank-yous of this week are counted, from two on, and none that is older or of no day") {
    std::vector<Item> items(5, item_of(Kind::kudos));
    items[0].published = kNow - 1h;
    items[1].published = kNow - 14h;  // Monday, a little after midnight
    items[2].published = kNow - 15h;  // Sunday
    items[3].published = kNow + 1h;
    News news;
    news.items = Items(items);
    const Item* page[]{&news.items[0], &news.items[1]};
    const auto say = [&](const char* name, const char* language) {
        return word(words_of(page, news, kBrand, in(language), kNow), name);
    };
    CHECK(say("kudos.count", "en") == "2");
    CHECK(say("kudos.week", "en") == "thank-yous this week");
    // Where the number stands amid the words they stay one.
    CHECK(say("kudos.count", "zh") == "(none)");
    CHECK(say("kudos.week", "zh") == "本周收到 2 份感谢");
    items.erase(items.begin());
    news.items = Items(items);
    const Item* one[]{&news.items[0]};
    CHECK(word(words_of(one, news, kBrand, in("en"), kNow), "kudos.week") == "(none)");
}

TEST_CASE("a post says who said it, and where, each once") {
    auto post = item_of(Kind::social);
    post.body = "Our lights stayed on all winter.";
    post.network = "Mastodon";
    post.handle = "@harbour_school";
    CHECK(word(post, "author") == "@harbour_school");
    CHECK(word(post, "author.line") == "Mastodon");
    CHECK(word(post, "posted") == "(none)");
    post.from = Person{"Harbour School", "", "", "", "", "", {}, Consent::full};
    CHECK(word(post, "author") == "Harbour School");
    CHECK(word(post, "author.line") == "@harbour_school");
    CHECK(word(post, "posted") == "Mastodon");
    post.from->role = "architect";
    CHECK(word(post, "author.line") == "architect");
    CHECK(word(post, "posted") == "@harbour_school, Mastodon");
}

TEST_CASE("a host is introduced as one") {
    auto welcome = item_of(Kind::welcome);
    welcome.title = "Welcome to Nordhavn";
    welcome.host = Person{"Henrik Dahl", "", "Safety", "", "", "", {}, Consent::full};
    CHECK(word(welcome, "host.line") == "Your host, Safety");
    CHECK(word(welcome, "subject") == "Welcome");
    welcome.visitors = {{"Kim Larsen", "", "", "", "Aalborg Port", "", {}, Consent::full}};
    CHECK(word(welcome, "subject") == welcome.title);
    CHECK(word(welcome, "message") == "(none)");
}

TEST_CASE("an item with nothing but its kind still has a title") {
    for (const auto name : kind_names()) {
        const auto words = words_of(item_of(*kind_named(name)), kBrand, in("en"), kNow);
        CHECK(words.contains("title"));
        for (const auto& [word, text] : words) CHECK(!text.empty());
    }
    CHECK(word(item_of(Kind::award), "title") == "Award");
}

TEST_CASE("what the feed left untitled is told by what it is about") {
    auto kudos = item_of(Kind::kudos);
    kudos.body = "Handover notes so clear that nobody had a question.";
    kudos.from = Person{"Amara", "", "Lab", "", "", "", {}, Consent::full};
    CHECK(word(kudos, "title") == kudos.body);
    CHECK(word(kudos, "lead") == "Amara, Lab");

    auto award = item_of(Kind::award);
    award.people = {{"Amara Okafor", "", "Diagnostics", "Esbjerg", "", "", {}, Consent::full}};
    award.body = "She heard the bearing fail.";
    CHECK(word(award, "title") == "Amara Okafor");
    CHECK(word(award, "lead") == award.body);
    CHECK(word(award, "person.line") == "Diagnostics, Esbjerg");

    auto welcome = item_of(Kind::welcome);
    welcome.visitors = {{"Keiko Tanaka", "", "", "", "Hokkaido Power", "", {}, Consent::full},
                        {"Ren Sato", "", "", "", "", "", {}, Consent::full}};
    CHECK(word(welcome, "title") == "Keiko Tanaka and Ren Sato");
    CHECK(word(welcome, "lead") == "Hokkaido Power");
    CHECK(word(welcome, "title", "de") == "Keiko Tanaka und Ren Sato");

    auto quote = item_of(Kind::quote);
    quote.body = "“They answered at two in the morning.”";
    quote.from = Person{"Marta Lindqvist", "Manager", "", "", "Lighthouse Hotel", "", {}, Consent::full};
    CHECK(word(quote, "title") == "They answered at two in the morning.");
    CHECK(word(quote, "quote") == "They answered at two in the morning.");
    CHECK(word(quote, "lead") == "Marta Lindqvist, Manager, Lighthouse Hotel");
    CHECK(word(quote, "from.line") == "Manager, Lighthouse Hotel");

    CHECK(word(event(), "title") == "Open house");
    CHECK(word(event(), "lead") == "Friday 27 November, 14:00, Canteen");

    auto board = item_of(Kind::leaderboard);
    board.title = "Rotterdam takes the lead";
    board.unit = "km";
    board.entries = {
        {"Rotterdam", {1204, 0}, ""}, {"Esbjerg", {980, 0}, ""}, {"Tallinn", {980, 0}, ""}, {"Oslo", {12, 0}, ""}};
    CHECK(word(board, "lead") == "Rotterdam 1,204\u00a0km\u00a0· Esbjerg 980\u00a0km\u00a0· Tallinn 980\u00a0km");
    CHECK(word(board, "entries.2.rank") == "2");
    CHECK(word(board, "entries.3.rank") == "4");
}

TEST_CASE("a story's lead is its summary, else its body, and never its title again") {
    auto story = item_of(Kind::story);
    story.title = "Twelve turbines";
    story.body = "When the cable failed, the night crew rerouted power.";
    CHECK(word(story, "lead") == story.body);
    story.summary = "Rerouted.";
    CHECK(word(story, "lead") == "Rerouted.");
    story.title = story.summary = "";
    CHECK(word(story, "title") == story.body);
    CHECK(word(story, "lead") == "(none)");
}

TEST_CASE("quotation marks that wrap a quote are taken off in any style, and no others") {
    const auto quoted = [](const char* body) {
        auto item = item_of(Kind::quote);
        item.body = body;
        return word(item, "quote");
    };
    CHECK(quoted("\"Yes.\"") == "Yes.");
    CHECK(quoted("«\u202fOui.\u202f»") == "Oui.");
    CHECK(quoted("„Ja.“") == "Ja.");
    CHECK(quoted("「はい」") == "はい");
    CHECK(quoted("She said \"yes\"") == "She said \"yes\"");
    CHECK(quoted("“Yes.” and “No.”") == "“Yes.” and “No.”");
    CHECK(quoted("\"") == "\"");
    CHECK(quoted("‘It’s on.’") == "It’s on.");
}

TEST_CASE("who agreed to be named only has no photo, and who did not agree at all is not named") {
    auto story = item_of(Kind::story);
    story.people = {{"Amara", "", "", "", "", "a.jpg", {}, Consent::name},
                    {"Ingrid", "", "", "", "", "b.jpg", {}, Consent::none}};
    CHECK(word(story, "person.name") == "Amara");
    CHECK(word(story, "person.photo") == "(none)");
    CHECK(word(story, "people.names") == "Amara");
    CHECK(word(story, "people.count") == "1");
}

TEST_CASE("an event says when it is, in days until the last one, then in hours and minutes") {
    auto item = event();
    CHECK(word(item, "starts.day") == "27");
    CHECK(word(item, "starts.month") == "November");
    CHECK(word(item, "starts.weekday") == "Friday");
    CHECK(word(item, "starts.time") == "14:00");
    CHECK(word(item, "starts.date") == "Friday 27 November");
    CHECK(word(item, "starts.weekday", "de") == "Freitag");
    CHECK(word(item, "starts.month", "ru") == "Ноябрь");
    CHECK(word(item, "relative") == "in 4 days");
    const auto relative = [&item](Moment starts, const char* language = "en") {
        item.starts = starts;
        return word(item, "relative", language);
    };
    CHECK(relative({kNow + 24h, false}) == "tomorrow");
    CHECK(relative({kNow + 48h, false}, "de") == "übermorgen");
    CHECK(relative({kNow + 3h, false}) == "in 3 hours");
    CHECK(relative({kNow + 25min, false}) == "in 25 minutes");
    CHECK(relative({kNow, false}) == "now");
    CHECK(relative({kNow - 3h, false}) == "(none)");
    const Moment whole_day{WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)), true};
    CHECK(relative(whole_day) == "today");
    CHECK(word(item, "starts.time") == "All day");
    CHECK(word(item, "lead") == "Monday 23 November, Canteen");
}

TEST_CASE("periods are written as a month, a quarter or a year") {
    auto award = item_of(Kind::award);
    const auto period = [&award](const char* text, const char* language = "en") {
        award.period = text;
        return word(award, "period", language);
    };
    CHECK(period("2026-11") == "November 2026");
    CHECK(period("2026-11", "nb") == "November 2026");
    CHECK(period("2026-Q4") == "Q4 2026");
    CHECK(period("2026") == "2026");
    CHECK(period("2026-13") == "2026-13");
    CHECK(period("spring") == "spring");
    CHECK(period("") == "(none)");
}

TEST_CASE("what has only a picture says what it is once, as its headline") {
    for (const auto& row : kinds()) {
        CAPTURE(row.name);
        auto item = item_of(row.kind);
        item.image = "crew.jpg";
        const auto words = words_of(item, kBrand, in("en"), kNow);
        CHECK(word(words, "title") != "(none)");
        CHECK(word(words, "kind") == "(none)");
        CHECK(word(words, "kicker") != word(words, "title"));
        CHECK(word(words, "lead") != word(words, "title"));
        item.title = "Crew 2";
        CHECK(word(item, "kind") != "(none)");
        CHECK(word(item, "kicker") != "(none)");
    }
}

TEST_CASE("an item that speaks another language is told in it, with the screen's own clock") {
    auto story = item_of(Kind::story);
    story.title = "Douze éoliennes";
    story.language = "fr";
    story.figures = {{{1318, 0}, "foyers"}};
    CHECK(word(story, "kind") == "Belle réussite");
    CHECK(word(story, "figures.0.value") == "1\u202f318");
    CHECK(word(story, "figures.0") == "1\u202f318\u00a0foyers");
    CHECK(word(story, "date") == "Monday 23 November");
    CHECK(word(story, "clock") == "14:32");
    story.language = "xx-nonsense";
    CHECK(word(story, "kind") == "Success story");
    story.language = "zh-TW";
    story.kind = Kind::welcome;
    CHECK(word(story, "kind") == "歡迎");
}

TEST_CASE("the idle slide greets by the hour") {
    const auto greeting = [](WallTime at, const char* language = "en") {
        return word(idle_words(kBrand, in(language), at), "greeting");
    };
    CHECK(greeting(kNow - 6h) == "Good morning");
    CHECK(greeting(kNow) == "Good afternoon");
    CHECK(greeting(kNow + 5h) == "Good evening");
    CHECK(greeting(kNow + 12h) == "Good evening");
    CHECK(greeting(kNow, "no") == "God ettermiddag");
    const auto words = idle_words(kBrand, in("en"), kNow);
    CHECK(word(words, "date") == "Monday 23 November");
    CHECK(word(words, "time") == "14:32");
    CHECK(word(words, "date_time") == "Monday 23 November, 14:32");
    CHECK(word(words, "brand.name") == "Nordhavn");
    CHECK(word(idle_words(kBrand, in("de"), kNow), "date") == "Montag, 23. November");
    CHECK(word(idle_words(kBrand, in("sv"), kNow), "date") == "Måndag 23 november");
    CHECK(word(idle_words(kBrand, in("en-US"), kNow), "date") == "Monday, November 23");
    CHECK(word(idle_words(kBrand, in("fi"), kNow), "time") == "14.32");
}

TEST_CASE("a clock that is not set prints no date and greets without the hour") {
    const WallTime epoch{};
    const auto idle = idle_words(kBrand, in("en"), epoch);
    CHECK(word(idle, "greeting") == "Welcome");
    CHECK(word(idle, "date") == "(none)");
    CHECK(word(idle, "time") == "(none)");
    CHECK(word(idle, "date_time") == "(none)");
    const auto words = words_of(event(), kBrand, in("en"), epoch);
    CHECK(word(words, "clock") == "(none)");
    CHECK(word(words, "date") == "(none)");
    CHECK(word(words, "relative") == "(none)");
    CHECK(word(words, "starts.date") == "Friday 27 November");
}

TEST_CASE("a countdown is told in cells, its last seconds alone, and then that it is now") {
    auto item = event();  // starts on the 27th at 14:00 in Oslo
    CHECK(word(item, "countdown.0.value") == "03");
    CHECK(word(item, "countdown.0.unit") == "days");
    CHECK(word(item, "countdown.1.value") == "23");
    CHECK(word(item, "countdown.2.value") == "28");
    CHECK(word(item, "countdown.2.unit") == "minutes");
    CHECK(word(item, "countdown.last") == "(none)");
    CHECK(word(item, "now") == "(none)");
    CHECK(word(item, "soon") == "In 4 days");
    const auto at = [&](auto before, const char* name) {
        return word(words_of(item, kBrand, in("en"), item.starts->at - before), name);
    };
    CHECK(at(7s, "countdown.last") == "7");
    CHECK(at(7s, "countdown.0.unit") == "seconds");
    CHECK(at(61s, "countdown.0.unit") == "minute");
    CHECK(at(0s, "countdown.0.value") == "(none)");
    CHECK(at(0s, "now") == "Now");
    CHECK(at(-61min, "now") == "(none)");
    item.starts->all_day = true;
    CHECK(word(item, "countdown.0.value") == "(none)");
    CHECK(word(item, "hours") == "All day");
    CHECK(word(words_of(item, kBrand, in("en"), WallTime{}), "soon") == "(none)");  // the clock is not set
}

TEST_CASE("an incentive says what can be won, what to do for it and until when") {
    auto item = item_of(Kind::incentive);
    item.prize = "A weekend at sea for two";
    item.title = "Cycle to work on twelve days";
    item.body = "All sites, drawn on 22 December";
    item.ends = Moment{std::chrono::sys_days(std::chrono::year(2026) / 12 / 19), true};
    CHECK(word(item, "kicker") == "To be won");
    CHECK(word(item, "prize") == "A weekend at sea for two");
    CHECK(word(item, "task") == "Cycle to work on twelve days");
    CHECK(word(item, "note") == "All sites, drawn on 22 December");
    CHECK(word(item, "until") == "until");
    CHECK(word(item, "ends.day") == "19");
    CHECK(word(item, "ends.month.short") == "Dec");
    // Whatever is left out, nothing is said twice.
    item.title.clear();
    item.summary = "Cycle to work on twelve days";
    CHECK(word(item, "task") == "Cycle to work on twelve days");
    CHECK(word(item, "note") == "All sites, drawn on 22 December");
    item.summary.clear();
    CHECK(word(item, "task") == "All sites, drawn on 22 December");
    CHECK(word(item, "note") == "(none)");
    item.title = "A day off";
    item.prize.clear();
    CHECK(word(item, "prize") == "A day off");
    CHECK(word(item, "task") == "All sites, drawn on 22 December");
}

TEST_CASE("a newsletter has a name, an issue and its month") {
    auto item = item_of(Kind::newsletter);
    item.title = "Horns Reef after dark";
    item.issue = "No. 42";
    item.published = kNow;
    CHECK(word(item, "kicker") == "In the new issue");
    CHECK(word(item, "masthead") == "Nordhavn");
    CHECK(word(item, "issue.month") == "Nov");
    item.from.emplace();
    item.from->name = "Tide";
    CHECK(word(item, "masthead") == "Tide");
}

TEST_CASE("an address is told as people say it") {
    auto item = item_of(Kind::newsletter);
    const auto said = [&](const char* url) {
        item.url = url;
        return word(item, "address");
    };
    CHECK(said("https://nordhavn.example/tide") == "nordhavn.example/tide");
    CHECK(said("https://www.nordhavn.example/") == "nordhavn.example");
    CHECK(said("https://nordhavn.example/tide?from=lobby#top") == "nordhavn.example/tide");
    CHECK(said("https://nordhavn.example/2026/11/the-winter-plan-on-one-page") == "nordhavn.example");
    CHECK(said("") == "(none)");
    CHECK(word(item, "read_at") == "(none)");
}

TEST_CASE("an anniversary is about a person, their years and since when") {
    auto item = item_of(Kind::anniversary);
    item.people.resize(1);
    item.people[0].name = "Ada Holm";
    item.years = 25;
    item.since = "2001";
    CHECK(word(item, "title") == "Ada Holm");
    CHECK(word(item, "lead") == "25 years, since 2001");
    CHECK(word(item, "years", "pl") == "25 lat");
    CHECK(word(item, "since", "ja") == "2001年から");
    CHECK(word(item, "kind", "de") == "Dienstjubiläum");
    item.years = 1;
    item.since.clear();
    CHECK(word(item, "lead") == "1 year");
}
