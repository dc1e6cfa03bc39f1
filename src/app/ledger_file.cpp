#include "ledger_file.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

#include "base/digest.h"

namespace accolade::app {
namespace {

constexpr std::string_view kMagic = "accolade celebrations 1 ";
constexpr std::size_t kLargest = 8U << 20U;

// "accolade celebrations 2 ", and not what a flipped bit made of a file of ours.
bool is_of_another_format(std::string_view bytes) {
    constexpr std::string_view kName = "accolade celebrations ";
    if (!bytes.starts_with(kName) || bytes.starts_with(kMagic)) return false;
    const auto version = bytes.substr(kName.size(), 8);
    const auto digits = version.substr(0, version.find(' '));
    return !digits.empty() && digits.size() < 8 && std::ranges::all_of(digits, ascii::digit) && digits != "0";
}

}  // namespace

std::string sealed(const schedule::Ledger& ledger) {
    const auto text = schedule::text_of(ledger);
    return std::string(kMagic) + sha256(text) + "\n" + text;
}

Result<schedule::Ledger> unsealed(std::string_view bytes) {
    constexpr std::size_t kSum = 64;
    const auto begins = kMagic.size() + kSum + 1;
    if (!bytes.starts_with(kMagic) || bytes.size() < begins) return failure("is not as it was written");
    const auto text = bytes.substr(begins);
    if (sha256(text) != bytes.substr(kMagic.size(), kSum)) return failure("is not as it was written");
    return schedule::ledger_from(text);
}

LedgerFile::LedgerFile(Disk& disk, Log& log, std::filesystem::path folder)
    : disk_(disk),
      log_(log),
      folder_(std::move(folder)),
      file_(folder_ / "celebrations"),
      worker_("celebrations", [this](const std::stop_token&) { work(); }) {}

LedgerFile::~LedgerFile() {
    jobs_.close();
}

schedule::Ledger LedgerFile::read() {
    if (!disk_.info(file_)) return {};
    const auto bytes = disk_.read(file_, kLargest);
    if (!bytes) {
        log_.warn("celebrations", to_string(bytes.error()) + "; old celebrations are not shown");
        return {};
    }
    if (is_of_another_format(*bytes)) {
        of_another_ = true;
        log_.warn("celebrations", file_.string() +
                                      ": another version of this program wrote this; it is left alone, and "
                                      "celebrations are remembered until the program ends");
        return {};
    }
    auto ledger = unsealed(*bytes);
    if (ledger) return std::move(*ledger);
    set_aside(*bytes, ledger.error().what);
    return {};
}

void LedgerFile::set_aside(const std::string& bytes, const std::string& why) {
    const auto aside = file_.string() + ".damaged";
    const auto kept = disk_.write_whole(aside, bytes);
    (void)disk_.remove(file_);
    log_.warn("celebrations", file_.string() + " " + why + (kept ? "; it is kept as " + aside : std::string()) +
                                  ", and old celebrations are not shown");
}

void LedgerFile::save(const schedule::Ledger& ledger) {
    jobs_.push({++asked_, ledger});
}

bool LedgerFile::behind() {
    for (const auto number : finished_.take_all()) done_ = number;
    return done_ != asked_;
}

bool LedgerFile::wait(Milliseconds patience) {
    while (behind()) {
        const auto number = finished_.wait_for(patience);
        if (!number) return false;
        done_ = *number;
    }
    return true;
}

void LedgerFile::work() {
    while (auto job = jobs_.wait()) {
        const Heartbeat::Turn turn(heartbeat_);
        if (auto more = jobs_.take_all(); !more.empty()) job = std::move(more.back());
        write(job->ledger);
        finished_.push(job->number);
    }
}

void LedgerFile::write(const schedule::Ledger& ledger) {
    if (of_another_) return;
    auto written = disk_.make_folder(folder_);
    if (written) written = disk_.write_whole(file_, sealed(ledger));
    if (!written) {
        log_.warn("celebrations",
                  to_string(written.error()) +
                      "; celebrations are remembered until the program ends, and may be shown again after "
                      "that");
    } else if (failing_) {
        log_.info("celebrations", "celebrations are written to the disk again");
    }
    failing_ = !written;
}

}  // namespace accolade::app
