#include "database.h"

#include <sqlite3.h>

#include <utility>

namespace accolade::journal {
namespace {

constexpr int kWaitsForOthers = 2'000;  // ms: somebody makes a report just now

}  // namespace

std::int64_t Found::number(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string Found::text(int column) const {
    const auto* text = sqlite3_column_text(statement_, column);
    if (text == nullptr) return {};
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Found::null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, Mode mode) {
    sqlite3* handle = nullptr;
    const int how = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(file.c_str(), &handle, how | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<Database> database(new Database(file, handle));
    if (code != SQLITE_OK) return failure(handle != nullptr ? sqlite3_errmsg(handle) : "no memory", file.string());
    sqlite3_busy_timeout(handle, kWaitsForOthers);
    return database;
}

Database::~Database() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(handle_);
}

void Database::note(int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW || failed()) return;
    trouble_ = sqlite3_errmsg(handle_);
    if (trouble_.empty()) trouble_ = sqlite3_errstr(code);
    const int kind = code & 0xFF;
    damaged_ = damaged_ || kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB;
}

sqlite3_stmt* Database::prepared(const char* sql, const std::vector<Bound>& values) {
    if (failed()) return nullptr;
    auto& statement = statements_[sql];
    if (statement == nullptr)
        note(sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    if (failed()) return nullptr;
    int at = 0;
    for (const auto& value : values) {
        ++at;
        if (const auto* text = std::get_if<std::string_view>(&value)) {
            note(sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT));
        } else {
            note(sqlite3_bind_int64(statement, at, std::get<std::int64_t>(value)));
        }
    }
    return failed() ? nullptr : statement;
}

void Database::each(const char* sql, const std::vector<Bound>& values, const std::function<void(const Found&)>& take) {
    auto* statement = prepared(sql, values);
    if (statement == nullptr) return;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) take(Found(statement));
    note(code);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

void Database::run(const char* sql, const std::vector<Bound>& values) {
    each(sql, values, [](const Found&) {});
}

std::optional<std::int64_t> Database::number(const char* sql, const std::vector<Bound>& values) {
    std::optional<std::int64_t> found;
    each(sql, values, [&](const Found& row) {
        if (!found && !row.null(0)) found = row.number(0);
    });
    return failed() ? std::nullopt : found;
}

std::string Database::text(const char* sql) {
    std::string found;
    each(sql, {}, [&](const Found& row) {
        if (found.empty()) found = row.text(0);
    });
    return found;
}

std::int64_t Database::last_id() const {
    return sqlite3_last_insert_rowid(handle_);
}

void Database::roll_back() {
    trouble_.clear();
    if (sqlite3_get_autocommit(handle_) == 0) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace accolade::journal
