// The power fails at every single thing that SQLite does to the disk: before it, in the middle of a write, and with all
// that was never synced gone. After each the journal holds whole transactions and nothing else.
#include <map>

#include "days.h"

using namespace accolade;
using namespace accolade::test;

namespace {

// A disk that remembers what was synced. When its power fails, files hold what was synced, and of what was written
// since the first part or nothing at all.
struct Power {
    int left = -1;  // calls until it fails; -1: it does not
    bool dead = false;
    bool torn = false;                          // what was not synced is there in part
    std::map<std::string, std::string> synced;  // by path

    bool fails() {
        if (dead) return true;
        if (left > 0 && --left == 0) dead = true;
        return dead;
    }
} power;  // NOLINT: a VFS of SQLite is global as well

struct File {
    sqlite3_file base;
    sqlite3_file* real;
    char path[400];
};

sqlite3_vfs* real_vfs() {
    return sqlite3_vfs_find("unix");
}
sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->real;
}
const char* path_of(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->path;
}

int close_it(sqlite3_file* file) {
    const int code = real(file)->pMethods->xClose(real(file));
    sqlite3_free(real(file));
    return code;
}
int read_it(sqlite3_file* file, void* to, int bytes, sqlite3_int64 at) {
    return real(file)->pMethods->xRead(real(file), to, bytes, at);
}
int write_it(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 at) {
    const bool was = power.dead;
    if (power.fails()) {
        if (!was) real(file)->pMethods->xWrite(real(file), from, bytes / 2, at);
        return SQLITE_IOERR_WRITE;
    }
    return real(file)->pMethods->xWrite(real(file), from, bytes, at);
}
int truncate_it(sqlite3_file* file, sqlite3_int64 size) {
    if (power.fails()) return SQLITE_IOERR_TRUNCATE;
    return real(file)->pMethods->xTruncate(real(file), size);
}
int sync_it(sqlite3_file* file, int flags) {
    if (power.fails()) return SQLITE_IOERR_FSYNC;
    const int code = real(file)->pMethods->xSync(real(file), flags);
    power.synced[path_of(file)] = TempFolder::read(path_of(file));
    return code;
}
int size_of_it(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock_it(sqlite3_file* file, int how) {
    return real(file)->pMethods->xLock(real(file), how);
}
int unlock_it(sqlite3_file* file, int how) {
    return real(file)->pMethods->xUnlock(real(file), how);
}
int reserved(sqlite3_file* file, int* out) {
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int what, void* with) {
    return real(file)->pMethods->xFileControl(real(file), what, with);
}
int sector(sqlite3_file*) {
    return 4096;
}
int characteristics(sqlite3_file*) {
    return 0;  // nothing is promised
}

const sqlite3_io_methods kMethods{1,       close_it,  read_it,  write_it, truncate_it, sync_it,         size_of_it,
                                  lock_it, unlock_it, reserved, control,  sector,      characteristics, nullptr,
                                  nullptr, nullptr,   nullptr,  nullptr,  nullptr};

int open_it(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out) {
    auto* mine = reinterpret_cast<File*>(file);
    mine->base.pMethods = nullptr;
    mine->real = static_cast<sqlite3_file*>(sqlite3_malloc(real_vfs()->szOsFile));
    std::snprintf(mine->path, sizeof mine->path, "%s", path == nullptr ? "" : path);
    const int code = real_vfs()->xOpen(real_vfs(), path, mine->real, flags, out);
    if (code == SQLITE_OK) {
        mine->base.pMethods = &kMethods;
    } else {
        sqlite3_free(mine->real);
    }
    return code;
}
int delete_it(sqlite3_vfs*, const char* path, int sync) {
    if (power.fails()) return SQLITE_IOERR_DELETE;
    return real_vfs()->xDelete(real_vfs(), path, sync);
}

// From here to its end SQLite writes to such a disk.
struct FailingDisk {
    sqlite3_vfs vfs = *real_vfs();
    FailingDisk() {
        vfs.zName = "failing";
        vfs.szOsFile = sizeof(File);
        vfs.xOpen = open_it;
        vfs.xDelete = delete_it;
        vfs.pNext = nullptr;
        sqlite3_vfs_register(&vfs, 1);
    }
    ~FailingDisk() {
        sqlite3_vfs_register(real_vfs(), 1);
        sqlite3_vfs_unregister(&vfs);
    }
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;
};

std::vector<model::Shown> batch(int number) {
    std::vector<model::Shown> rows;
    for (int i = 0; i < 40; ++i)
        rows.push_back(shown("item " + std::to_string(i % 9) + " of " + std::to_string(number),
                             kMorning + number * 10min + i * 15s, 12s,
                             {{"Person " + std::to_string(number * 7 + i), "Turbines"}}));
    return rows;
}

// Files as they are after the cut.
void lose_what_was_not_synced(const TempFolder& folder, bool torn) {
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        const auto path = entry.path().string();
        const auto found = power.synced.find(path);
        const auto kept = found == power.synced.end() ? std::string() : found->second;
        if (torn) continue;  // everything was written through, as far as it was written at all
        std::ofstream(path, std::ios::binary | std::ios::trunc) << kept;
    }
}

}  // namespace

TEST_CASE("a power cut at every write, sync and truncation leaves whole transactions and an intact journal") {
    int cuts = 0, kept_last = 0;
    for (const bool torn : {true, false}) {
        for (int at = 1;; ++at) {
            CAPTURE(torn);
            CAPTURE(at);
            const TempFolder folder;
            const auto file = folder / kFile;
            int written = 0;
            bool finished = false;
            {
                const FailingDisk disk;
                power = {};
                auto store = Store::open(file);
                REQUIRE(store);
                for (; written < 3; ++written)
                    REQUIRE((*store)->write(batch(written), {}, kReception, kMorning + written * 10min));
                power.left = at;
                finished = (*store)->write(batch(3), {{"x", "Person 3"}}, kReception, kMorning + 30min).has_value();
                if (power.dead) power.left = 0;
            }
            if (!power.dead) break;
            ++cuts;
            lose_what_was_not_synced(folder, torn);
            auto store = Store::open(file);
            REQUIRE(store);
            CHECK((*store)->set_aside().empty());
            const auto all = read_journal(file);
            REQUIRE(all);
            CHECK((all->size() == 120 || all->size() == 160));
            if (finished) CHECK(all->size() == 160);
            if (all->size() == 160) ++kept_last;
            CHECK((*store)->write(batch(4), {}, kReception, kMorning + 40min));
        }
    }
    CHECK(cuts > 30);
    CHECK(kept_last > 0);
}
