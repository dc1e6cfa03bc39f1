// Database: one SQLite file, and statements that are prepared once. The first thing that fails stands as its trouble,
// and whatever is asked after that does nothing, so that a transaction is written as if nothing could fail and judged
// at its end. Resource; one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace accolade::journal {

// What stands for a ? of a statement.
using Bound = std::variant<std::int64_t, std::string_view>;

// A row that a statement found; good while the call lasts that it is given to.
class Found {
  public:
    explicit Found(sqlite3_stmt* statement) : statement_(statement) {}
    std::int64_t number(int column) const;
    std::string text(int column) const;
    bool null(int column) const;

  private:
    sqlite3_stmt* statement_;
};

class Database {
  public:
    enum class Mode { read, write };  // write: made where there is none

    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file, Mode mode);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // `sql` REQUIRES to be a literal: a statement is known by its address.
    void run(const char* sql, const std::vector<Bound>& values = {});
    void each(const char* sql, const std::vector<Bound>& values, const std::function<void(const Found&)>& take);
    std::optional<std::int64_t> number(const char* sql, const std::vector<Bound>& values = {});  // of the first row
    std::string text(const char* sql);                                                           // likewise
    std::int64_t last_id() const;

    bool failed() const { return !trouble_.empty(); }
    bool damaged() const { return damaged_; }  // the file is not as SQLite wrote it
    Error error() const { return {trouble_, file_.string()}; }
    // After a transaction that failed: nothing of it is left, and the next may be tried.
    void roll_back();

  private:
    Database(std::filesystem::path file, sqlite3* handle) : file_(std::move(file)), handle_(handle) {}
    sqlite3_stmt* prepared(const char* sql, const std::vector<Bound>& values);
    void note(int code);

    std::filesystem::path file_;
    sqlite3* handle_;
    std::map<const char*, sqlite3_stmt*> statements_;
    std::string trouble_;
    bool damaged_ = false;
};

}  // namespace accolade::journal
