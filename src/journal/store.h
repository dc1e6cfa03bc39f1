// Store: what was shown, in a SQLite file. A transaction is a rollback journal and two syncs (journal_mode TRUNCATE,
// synchronous FULL): after a power cut the file holds all of it or nothing. That is chosen over a write-ahead log,
// because with one transaction in ten minutes a log saves nothing, and because a single file can be copied and read by
// those who may not write beside it.
//
// Names that are erased are overwritten in the file (secure_delete). Oldest first, what is too old or too much goes,
// and with it every name that nothing is left of.
//
// Resource; one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "database.h"
#include "journal/entry.h"
#include "model/news.h"
#include "model/shown.h"

namespace accolade::journal {

struct Bounds {
    std::chrono::days age{731};
    std::uint64_t bytes = 200U << 20U;
};

// The one that was set aside, in which nothing can be erased. False: there was none.
bool remove_damaged(const std::filesystem::path& file);

class Store {
  public:
    // The file is made where there is none. One that is damaged is set aside as FILE.damaged, for a month, and a new
    // one begun; `set_aside` then says why. Error: it cannot be used, and stays as it is.
    static Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, const Bounds& bounds = {});

    const std::string& set_aside() const { return set_aside_; }

    // One transaction: those that were shown, then those who are not to be remembered.
    Result<void> write(const std::vector<model::Shown>& shown, const std::vector<model::Refusal>& refusals,
                       const Screen& screen, WallTime now);
    // A transaction of its own.
    Result<Erased> forget(const std::string& name);
    // In a file that is there; one that is damaged stays as it is.
    static Result<Erased> forget_in(const std::filesystem::path& file, const std::string& name);
    bool damaged() const { return database_->damaged(); }
    std::uint64_t bytes() const { return bytes_; }

  private:
    Store(std::unique_ptr<Database> database, const Bounds& bounds) : database_(std::move(database)), bounds_(bounds) {}

    static Result<std::unique_ptr<Store>> opened(const std::filesystem::path& file, const Bounds& bounds,
                                                 bool& damaged);
    void add(const model::Shown& shown, std::int64_t screen);
    std::int64_t screen_id(const Screen& screen);
    std::int64_t person_id(const model::Honoured& person);
    std::int64_t item_id(const model::Told& told);
    // People, and the items whose words may say who they are.
    struct Meant {
        std::vector<std::int64_t> people, items;
    };
    Meant people_named(const std::string& name);
    Meant people_of(const std::string& item);
    void add_items_of_people(Meant& meant);
    void erase(const Meant& meant);
    std::string name_near(const std::string& name);
    void trim(WallTime now);
    void measure();

    std::unique_ptr<Database> database_;
    Bounds bounds_;
    std::string set_aside_;
    std::uint64_t bytes_ = 0;
};

}  // namespace accolade::journal
