#include "merge.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "net/url.h"
#include "selection.h"

namespace accolade::feed {
namespace {

bool is_empty(const model::Brand& brand) {
    return brand.name.empty() && brand.logo.empty() && brand.logo_dark.empty();
}

// How the pictures of one source may be asked for. An operator's own file may name what it likes; a web feed nothing
// that is nearer than itself. Its token goes along to pictures of its own origin.
class PicturesOf {
  public:
    PicturesOf(const SourceState& source, const std::vector<Document>& documents, std::vector<WantedPicture>& pictures)
        : source_(source), pictures_(pictures), origin_(net::origin_of(source.settings.address)) {
        if (source.from_web() || documents.empty()) return;
        folder_ = std::filesystem::path(path_of(documents.front().address)).parent_path().string();
    }

    // `shown_by`: one item, which stands at `place`; or none for the brand.
    void want(const std::string& address, const model::Items& shown_by, const std::string& place) {
        if (address.empty()) return;
        WantedPicture one;
        one.address = address;
        if (!shown_by.empty()) one.item = shown_by.at(0).id;
        one.shown_by = shown_by;
        one.place = place;
        one.from_files = !source_.from_web();
        one.folder = folder_;
        const bool own = !one.from_files && net::origin_of(address) == origin_;
        one.reach = one.from_files ? net::Reach::machine : source_.access.reach_of(own);
        one.online = source_.access.online;
        if (own) one.credentials = source_.access.credentials;
        pictures_.push_back(std::move(one));
    }

  private:
    const SourceState& source_;
    std::vector<WantedPicture>& pictures_;
    std::string origin_, folder_;
};

Complaint double_of(const SourceState& source, const Contents& contents, const model::Item& item,
                    const SourceState& first) {
    return {Severity::warning, place_of(contents, source.settings.address, item),
            "an item of this id is in " + net::shown(first.settings.address) + " too; that one is shown"};
}

}  // namespace

Merged merged(const std::vector<SourceState>& sources, WallTime now, Pictures wanted) {
    Merged result;
    std::unordered_map<std::string_view, const SourceState*> first_with;
    for (const auto& source : sources) {
        if (!source.contents) continue;
        const auto& contents = *source.contents;
        if (result.language.empty()) result.language = contents.language;
        result.refusals.insert(result.refusals.end(), contents.refusals.begin(), contents.refusals.end());
        PicturesOf pictures(source, contents.documents, result.pictures);
        if (is_empty(result.brand) && !is_empty(contents.brand)) {
            result.brand = contents.brand;
            const auto place = net::shown(source.settings.address);
            if (result.brand.logo != model::kHouseMark) pictures.want(result.brand.logo, {}, place);
            pictures.want(result.brand.logo_dark, {}, place);
        }
        const auto [items, until, others] = selected(overlaid(contents, source.live), source.settings, now);
        if (until) result.until = std::min(result.until.value_or(*until), *until);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto& item = items[i];
            const auto [first, fresh] = first_with.emplace(item.id, &source);
            if (!fresh) {
                result.doubles.push_back(double_of(source, contents, item, *first->second));
                continue;
            }
            result.items.share(items, i);
            const bool over = is_over(item, now);
            if (item.show_until && !over)
                result.until = std::min(result.until.value_or(*item.show_until), *item.show_until);
            if (wanted == Pictures::as_before || over) continue;
            const auto addresses = picture_addresses(item);
            if (addresses.empty()) continue;
            model::Items one;
            one.share(items, i);
            const auto place = place_of(contents, source.settings.address, item);
            for (const auto& address : addresses) pictures.want(address, one, place);
        }
        for (const auto& one : source.live.calls) {
            const auto first = first_with.find(one.call.item);
            if (first != first_with.end() && first->second == &source) result.calls.push_back(one.call);
        }
    }
    std::ranges::stable_sort(result.calls, {}, &model::Call::heard);
    std::ranges::sort(result.refusals);
    const auto twice = std::ranges::unique(result.refusals);
    result.refusals.erase(twice.begin(), twice.end());
    return result;
}

std::vector<LeftOut> left_out(const std::vector<SourceState>& sources, WallTime now) {
    std::vector<LeftOut> all;
    for (const auto& source : sources) {
        if (!source.contents) continue;
        const auto items = overlaid(*source.contents, source.live);
        for (const auto& [i, because] : selected(items, source.settings, now).left_out) {
            const int allowed = because == Because::too_old ? static_cast<int>(source.settings.newer_than.count())
                                                            : static_cast<int>(source.settings.limit);
            all.push_back({items[i].id, items[i].kind, because, allowed, items[i].published});
        }
    }
    return all;
}

std::vector<std::string> picture_addresses(const model::Item& item) {
    std::vector<std::string> all;
    const auto add = [&all](const std::string& address) {
        if (!address.empty() && std::ranges::find(all, address) == all.end()) all.push_back(address);
    };
    add(item.image);
    for (const auto& person : item.people) add(person.photo);
    if (item.from) add(item.from->photo);
    if (item.host) add(item.host->photo);
    for (const auto& visitor : item.visitors) add(visitor.photo);
    for (const auto& entry : item.entries) add(entry.photo);
    return all;
}

std::vector<std::string> picture_addresses(const model::Brand& brand, const model::Items& items, WallTime now) {
    std::vector<std::string> all;
    if (!brand.logo.empty() && brand.logo != model::kHouseMark) all.push_back(brand.logo);
    if (!brand.logo_dark.empty()) all.push_back(brand.logo_dark);
    for (const auto& item : items) {
        if (is_over(item, now)) continue;
        for (auto& address : picture_addresses(item)) all.push_back(std::move(address));
    }
    return all;
}

}  // namespace accolade::feed
