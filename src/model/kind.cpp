#include "model/kind.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "model/item.h"

namespace accolade::model {

namespace {

Names operator+(Names names, const Names& more) {
    names.insert(names.end(), more.begin(), more.end());
    return names;
}

// The first seven of a leaderboard.
Names entry_words() {
    static constexpr std::string_view kWords[]{
        "entries.0.name", "entries.0.value", "entries.0.rank", "entries.0.photo", "entries.1.name", "entries.1.value",
        "entries.1.rank", "entries.1.photo", "entries.2.name", "entries.2.value", "entries.2.rank", "entries.2.photo",
        "entries.3.name", "entries.3.value", "entries.3.rank", "entries.3.photo", "entries.4.name", "entries.4.value",
        "entries.4.rank", "entries.4.photo", "entries.5.name", "entries.5.value", "entries.5.rank", "entries.5.photo",
        "entries.6.name", "entries.6.value", "entries.6.rank", "entries.6.photo"};
    return {std::begin(kWords), std::end(kWords)};
}

// The four cards of a slide that thank-yous share.
Names card_words() {
    static constexpr std::string_view kWords[]{
        "kudos.0.name", "kudos.0.to", "kudos.0.from", "kudos.0.text", "kudos.0.value", "kudos.0.photo",
        "kudos.1.name", "kudos.1.to", "kudos.1.from", "kudos.1.text", "kudos.1.value", "kudos.1.photo",
        "kudos.2.name", "kudos.2.to", "kudos.2.from", "kudos.2.text", "kudos.2.value", "kudos.2.photo",
        "kudos.3.name", "kudos.3.to", "kudos.3.from", "kudos.3.text", "kudos.3.value", "kudos.3.photo"};
    return {std::begin(kWords), std::end(kWords)};
}

const Names kWhen{
    "starts.day", "starts.month",     "starts.weekday", "starts.time", "starts.date", "ends.day", "ends.month",
    "ends.time",  "ends.month.short", "ends.date",      "days",        "span",        "leaf",     "hours",
    "place",      "relative",         "when",           "soon",        "until"};

const Names kCountdown{"countdown.0.value", "countdown.0.unit", "countdown.1.value", "countdown.1.unit",
                       "countdown.2.value", "countdown.2.unit", "countdown.last",    "now"};

// A card has room for a few lines. What says more, or has a headline of its own, has a slide of its own.
constexpr std::size_t kCardLetters = 100;

// Letters of CJK are twice as wide as others.
std::size_t letters_in(std::string_view text) {
    constexpr char32_t kFirstWide = 0x2e80;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = decode_utf8(text, at);
        at += next.length;
        letters += next.code >= kFirstWide ? 2 : 1;
    }
    return letters;
}

std::optional<std::string> language_of_card(const Item& item) {
    const auto& said = item.summary.empty() ? item.body : item.summary;
    const bool headed = !item.title.empty() && !said.empty();
    const auto letters = letters_in(said.empty() ? item.title : said);
    if (headed || letters == 0 || letters > kCardLetters || item.people.empty()) return std::nullopt;
    return item.language;
}

// What was completed, by people of one language.
std::optional<std::string> course_of(const Item& item) {
    const auto& course = item.credential.empty() ? item.title : item.credential;
    if (course.empty() || item.people.empty()) return std::nullopt;
    return course + "\n" + item.issuer + "\n" + item.language;
}

Item course_of_all(std::span<const Item* const> items) {
    Item course = *items.front();
    for (const auto* item : items.subspan(1)) {
        course.people.insert(course.people.end(), item->people.begin(), item->people.end());
        // What is not true of all is not said of any.
        if (item->earned != course.earned) course.earned.reset();
        if (item->body != course.body) course.body.clear();
        if (item->summary != course.summary) course.summary.clear();
    }
    return course;
}

std::vector<KindRow> rows() {
    return {
        {.kind = Kind::story, .name = "story", .purpose = "a success story"},
        {.kind = Kind::quote,
         .name = "quote",
         .purpose = "what a customer says",
         .members = {"rating"},
         .words = {"quote", "rating"},
         // Its own words come first, so that its attribution, which may never be dropped, can follow as the lead.
         .headline = {"quote", "title"},
         .lead = {"from.name, from.line", "said"},
         .letters_read = 200},
        {.kind = Kind::milestone,
         .name = "milestone",
         .purpose = "a number on its way to a target",
         .members = {"counter"},
         .needs = "counter",
         .has = [](const Item& item) { return item.counter.has_value(); },
         .words = {"counter.value", "counter.target", "counter.percent", "counter.delta", "counter.unit",
                   "counter.goal", "counter.left", "counter.gain", "counter.loss", "counter.since"},
         .headline = {"title", "counter.unit"},
         .lead = {"said", "counter.goal_beside_delta"},
         .interrupts = Interrupt::celebration},
        {.kind = Kind::award,
         .name = "award",
         .purpose = "employee of the month, champion, certificate of recognition",
         .members = {"period"},
         .words = {"honour", "winner", "members", "period", "period.short", "reason"},
         .headline = {"title", "people.names"},
         .lead = {"said", "people.names", "period"}},
        {.kind = Kind::kudos,
         .name = "kudos",
         .purpose = "thanks among colleagues",
         .members = {"value"},
         .words = card_words() + Names{"value", "to", "from", "subject", "message", "members", "kudos.count",
                                       "kudos.unit", "kudos.week"},
         .lead = {"said", "from.name, from.line", "people.names", "value"},
         .shares_slides = {4, [](const Item&) { return std::size_t{1}; }, language_of_card}},
        {.kind = Kind::event,
         .name = "event",
         .purpose = "customer day, outing, lunch",
         .members = {"starts", "ends", "place"},
         .words = kWhen + kCountdown,
         // When and where may never be dropped; what else is said stays in "summary" and "body".
         .lead = {"when", "said"},
         .over = Over::at_end_or_start,
         .announces_start = true},
        {.kind = Kind::session,
         .name = "session",
         .purpose = "sharing knowledge",
         .members = {"starts", "ends", "place"},
         .words = kWhen + kCountdown,
         .lead = {"when", "said"},
         .over = Over::at_end_or_start,
         .announces_start = true},
        {.kind = Kind::learning,
         .name = "learning",
         .purpose = "a training or certificate completed",
         .members = {"credential", "issuer", "earned"},
         .words = {"honour", "winner", "members", "graduate", "course", "credential", "issuer", "earned", "issued",
                   "reason"},
         .headline = {"title", "credential", "people.names"},
         .lead = {"said", "people.names", "issuer"},
         .shares_slides = {6, [](const Item& item) { return item.people.size(); }, course_of, course_of_all}},
        {.kind = Kind::social,
         .name = "social",
         .purpose = "said in public on a social network",
         .members = {"network", "handle", "likes"},
         .words = {"network", "handle", "likes", "subject", "message", "author", "author.line", "posted"},
         .lead = {"said", "from.name, handle, network"}},
        {.kind = Kind::newsletter,
         .name = "newsletter",
         .purpose = "from the internal newsletter",
         .members = {"issue", "teasers"},
         .words = {"masthead", "issue", "issue.month", "teasers.0", "teasers.0.page", "teasers.0.text", "teasers.1",
                   "teasers.1.page", "teasers.1.text"},
         .headline = {"title", "teasers.0", "issue"},
         .lead = {"said", "teasers.0", "issue"}},
        {.kind = Kind::incentive,
         .name = "incentive",
         .purpose = "a prize or bonus to be won",
         .members = {"prize", "starts", "ends", "place"},
         .words = kWhen + Names{"prize", "task", "note"},
         .headline = {"title", "prize"},
         .lead = {"said", "when"},
         .over = Over::at_end},
        {.kind = Kind::leaderboard,
         .name = "leaderboard",
         .purpose = "standings",
         .members = {"entries", "unit"},
         .needs = "entries",
         .has = [](const Item& item) { return !item.entries.empty(); },
         .words = entry_words() + Names{"unit"},
         .lead = {"said", "entries.leaders"}},
        {.kind = Kind::welcome,
         .name = "welcome",
         .purpose = "today's visitors",
         .members = {"visitors", "host"},
         .words = {"visitors.names", "host.name", "host.line", "host.photo", "subject", "message"},
         .headline = {"title", "visitors.names"},
         .lead = {"said", "visitors.names, visitors.company"}},
        {.kind = Kind::notice,
         .name = "notice",
         .purpose = "an announcement",
         .members = {"severity", "place"},
         .words = {"severity", "severity.info", "severity.warning", "severity.emergency", "notice.until", "place",
                   "place.label", "published.time", "published.label"},
         .interrupts = Interrupt::emergency},
        {.kind = Kind::anniversary,
         .name = "anniversary",
         .purpose = "years of service",
         .members = {"years", "since"},
         .needs = "years",
         .has = [](const Item& item) { return item.years.has_value(); },
         .words = {"years", "years.number", "years.unit", "since", "since.after", "honour", "members", "reason"},
         .headline = {"title", "people.names"},
         .lead = {"years, since", "said"}},
    };
}

// Which members of one kind or a few are enough for a slide. A rating or a unit alone is not.
bool is_told(const Item& item, std::string_view member) {
    if (member == "value") return !item.value.empty();
    if (member == "period") return !item.period.empty();
    if (member == "starts") return item.starts.has_value();
    if (member == "ends") return item.ends.has_value();
    if (member == "place") return !item.place.empty();
    if (member == "credential") return !item.credential.empty();
    if (member == "handle") return !item.handle.empty();
    if (member == "issue") return !item.issue.empty();
    if (member == "teasers") return !item.teasers.empty();
    if (member == "prize") return !item.prize.empty();
    if (member == "visitors") return !item.visitors.empty();
    if (member == "host") return item.host.has_value();
    return false;
}

}  // namespace

std::span<const KindRow> kinds() {
    static const std::vector<KindRow> kRows = rows();
    return kRows;
}

std::span<const std::string_view> kind_names() {
    static const Names kNames = [] {
        Names names;
        for (const auto& row : kinds()) names.push_back(row.name);
        return names;
    }();
    return kNames;
}

const KindRow& row_of(Kind kind) {
    return kinds()[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Kind kind) {
    return row_of(kind).name;
}

std::optional<Kind> kind_named(std::string_view name) {
    const auto found = std::ranges::find(kinds(), name, &KindRow::name);
    if (found == kinds().end()) return std::nullopt;
    return found->kind;
}

bool says_something(const Item& item) {
    if (!item.title.empty() || !item.body.empty() || !item.summary.empty() || !item.image.empty()) return true;
    if (!item.people.empty() || item.from || !item.figures.empty()) return true;
    const auto& row = row_of(item.kind);
    if (row.has != nullptr) return row.has(item);
    return std::ranges::any_of(row.members, [&](auto member) { return is_told(item, member); });
}

}  // namespace accolade::model
