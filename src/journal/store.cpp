#include "store.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/fields.h"

namespace accolade::journal {
namespace {

constexpr std::int64_t kApplication = 0x41434C44;  // "ACLD"
constexpr std::int64_t kFormat = 1;
constexpr std::int64_t kAtOnce = 2'000;  // rows that go together
constexpr auto kAside = std::chrono::days(30);

// `people` of an item: the numbers of those on it, so that one that honours others is another item.
constexpr const char* kTables[] = {
    "CREATE TABLE screen (id INTEGER PRIMARY KEY, name TEXT NOT NULL, site TEXT NOT NULL, UNIQUE (name, site))",
    "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, team TEXT NOT NULL, UNIQUE (name, team))",
    "CREATE TABLE item (id INTEGER PRIMARY KEY, item TEXT NOT NULL, source TEXT NOT NULL, kind TEXT NOT NULL,"
    " people TEXT NOT NULL, about TEXT NOT NULL, times INTEGER NOT NULL DEFAULT 0,"
    " UNIQUE (item, source, kind, people))",
    "CREATE TABLE honoured (item INTEGER NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (item, person)) WITHOUT ROWID",
    "CREATE TABLE shown (id INTEGER PRIMARY KEY, item INTEGER NOT NULL, screen INTEGER NOT NULL,"
    " begins INTEGER NOT NULL, lasts INTEGER NOT NULL, whole INTEGER NOT NULL, celebrated INTEGER NOT NULL,"
    " why TEXT NOT NULL)",
    "CREATE TRIGGER shown_more AFTER INSERT ON shown BEGIN"
    " UPDATE item SET times = times + 1 WHERE id = new.item; END",
    "CREATE TRIGGER shown_less AFTER DELETE ON shown BEGIN"
    " UPDATE item SET times = times - 1 WHERE id = old.item; END",
    "PRAGMA application_id = 1094929476",
    "PRAGMA user_version = 1",
};
static_assert(kApplication == 1094929476);

std::int64_t ms(WallTime at) {
    return at.time_since_epoch().count();
}

// What a damaged journal leaves: itself under another name, and no rollback journal that the next might be given.
void put_aside(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::rename(file, file.string() + ".damaged", ignored);
    std::filesystem::last_write_time(file.string() + ".damaged", std::filesystem::file_time_type::clock::now(),
                                     ignored);
    std::filesystem::remove(file, ignored);
    std::filesystem::remove(file.string() + "-journal", ignored);
}

// Names must not outlive in it what keeps them elsewhere.
void forget_old_damage(const std::filesystem::path& file) {
    const auto aside = file.string() + ".damaged";
    std::error_code error;
    const auto written = std::filesystem::last_write_time(aside, error);
    if (!error && std::filesystem::file_time_type::clock::now() - written > kAside)
        std::filesystem::remove(aside, error);
}

Result<void> is_there(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::exists(file, error)) return {};
    return failure(error ? error.message() : "there is no journal here; a screen writes one within ten minutes",
                   file.string());
}

auto into(std::vector<std::int64_t>& ids) {
    return [&ids](const Found& row) { ids.push_back(row.number(0)); };
}

// Whether the name stands in the words, and not as a part of a longer one.
bool says(std::string_view words, std::string_view name) {
    const auto letter = [](char c) { return ascii::letter(c) || ascii::digit(c); };
    for (auto at = words.find(name); at != std::string_view::npos; at = words.find(name, at + 1)) {
        const auto end = at + name.size();
        if ((at == 0 || !letter(words[at - 1])) && (end == words.size() || !letter(words[end]))) return true;
    }
    return false;
}

}  // namespace

bool remove_damaged(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::remove(file.string() + ".damaged", ignored);
}

