// The command "explain": what the feeds, the settings, the running show and the journal say of the items.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/explain.h"
#include "app/suspects.h"
#include "base/fields.h"
#include "base/json.h"
#include "control/client.h"
#include "gather.h"
#include "journal/entry.h"
#include "model/written.h"
#include "rules.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kDay = std::chrono::hours(24);

// How often each item came in the day before `at`; nothing where this machine's screen keeps no journal.
std::optional<std::map<std::string, int>> came_lately(const std::filesystem::path& state_folder, WallTime at) {
    const auto shown = journal::read_journal(state_folder / journal::kFile);
    if (!shown) return std::nullopt;
    std::map<std::string, int> times;
    for (const auto& entry : *shown)
        if (entry.begins > at - kDay && entry.begins <= at) ++times[entry.item];
    return times;
}

std::string lately(const Explanation& one) {
    if (!one.came) return "";
    if (*one.came == 0) return "did not come in the last day";
    return "came " + std::to_string(*one.came) + (*one.came == 1 ? " time" : " times") + " in the last day";
}

std::string in_words(const Explanation& one, const model::Zone& zone) {
    auto words = one.id + (one.kind.empty() ? "" : " (" + one.kind + ")") + ": ";
    if (one.reasons.empty()) {
        words += "shown" + (one.next ? ", next at " + written(*one.next, zone) : std::string());
        if (one.times_a_day > 0) words += ", about " + std::to_string(one.times_a_day) + " times a day";
        return words + (one.came ? "; " + lately(one) : "") + "\n";
    }
    words += "not shown\n";
    for (const auto& reason : one.reasons) words += "  " + reason + "\n";
    words += "  " + (one.next ? "comes at " + written(*one.next, zone) : "never comes as things are") + "\n";
    return words + (one.came.value_or(0) > 0 ? "  " + lately(one) + "\n" : "");
}

void print(const Explanation& one, const model::Zone& zone) {
    std::cout << for_terminal(in_words(one, zone));
}

void print_unknown(const std::string& id, const std::vector<Explanation>& all) {
    std::vector<std::string_view> ids;
    for (const auto& one : all) ids.emplace_back(one.id);
    const auto near = nearest(id, ids);
    std::cout << id << ": no feed has it" << (near ? "; did you mean \"" + *near + "\"?" : "") << "\n";
}

// The ids of the items that a running show holds back because it crashed on them. Nobody else knows.
std::vector<std::string> held_by_running_shows() {
    std::vector<std::string> ids;
    for (const auto& show : control::running({})) {
        const auto said = control::ask(show, control::AskStatus{true});
        const auto status = said ? json::parse(said->bytes, "") : Result<json::Document>(failure(""));
        const auto* troubles = status ? status->root.find("troubles") : nullptr;
        if (troubles == nullptr) continue;
        for (const auto& trouble : troubles->items) {
            if (const auto* held = trouble.find("held")) ids.push_back(held->string);
        }
    }
    return ids;
}

}  // namespace

int explain(const Options& options, const Places& places, const Clock& clock) {
    RealDisk disk;
    const auto asked = about(options, places, disk, clock);
    if (!asked) return asked.error();
    const auto& setup = asked->setup;
    const auto at = asked->at;
    const Scratch scratch;
    Log quiet([](std::string_view) {}, clock, false);
    const auto collected = collect(setup, at, places, disk, clock, quiet, scratch.path());
    auto all = explanations(collected, rules_of(setup.settings, setup.zone), at);
    const auto held = held_by_running_shows();
    for (std::size_t i = 0; i < collected.news.items.size(); ++i) {  // the first are of these
        if (std::ranges::find(held, collected.news.items[i].id) == held.end()) continue;
        all[i].reasons.push_back(held_back());
        all[i].next.reset();
    }
    if (const auto came = came_lately(asked->state_folder, at)) {
        for (auto& one : all) {
            const auto found = came->find(one.id);
            one.came = found == came->end() ? 0 : found->second;
        }
    }
    int code = 0;
    for (const auto& id : options.ids) {
        const auto found = std::ranges::find(all, id, &Explanation::id);
        if (found == all.end()) {
            print_unknown(id, all);
            code = 1;
            continue;
        }
        print(*found, setup.zone);
        if (!found->reasons.empty()) code = 1;
    }
    if (options.ids.empty()) {
        for (const auto& one : all) print(one, setup.zone);
    }
    return code;
}

}  // namespace accolade::app
