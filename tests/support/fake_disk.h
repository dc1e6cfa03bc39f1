// FakeDisk: a small world of files in memory, which can fail its nth call and counts what is written. One thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "os/disk.h"

namespace accolade::test {

class FakeDisk final : public Disk {
  public:
    // What a call that fails leaves behind: the old state, or (a folder that could not be synced) the new one.
    enum class Failing { before, after };

    struct File {
        std::string bytes;
        std::int64_t modified_ns = 0;
    };

    std::map<std::string, File> files;
    int calls = 0, writes = 0;
    int fail_at = 0;  // the nth call from now; 0: none
    Failing failing = Failing::before;
    bool full = false;  // every write fails

    void put(const std::string& path, std::string bytes) { files[path] = {std::move(bytes), ++clock_}; }

    Result<std::string> read(const std::filesystem::path& path, std::size_t limit) override {
        if (fails()) return failure("input/output error", path.string());
        const auto found = files.find(path.string());
        if (found == files.end()) return failure("there is no such file", path.string());
        if (found->second.bytes.size() > limit) return failure("too long", path.string());
        return found->second.bytes;
    }
    Result<void> write_whole(const std::filesystem::path& path, std::string_view bytes) override {
        const bool fail = fails();
        if (full) return failure("disk full", path.string());
        if (fail && failing == Failing::before) return failure("input/output error", path.string());
        ++writes;
        put(path.string(), std::string(bytes));
        if (fail) return failure("the folder cannot be synced", path.string());
        return {};
    }
    Result<void> remove(const std::filesystem::path& path) override {
        const bool fail = fails();
        if (fail && failing == Failing::before) return failure("input/output error", path.string());
        ++writes;
        files.erase(path.string());
        if (fail) return failure("the folder cannot be synced", path.string());
        return {};
    }
    Result<std::vector<FileInfo>> list(const std::filesystem::path& folder) override {
        if (fails()) return failure("input/output error", folder.string());
        const std::string start = folder.string() + "/";
        std::vector<FileInfo> all;
        for (const auto& [path, file] : files) {
            if (!path.starts_with(start) || path.find('/', start.size()) != std::string::npos) continue;
            all.push_back({path.substr(start.size()), file.bytes.size(), file.modified_ns, false});
        }
        if (all.empty() && !is_folder(folder.string())) return failure("there is no such folder", folder.string());
        return all;
    }
    Result<FileInfo> info(const std::filesystem::path& path) override {
        if (fails()) return failure("input/output error", path.string());
        const auto found = files.find(path.string());
        if (found != files.end()) {
            return FileInfo{path.filename().string(), found->second.bytes.size(), found->second.modified_ns, false};
        }
        if (is_folder(path.string())) return FileInfo{path.filename().string(), 0, 0, true};
        return failure("there is no such file", path.string());
    }
    Result<void> make_folder(const std::filesystem::path& folder) override {
        if (fails()) return failure("input/output error", folder.string());
        return {};
    }

  private:
    bool fails() {
        ++calls;
        return fail_at > 0 && --fail_at == 0;
    }
    bool is_folder(const std::string& path) const {
        const auto next = files.lower_bound(path + "/");
        return next != files.end() && next->first.starts_with(path + "/");
    }
    std::int64_t clock_ = 0;
};

}  // namespace accolade::test