Result<std::unique_ptr<Store>> Store::opened(const std::filesystem::path& file, const Bounds& bounds, bool& damaged) {
    std::error_code ignored;
    if (std::filesystem::is_symlink(file, ignored))
        return failure("it is a link, and links are not followed here", file.string());
    auto database = Database::open(file, Database::Mode::write);
    if (!database) return std::unexpected(database.error());
    auto& db = **database;
    db.run("PRAGMA journal_mode = TRUNCATE");
    db.run("PRAGMA synchronous = FULL");
    db.run("PRAGMA secure_delete = ON");
    db.run("PRAGMA cache_size = -2000");
    db.run("PRAGMA temp_store = MEMORY");
    db.run("PRAGMA cell_size_check = ON");
    const auto format = db.number("PRAGMA user_version").value_or(0);
    const auto application = db.number("PRAGMA application_id").value_or(0);
    const auto tables = db.number("SELECT count(*) FROM sqlite_master").value_or(0);
    if (!db.failed() && application == kApplication && format > kFormat)
        return failure("a newer version wrote this journal; nothing is added to it", file.string());
    const auto good = db.text("PRAGMA quick_check(1)");
    if (db.failed() || good != "ok" || (tables > 0 && application != kApplication)) {
        damaged = db.damaged() || !db.failed();
        return failure(db.failed() ? db.error().what : "it is not as it was written", file.string());
    }
    if (tables == 0) {
        db.run("BEGIN IMMEDIATE");
        for (const auto* table : kTables) db.run(table);
        db.run("COMMIT");
    }
    if (db.failed()) return std::unexpected(db.error());
    return std::unique_ptr<Store>(new Store(std::move(*database), bounds));
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& file, const Bounds& bounds) {
    forget_old_damage(file);
    bool damaged = false;
    auto store = opened(file, bounds, damaged);
    if (!store && damaged) {
        const auto why = store.error().what;
        put_aside(file);
        store = opened(file, bounds, damaged);
        if (store) (*store)->set_aside_ = why;
    }
    if (store) (*store)->measure();
    return store;
}

Result<void> Store::write(const std::vector<model::Shown>& shown, const std::vector<model::Refusal>& refusals,
                          const Screen& screen, WallTime now) {
    auto& db = *database_;
    db.run("BEGIN IMMEDIATE");
    const auto here = screen_id(screen);
    for (const auto& one : shown) add(one, here);
    for (const auto& refusal : refusals)
        erase(refusal.name.empty() ? people_of(refusal.item) : people_named(refusal.name));
    trim(now);
    db.run("COMMIT");
    if (db.failed()) {
        auto error = db.error();
        db.roll_back();
        return std::unexpected(std::move(error));
    }
    measure();
    return {};
}

void Store::add(const model::Shown& shown, std::int64_t screen) {
    for (const auto& told : shown.told) {
        database_->run(
            "INSERT INTO shown (item, screen, begins, lasts, whole, celebrated, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
            {item_id(told), screen, ms(shown.from), std::max<std::int64_t>(0, ms(shown.until) - ms(shown.from)),
             std::int64_t{shown.whole}, std::int64_t{shown.celebrated}, name_of(shown.why)});
    }
}

std::int64_t Store::screen_id(const Screen& screen) {
    const std::vector<Bound> values{std::string_view(screen.name), std::string_view(screen.site)};
    if (const auto known = database_->number("SELECT id FROM screen WHERE name = ? AND site = ?", values))
        return *known;
    database_->run("INSERT INTO screen (name, site) VALUES (?, ?)", values);
    return database_->last_id();
}

std::int64_t Store::person_id(const model::Honoured& person) {
    const std::vector<Bound> values{std::string_view(person.name), std::string_view(person.team)};
    if (const auto known = database_->number("SELECT id FROM person WHERE name = ? AND team = ?", values))
        return *known;
    database_->run("INSERT INTO person (name, team) VALUES (?, ?)", values);
    return database_->last_id();
}

