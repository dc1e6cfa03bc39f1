#include "app/suspects.h"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <utility>

#include "base/json.h"
#include "model/fingerprint.h"
#include "net/url.h"
#include "os/last_words.h"

namespace accolade::app {
namespace {

constexpr std::size_t kLargest = 1U << 20U;
constexpr std::string_view kTitle = "accolade suspects 1";
constexpr std::string_view kOn = "on", kMade = "made";
constexpr Milliseconds kHour = std::chrono::hours(1), kDay = std::chrono::hours(24);

// One line: words without spaces, and last an id, which may have any letter.
std::string id_at_the_end(std::istringstream& line) {
    std::string rest;
    std::getline(line >> std::ws, rest);
    auto id = json::parse(rest, "");
    return id && id->root.is(json::Type::string) ? std::move(id->root.string) : std::string();
}

std::string lines_of(const std::vector<const model::Item*>& items, std::string_view what) {
    std::string lines;
    for (const auto* item : items) {
        const auto line = std::string(what) + " " + model::fingerprint_of(*item) + " " + json::literal(item->id) + "\n";
        if (lines.size() + line.size() <= kMostLastWords / 2) lines += line;
    }
    return lines;
}

// How long after its last crash a changed one is tried again.
Milliseconds patience(int crashes) {
    if (crashes <= Suspects::kStrikes) return Milliseconds(0);
    return std::min(kHour * (1 << std::min(crashes - Suspects::kStrikes - 1, 5)), kDay);
}

std::string place_of(const model::Item& item) {
    return net::shown(item.source) + ", item \"" + escaped(item.id, 80) + "\"";
}

}  // namespace

std::string held_back() {
    return "the show crashed twice on its slide; it is held back until it is changed in its feed. Send us the log from "
           "before this start, with the item";
}

Suspects::Suspects(Disk& disk, Log& log, const std::filesystem::path& folder, std::string version)
    : disk_(disk), log_(log), file_(folder / "suspects"), version_(std::move(version)) {
    const auto text = disk_.read(file_, kLargest);
    if (!text) return;  // usually there is none
    std::istringstream lines(*text);
    std::string line;
    if (!std::getline(lines, line) || line != std::string(kTitle) + " " + version_) return;
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        Suspect suspect;
        std::int64_t at = 0;
        words >> suspect.crashes >> at >> suspect.content;
        suspect.at = WallTime(Milliseconds(at));
        auto id = id_at_the_end(words);
        if (!id.empty()) suspects_.insert_or_assign(std::move(id), std::move(suspect));
    }
}

void Suspects::save() {
    std::ostringstream out;
    out << kTitle << " " << version_ << "\n";
    for (const auto& [id, suspect] : suspects_) {
        out << suspect.crashes << " " << suspect.at.time_since_epoch().count() << " " << suspect.content << " "
            << json::literal(id) << "\n";
    }
    const auto done = suspects_.empty() ? disk_.remove(file_) : disk_.write_whole(file_, out.str());
    if (!done) {
        log_.warn("suspects",
                  "on which items the show crashed is forgotten with the next start: " + to_string(done.error()));
    }
}

std::vector<std::string> Suspects::count(std::string_view last_words, WallTime now) {
    std::vector<std::string> ids;
    std::map<std::string, std::string> on, made;  // content by id
    std::istringstream lines{std::string(last_words)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string what, content;
        words >> what >> content;
        const auto id = id_at_the_end(words);
        if (id.empty()) continue;
        (what == kMade ? made : on)[id] = content;
        ids.push_back(id);
    }
    const auto& blamed = made.empty() ? on : made;
    for (const auto& [id, content] : blamed) {
        auto& suspect = suspects_[id];
        suspect.content = content;
        suspect.at = now;
        if (++suspect.crashes >= kStrikes) continue;
        log_.warn("suspects", "the show crashed while the slide of item \"" + escaped(id, 80) + "\" was " +
                                  (made.empty() ? "on" : "being made") +
                                  "; if that happens again, the item is held back until it is changed");
    }
    while (suspects_.size() > kMost) {
        suspects_.erase(std::ranges::min_element(suspects_, {}, [](const auto& entry) { return entry.second.at; }));
    }
    if (!blamed.empty()) save();
    return ids;
}

std::optional<WallTime> Suspects::held(const model::Item& item, WallTime now) const {
    const auto found = suspects_.find(item.id);
    if (found == suspects_.end() || found->second.crashes < kStrikes) return std::nullopt;
    const auto& suspect = found->second;
    const auto wait = patience(suspect.crashes);
    const bool may_try = wait == Milliseconds(0) || now >= suspect.at + wait;
    if (may_try && suspect.content != model::fingerprint_of(item)) return std::nullopt;
    return suspect.at;
}

std::shared_ptr<const model::News> Suspects::without_held(const std::shared_ptr<const model::News>& news,
                                                          WallTime now) {
    if (news == news_) return without_;
    news_ = without_ = news;
    troubles_.clear();
    const auto before = std::exchange(held_, {});
    if (suspects_.empty()) return news;
    model::Items rest;
    for (std::size_t i = 0; i < news->items.size(); ++i) {
        const auto& item = news->items[i];
        const bool was = std::ranges::find(before, item.id) != before.end();
        const auto since = held(item, now);
        if (!since) {
            rest.share(news->items, i);
            if (was) log_.info("suspects", place_of(item) + " has changed, and is shown again");
            continue;
        }
        held_.push_back(item.id);
        const Complaint complaint{Severity::warning, place_of(item), held_back()};
        troubles_.push_back({complaint, *since, item.id});
        if (!was) log_.warn("suspects", to_string(troubles_.back().complaint));
    }
    if (held_.empty()) return news;
    auto fewer = std::make_shared<model::News>(*news);
    fewer->items = std::move(rest);
    without_ = std::move(fewer);
    return without_;
}

void Suspects::note(const schedule::Showing& on, const std::vector<const model::Item*>& made) {
    if (on_.news != on.news || on_.items != on.items) on_ = {on.news, on.items, lines_of(on.on_slide(), kOn)};
    note_last_words(made.empty() ? on_.text : on_.text + lines_of(made, kMade));
}

void Suspects::forgive(const schedule::Showing& showing) {
    if (suspects_.empty()) return;
    std::size_t forgiven = 0;
    for (const auto* item : showing.on_slide()) forgiven += suspects_.erase(item->id);
    if (forgiven > 0) save();
}

void Suspects::forget_withdrawn() {
    if (!news_ || news_->items.empty()) return;  // perhaps they have not come yet
    const auto gone = std::erase_if(suspects_, [this](const auto& entry) {
        return std::ranges::find(news_->items, entry.first, &model::Item::id) == news_->items.end();
    });
    if (gone > 0) save();
}

}  // namespace accolade::app
