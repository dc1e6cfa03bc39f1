#include "item_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "accolade_reader.h"
#include "base/ascii.h"
#include "base/fields.h"
#include "clean_text.h"
#include "html_text.h"
#include "members.h"
#include "show_limits.h"

namespace accolade::feed {

namespace {

constexpr std::size_t kLongestId = 500;

std::string content_of(Members& members) {
    auto text = members.prose("content_text");
    if (!text.empty()) return text;
    const auto* html = members.any("content_html");
    if (html == nullptr || !html->is(json::Type::string)) return members.prose("content_html");  // complains
    json::Value plain;
    plain.string = html_text(html->string);
    plain.place = html->place;
    return members.cleaned(plain, "content_html", false);
}

// The picture and the clip of an item, wherever a feed keeps them.
void read_media(Members& members, Report& report, model::Item& item) {
    item.image = members.picture("image");
    if (const auto* attachments = members.list("attachments", report.context().caps.people)) {
        const auto most = std::min(attachments->items.size(), report.context().caps.people);
        for (std::size_t i = 0; i < most; ++i) {
            if (!attachments->items[i].is(json::Type::object)) continue;
            Members attachment(attachments->items[i], report, "attachment " + std::to_string(i + 1));
            const auto type = attachment.raw("mime_type");
            if (type.starts_with("image/") && item.image.empty()) item.image = attachment.picture("url");
            if (type.starts_with("video/") && item.clip.empty()) {
                item.clip = attachment.picture("url");
                report.inform_once(attachments->items[i].place, "a clip (\"video/...\") is read, but not shown yet");
            }
            static constexpr std::array<std::string_view, 5> kStandard{"url", "mime_type", "title", "size_in_bytes",
                                                                       "duration_in_seconds"};
            attachment.finish_standard(kStandard);
        }
    }
    if (item.image.empty()) item.image = members.picture("banner_image");
}

void read_author(const json::Value& value, Report& report, std::vector<model::Person>& people) {
    if (!value.is(json::Type::object)) return;
    Members author(value, report, "author");
    model::Person person;
    person.name = author.line("name");
    if (person.name.empty()) return;
    person.photo = author.picture("avatar");
    static constexpr std::array<std::string_view, 1> kStandard{"url"};
    author.finish_standard(kStandard);
    people.push_back(std::move(person));
}

std::vector<model::Person> read_authors(Members& members, Report& report) {
    std::vector<model::Person> people;
    if (const auto* authors = members.list("authors", report.context().caps.people)) {
        for (const auto& author : authors->items) {
            if (people.size() < report.context().caps.people) read_author(author, report, people);
        }
    } else if (const auto* author = members.object("author")) {
        read_author(*author, report, people);
    }
    return people;
}

}  // namespace

std::string item_id(const json::Value& item) {
    const auto* id = item.find("id");
    if (id == nullptr || !(id->is(json::Type::string) || id->is(json::Type::number))) return {};
    return one_line(id->string);
}

std::string language_of(Members& members) {
    const auto* value = members.any("language");
    if (value == nullptr) return {};
    auto tag = members.line("language");
    std::ranges::replace(tag, '_', '-');
    const bool good = tag.size() >= 2 && tag.size() <= 35 && !tag.starts_with('-') &&
                      std::ranges::all_of(tag, [](char c) { return ascii::letter(c) || ascii::digit(c) || c == '-'; });
    if (good || tag.empty()) return tag;
    members.report().warn(value->place, members.named("language") + " is \"" + shown(tag) +
                                            "\", which is not a language tag like \"en\" or \"pt-BR\"; it is left out");
    return {};
}

std::optional<model::Item> read_item(const json::Value& value, std::size_t number, const std::string& language,
                                     Report& report) {
    model::Item item;
    item.id = item_id(value);
    report.about_item(number, item.id);
    if (!value.is(json::Type::object)) {
        report.error(value.place, "an item must be an object ({ ... }), not " + std::string(json::name_of(value.type)) +
                                      "; it is not shown");
        return std::nullopt;
    }
    if (item.id.empty() || item.id.size() > kLongestId) {
        report.error(value.place, item.id.empty()
                                      ? "the item has no \"id\"; give it one that no other item has and that never "
                                        "changes; it is not shown"
                                      : "the item's \"id\" is longer than 500 bytes; it is not shown");
        return std::nullopt;
    }
    item.source = report.context().source;
    Members members(value, report);
    item.language = language_of(members);
    if (item.language.empty()) item.language = language;
    item.title = members.line("title");
    item.body = content_of(members);
    item.summary = members.prose("summary");
    item.url = members.link("url");
    item.published = members.instant("date_published");
    item.modified = members.instant("date_modified");
    item.tags = members.lines("tags", report.context().caps.people);
    read_media(members, report, item);
    bool has_people = false;
    if (const auto* extension = members.object("_accolade")) {
        if (!read_accolade(*extension, report, item)) return std::nullopt;
        has_people = extension->find("people") != nullptr;
    }
    if (!has_people) item.people = read_authors(members, report);
    static constexpr std::array<std::string_view, 6> kStandard{"id",           "external_url", "content_html",
                                                               "banner_image", "authors",      "author"};
    if (number == 0) (void)members.any("sent");  // the event's own
    members.limited_by(kItemLimits);
    members.finish_standard(kStandard, {accolade_members(), "move it into \"_accolade\""});
    if (members.held()) return std::nullopt;
    if (!model::says_something(item)) {
        report.error(value.place, "the item has nothing to show and is not shown; give it a \"title\" or a text");
        return std::nullopt;
    }
    return item;
}

}  // namespace accolade::feed