std::int64_t Store::item_id(const model::Told& told) {
    std::vector<std::int64_t> people;
    for (const auto& person : told.people) people.push_back(person_id(person));
    std::ranges::sort(people);
    const auto twice = std::ranges::unique(people);
    people.erase(twice.begin(), twice.end());
    std::string all;
    for (const auto id : people) all += (all.empty() ? "" : ",") + std::to_string(id);
    const std::string_view item = told.item, source = told.source, kind = model::name_of(told.kind), about = told.about;
    if (const auto known =
            database_->number("SELECT id FROM item WHERE item = ? AND source = ? AND kind = ? AND people = ?",
                              {item, source, kind, all})) {
        database_->run("UPDATE item SET about = ?1 WHERE id = ?2 AND about <> ?1", {about, *known});
        return *known;
    }
    database_->run("INSERT INTO item (item, source, kind, people, about) VALUES (?, ?, ?, ?, ?)",
                   {item, source, kind, all, about});
    const auto id = database_->last_id();
    for (const auto person : people) database_->run("INSERT INTO honoured (item, person) VALUES (?, ?)", {id, person});
    return id;
}

Store::Meant Store::people_named(const std::string& name) {
    Meant meant;
    database_->each("SELECT id FROM person WHERE name = ?", {std::string_view(name)}, into(meant.people));
    add_items_of_people(meant);
    return meant;
}

// Where nobody knows who it was: everyone of that item.
Store::Meant Store::people_of(const std::string& item) {
    Meant meant;
    const std::string_view id = item;
    database_->each("SELECT id FROM item WHERE item = ?", {id}, into(meant.items));
    database_->each("SELECT DISTINCT person FROM honoured JOIN item ON item.id = honoured.item WHERE item.item = ?",
                    {id}, into(meant.people));
    add_items_of_people(meant);
    return meant;
}

void Store::add_items_of_people(Meant& meant) {
    for (const auto person : meant.people)
        database_->each("SELECT item FROM honoured WHERE person = ?", {person}, into(meant.items));
}

// The name goes wherever it stands, and with it the words of every item that honours it, which may say it too.
void Store::erase(const Meant& meant) {
    for (const auto person : meant.people) database_->run("UPDATE person SET name = NULL WHERE id = ?", {person});
    for (const auto item : meant.items) {
        const auto number = "erased " + std::to_string(item);
        database_->run("UPDATE item SET item = ?, about = '' WHERE id = ?", {std::string_view(number), item});
    }
}

Result<Erased> Store::forget(const std::string& name) {
    auto& db = *database_;
    db.run("BEGIN IMMEDIATE");
    auto meant = people_named(name);
    // Others' items may name them as well.
    db.each("SELECT id, item, about FROM item", {}, [&](const Found& row) {
        if (says(row.text(1), name) || says(row.text(2), name)) meant.items.push_back(row.number(0));
    });
    std::ranges::sort(meant.items);
    const auto twice = std::ranges::unique(meant.items);
    meant.items.erase(twice.begin(), twice.end());
    Erased erased;
    erased.people = meant.people.size();
    erased.items = meant.items.size();
    for (const auto item : meant.items)
        erased.times += static_cast<std::size_t>(db.number("SELECT times FROM item WHERE id = ?", {item}).value_or(0));
    erase(meant);
    if (meant.people.empty() && meant.items.empty()) erased.near = name_near(name);
    db.run("COMMIT");
    if (db.failed()) {
        auto error = db.error();
        db.roll_back();
        return std::unexpected(std::move(error));
    }
    return erased;
}

std::string Store::name_near(const std::string& name) {
    std::vector<std::string> names;
    database_->each("SELECT DISTINCT name FROM person WHERE name IS NOT NULL", {},
                    [&](const Found& row) { names.push_back(row.text(0)); });
    const std::vector<std::string_view> known(names.begin(), names.end());
    return nearest(name, known).value_or("");
}

Result<Erased> Store::forget_in(const std::filesystem::path& file, const std::string& name) {
    bool damaged = false;
    auto store = opened(file, {}, damaged);
    if (!store) return std::unexpected(store.error());
    auto erased = (*store)->forget(name);
    if (erased) erased->damaged = remove_damaged(file);
    return erased;
}

