#include "wording/phrases.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/fields.h"
#include "base/json.h"
#include "writing.h"

namespace accolade::wording {

namespace {

constexpr std::string_view kEnglish = "en";

// Norwegian is Bokmål to us, and Chinese is traditional where its script or region says so.
std::string family_of(std::string_view tag) {
    const auto whole = ascii::lower(tag);
    auto language = whole.substr(0, whole.find_first_of("-_"));
    if (language == "no" || language == "nn") return "nb";
    if (language == "iw") return "he";
    if (language == "zh") {
        const auto says = [&whole](std::string_view part) { return whole.find(part) != std::string::npos; };
        const bool traditional = says("hant") || says("-tw") || says("-hk") || says("-mo");
        if (traditional && !says("hans")) return "zh-hant";
    }
    return language;
}

// Of a file of ours: what objection() would say of it, a test does.
Phrases::Patterns trusted(const EmbeddedFile& file) {
    Phrases::Patterns patterns;
    const auto document = json::parse(file.text, std::string(file.name));
    for (const auto& member : document->root.members) patterns.emplace(member.key, member.value.string);
    return patterns;
}

const Phrases::Patterns& english() {
    static const auto kPatterns = [] {
        const auto files = built_in_phrases();
        return trusted(*std::ranges::find(files, "en.json", &EmbeddedFile::name));
    }();
    return kPatterns;
}

}  // namespace

Phrases Phrases::built_in() {
    Phrases phrases;
    for (const auto& file : built_in_phrases()) phrases.add(file.name.substr(0, file.name.find('.')), trusted(file));
    return phrases;
}

const Phrases& Phrases::standard() {
    static const auto kPhrases = built_in();
    return kPhrases;
}

void Phrases::add(std::string_view language, const Patterns& patterns) {
    auto tag = ascii::lower(language);
    std::ranges::replace(tag, '_', '-');
    const auto family = family_of(tag);
    // "no" is another name of a language that has phrases; "pt-pt" is a narrower one.
    auto& known = languages_[tag.find('-') == std::string::npos ? family : tag];
    for (const auto& [key, pattern] : patterns) known.insert_or_assign(key, pattern);
}

void Phrases::add_to_all(const Patterns& patterns) {
    for (auto& [language, known] : languages_) {
        for (const auto& [key, pattern] : patterns) known.insert_or_assign(key, pattern);
    }
}

std::string Phrases::say(std::string_view key, std::string_view language,
                         std::initializer_list<Argument> arguments) const {
    auto tag = ascii::lower(language);
    std::ranges::replace(tag, '_', '-');
    const auto family = family_of(tag);
    for (const auto& name : {std::string_view(tag), std::string_view(family), kEnglish}) {
        const auto known = languages_.find(name);
        if (known == languages_.end()) continue;
        const auto found = known->second.find(key);
        if (found == known->second.end()) continue;
        // English plurals, where it is English that stands in.
        return filled(found->second, name == kEnglish && family != kEnglish ? kEnglish : language, arguments);
    }
    return {};
}

std::span<const std::string_view> phrase_keys() {
    static const auto kKeys = [] {
        std::vector<std::string_view> keys;
        for (const auto& [key, pattern] : english()) keys.push_back(key);
        return keys;
    }();
    return kKeys;
}

std::optional<std::string> objection(std::string_view key, std::string_view pattern) {
    const auto known = english().find(key);
    const auto quoted = [](std::string_view text) { return "\"" + std::string(text.substr(0, 60)) + "\""; };
    if (known == english().end()) {
        const auto meant = nearest(key, phrase_keys());
        return "there is no phrase " + quoted(key) +
               (meant ? "; did you mean " + quoted(*meant) + "?" : "; assets/phrases/en.json names them all");
    }
    if (pattern.empty()) return quoted(key) + " is empty; leave it out to keep the program's own phrase";
    const auto names = names_in(pattern);
    if (!names) return quoted(key) + " cannot be read; braces come in pairs, as in " + quoted(known->second);
    const auto offered = names_in(known->second).value_or(std::vector<std::string>{});
    for (const auto& name : *names) {
        if (std::ranges::find(offered, name) != offered.end()) continue;
        return quoted(key) + " has no {" + name + "}; it is written like " + quoted(known->second);
    }
    return std::nullopt;
}

Phrases::Patterns read_phrases(std::string_view text, const std::string& file, Complaints& complaints) {
    Phrases::Patterns patterns;
    const auto document = json::parse(text, file);
    if (!document) {
        complaints.push_back({Severity::warning, document.error().where, document.error().what});
        return patterns;
    }
    Fields fields(document->root, file, complaints);
    for (const auto& [key, place, value] : document->root.members) {
        if (!value.is(json::Type::string)) {
            fields.complain(value, "a phrase is a text, not " + std::string(json::name_of(value.type)),
                            Severity::warning);
        } else if (const auto wrong = objection(key, value.string)) {
            fields.complain(value, *wrong, Severity::warning);
        } else {
            patterns.insert_or_assign(key, value.string);
        }
    }
    return patterns;
}

}  // namespace accolade::wording
