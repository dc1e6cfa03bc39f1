#include "phrases.h"

#include <algorithm>
#include <utility>

namespace accolade::app {

namespace {

constexpr std::size_t kLargestFile = 256U << 10U;  // bytes

// Nobody has changed it, and it need not be read.
bool is_built_in(std::string_view name, std::string_view text) {
    const auto files = wording::built_in_phrases();
    const auto file = std::ranges::find(files, name, &EmbeddedFile::name);
    return file != files.end() && file->text == text;
}

}  // namespace

std::shared_ptr<const wording::Phrases> read_phrases(const config::Settings& settings,
                                                     const std::map<std::string, std::string, std::less<>>& said_at,
                                                     const Places& places, Disk& disk, Complaints& complaints) {
    auto phrases = wording::Phrases::built_in();
    if (const auto files = disk.list(places.phrases())) {
        for (const auto& file : *files) {
            const std::filesystem::path path = places.phrases() / file.name;
            if (file.folder || path.extension() != ".json") continue;
            const auto text = disk.read(path, kLargestFile);
            if (text && !is_built_in(file.name, *text)) {
                phrases.add(path.stem().string(), wording::read_phrases(*text, path.string(), complaints));
            }
        }
    }
    for (const auto& [language, patterns] : settings.phrases) {
        wording::Phrases::Patterns good;
        for (const auto& [key, pattern] : patterns) {
            if (auto wrong = wording::objection(key, pattern)) {
                std::string place = "phrases.";
                place.append(language).append(1, '.').append(key);
                const auto at = said_at.find(place);
                complaints.push_back(
                    {Severity::error, at == said_at.end() ? "settings, \"phrases\"" : at->second, std::move(*wrong)});
            } else {
                good.emplace(key, pattern);
            }
        }
        // "" comes first, so that what is said for one language counts for that one.
        language.empty() ? phrases.add_to_all(good) : phrases.add(language, good);
    }
    return std::make_shared<const wording::Phrases>(std::move(phrases));
}

}  // namespace accolade::app