void Store::trim(WallTime now) {
    auto& db = *database_;
    const auto oldest = ms(now) - std::chrono::duration_cast<Milliseconds>(bounds_.age).count();
    const auto used = [&] {
        const auto pages = db.number("PRAGMA page_count").value_or(0) - db.number("PRAGMA freelist_count").value_or(0);
        return static_cast<std::uint64_t>(pages * db.number("PRAGMA page_size").value_or(0));
    };
    bool gone = false;
    while (!db.failed()) {
        const auto first = db.number("SELECT min(id) FROM shown");
        if (!first) break;
        const auto begins = db.number("SELECT begins FROM shown WHERE id = ?", {*first}).value_or(0);
        const bool too_much = used() > bounds_.bytes;
        if (begins >= oldest && !too_much) break;
        db.run("DELETE FROM shown WHERE id < ?1 AND (?2 OR begins < ?3)",
               {*first + kAtOnce, std::int64_t{too_much}, oldest});
        gone = true;
    }
    if (!gone) return;
    db.run("DELETE FROM honoured WHERE item IN (SELECT id FROM item WHERE times = 0)");
    db.run("DELETE FROM item WHERE times = 0");
    db.run("DELETE FROM person WHERE id NOT IN (SELECT person FROM honoured)");
}

void Store::measure() {
    const auto pages = database_->number("PRAGMA page_count").value_or(0);
    bytes_ = static_cast<std::uint64_t>(pages * database_->number("PRAGMA page_size").value_or(0));
}

Result<Erased> forget_in(const std::filesystem::path& file, const std::string& name) {
    if (auto there = is_there(file); !there) return std::unexpected(there.error());
    return Store::forget_in(file, name);
}

Result<std::vector<Entry>> read_journal(const std::filesystem::path& file) {
    if (auto there = is_there(file); !there) return std::unexpected(there.error());
    auto database = Database::open(file, Database::Mode::read);
    if (!database) return std::unexpected(database.error());
    auto& db = **database;
    db.run("BEGIN");
    const auto application = db.number("PRAGMA application_id").value_or(0);
    if (!db.failed() && (application != kApplication || db.number("PRAGMA user_version").value_or(0) > kFormat))
        return failure(application == kApplication ? "a newer version wrote this journal" : "it is not a journal",
                       file.string());
    std::map<std::int64_t, Screen> screens;
    std::map<std::int64_t, Somebody> people;
    std::map<std::int64_t, Entry> items;
    db.each("SELECT id, name, site FROM screen", {},
            [&](const Found& row) { screens[row.number(0)] = {row.text(1), row.text(2)}; });
    db.each("SELECT id, name, team FROM person", {},
            [&](const Found& row) { people[row.number(0)] = {row.text(1), row.text(2), row.number(0)}; });
    db.each("SELECT id, item, source, kind, about FROM item", {}, [&](const Found& row) {
        auto& item = items[row.number(0)];
        item.item = row.text(1);
        item.source = row.text(2);
        item.kind = model::kind_named(row.text(3)).value_or(model::Kind::story);
        item.about = row.text(4);
    });
    db.each("SELECT item, person FROM honoured", {},
            [&](const Found& row) { items[row.number(0)].people.push_back(people[row.number(1)]); });
    std::vector<Entry> entries;
    db.each("SELECT item, screen, begins, lasts, whole, celebrated, why FROM shown ORDER BY begins, id", {},
            [&](const Found& row) {
                auto entry = items[row.number(0)];
                entry.screen = screens[row.number(1)];
                entry.begins = WallTime(Milliseconds(row.number(2)));
                entry.ends = entry.begins + Milliseconds(row.number(3));
                entry.whole = row.number(4) != 0;
                entry.celebrated = row.number(5) != 0;
                entry.why = row.text(6);
                entries.push_back(std::move(entry));
            });
    if (db.failed()) return std::unexpected(db.error());
    return entries;
}

}  // namespace accolade::journal
