#include "app/forgetting.h"

#include <algorithm>
#include <expected>
#include <iostream>
#include <optional>

#include "app/remote.h"
#include "app/setup.h"
#include "gather.h"
#include "os/disk.h"

namespace accolade::app {
namespace {

constexpr std::size_t kListed = 10;

bool is_named(const std::optional<model::Person>& person, const std::string& name) {
    return person && person->name == name;
}

bool names(const model::Item& item, const std::string& name) {
    const auto called = [&](const auto& one) { return one.name == name; };
    const auto says = [&](const std::string& words) { return words.find(name) != std::string::npos; };
    return std::ranges::any_of(item.people, called) || std::ranges::any_of(item.visitors, called) ||
           std::ranges::any_of(item.entries, called) || is_named(item.from, name) || is_named(item.host, name) ||
           says(item.title) || says(item.summary) || says(item.body);
}

std::string counted(std::size_t count, const std::string& one) {
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string still_named(const std::vector<std::string>& ids) {
    std::string list;
    for (std::size_t i = 0; i < std::min(ids.size(), kListed); ++i)
        list += (list.empty() ? "" : ", ") + ("\"" + ids[i] + "\"");
    if (ids.size() > kListed) list += " and " + std::to_string(ids.size() - kListed) + " more";
    return "still named in the news: " + list +
           "; take this out of the feed, or mark the person with \"consent\": \"none\", or it is remembered again\n";
}

}  // namespace

std::vector<std::string> naming(const model::Items& items, const std::string& name) {
    std::vector<std::string> ids;
    for (const auto& item : items)
        if (names(item, name)) ids.push_back(item.id);
    return ids;
}

control::Answer answer_of(const std::string& name, const std::filesystem::path& journal, const journal::Erased& erased,
                          const model::Items& news) {
    const auto quoted = "\"" + name + "\"";
    const std::string damaged =
        erased.damaged ? "the damaged journal that was kept beside it is deleted, since it may have the name too\n"
                       : "";
    const auto ids = naming(news, name);
    const auto left = ids.empty() ? std::string() : still_named(ids);
    if (erased.people == 0 && erased.items == 0) {
        auto words = "nobody called " + quoted + " is in " + journal.string() +
                     (erased.near.empty() ? "" : "; did you mean \"" + erased.near + "\"?");
        for (const auto& more : {damaged, left})
            if (!more.empty()) words += "\n" + more.substr(0, more.size() - 1);
        return failure(words);
    }
    return control::Said{quoted + " is erased from " + journal.string() + ", and the titles and ids of " +
                             counted(erased.items, "item") + " with it, which had been on " +
                             counted(erased.times, "time") +
                             "; that they were shown, and in which team, stays without a name\n" + damaged + left,
                         0};
}

int forget(const Options& options, const Places& places, const Clock& clock) {
    RealDisk disk;
    const auto folder = [&]() -> std::expected<std::filesystem::path, int> {
        if (options.state) return *options.state;
        const auto asked = about(options, places, disk, clock);
        if (!asked) return std::unexpected(asked.error());
        return asked->state_folder;
    };
    Options meant = options;
    if (options.config) {  // whose show it is
        const auto of_settings = folder();
        if (!of_settings) return of_settings.error();
        meant.state = of_settings->string();
    }
    if (const auto said = ask_if_running(meant)) return print(*said);
    const auto state = folder();
    if (!state) return state.error();
    const auto file = *state / journal::kFile;
    const auto erased = journal::forget_in(file, options.word);
    if (!erased) return refuse(erased.error());
    const auto said = answer_of(options.word, file, *erased, {});
    if (!said) return refuse(said.error());
    std::cout << said->bytes;
    return said->code;
}

}  // namespace accolade::app
