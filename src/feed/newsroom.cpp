#include "newsroom.h"

#include <algorithm>
#include <map>
#include <utility>

#include "net/url.h"

namespace accolade::feed {
namespace {

constexpr Milliseconds kBatch{2000};  // pictures are published no more often
constexpr Milliseconds kConfirm{60'000};
constexpr Milliseconds kLongest{60'000};

}  // namespace

Newsroom::Newsroom(std::vector<SourceSettings> sources, Seams seams, const std::filesystem::path& folder,
                   std::string language)
    : seams_(std::move(seams)),
      language_(std::move(language)),
      archive_(seams_.disk, seams_.log, folder),
      collector_(
          seams_.disk, seams_.log, archive_,
          [this](const std::string& address, net::Request request) {
              seams_.start(PictureTicket{address}, std::move(request));
          },
          seams_.examine, seams_.chance) {
    for (auto& source : sources) {
        desks_.emplace_back();
        desks_.back().settings = std::move(source);
    }
}

Result<Parsed> Newsroom::read(const Desk& desk, const Piece& piece) const {
    return seams_.read(piece.bytes, {piece.address, desk.settings.address, language_, {}});
}

void Newsroom::open(Now now) {
    if (desks_.empty()) return;  // nothing is known of the feeds, which is no reason to drop what is kept of them
    std::vector<SourceSettings> sources;
    for (const auto& desk : desks_) sources.push_back(desk.settings);
    archive_.open(sources);
    for (auto& desk : desks_) {
        for (auto& feed : archive_.feeds(desk.settings.address)) {
            std::vector<Result<Parsed>> readings;
            for (const auto& piece : feed.pieces) readings.push_back(read(desk, piece));
            if (!take(desk, std::move(feed.pieces), std::move(readings), {})) continue;
            desk.validators = std::move(feed.validators);
            break;
        }
    }
    merge(now);
}

Milliseconds Newsroom::turn(Now now) {
    auto longest = kLongest;
    for (auto& desk : desks_) {
        if (desk.under_way) continue;
        if (desk.patience.due(now.steady)) ask(desk, now);
        if (!desk.under_way) longest = std::min(longest, desk.patience.next - now.steady);
    }
    const auto before = collector_.here();
    longest = std::min(longest, collector_.turn(now.steady));
    if (collector_.here() != before && !pictures_changed_) pictures_changed_ = now.steady;
    archive_.tidy(now.steady);
    if (pictures_changed_) longest = std::min(longest, kBatch);
    return std::max(longest, Milliseconds(0));
}

void Newsroom::ask(Desk& desk, Now now) {
    if (!net::is_web(desk.settings.address)) return ask_files(desk, now);
    // Validators of what was never taken in are never sent: desk.validators change in `succeed` alone.
    auto request = request_for(seams_.disk, desk.settings, desk.good ? desk.validators : Validators{});
    if (!request) {
        desk.tried = true;
        return fail(desk, to_string(request.error()), std::nullopt, now);
    }
    if (desk.token != request->token) {
        desk.token = request->token;
        merge(now);  // its pictures go by the new one
    }
    desk.under_way = true;
    desk.next_try.reset();
    const auto index = static_cast<std::size_t>(&desk - desks_.data());
    seams_.start(SourceTicket{index}, std::move(*request));
}

void Newsroom::ask_files(Desk& desk, Now now) {
    desk.tried = true;
    auto look = look_at(seams_.disk, desk.settings.address, desk.stamps);
    if (!look) return fail(desk, to_string(look.error()), std::nullopt, now);
    desk.online = true;
    if (look->same) return succeed(desk, now, Outcome::same);
    const auto outcome = offer(desk, std::move(look->pieces), std::move(look->complaints), now);
    // What was not taken in is read again next time.
    if (outcome == Outcome::taken || outcome == Outcome::same) desk.stamps = std::move(look->stamps);
    if (outcome != Outcome::refused) succeed(desk, now, outcome);
}

void Newsroom::arrived(const Ticket& ticket, net::Fetched fetched, Now now) {
    if (const auto* source = std::get_if<SourceTicket>(&ticket)) {
        feed_arrived(desks_.at(source->index), std::move(fetched), now);
    } else {
        picture_arrived(std::get<PictureTicket>(ticket).address, std::move(fetched), now);
    }
}

void Newsroom::picture_arrived(const std::string& address, net::Fetched fetched, Now now) {
    const auto before = collector_.here();
    collector_.arrived(address, std::move(fetched), now.steady);
    if (collector_.here() != before && !pictures_changed_) pictures_changed_ = now.steady;
}

void Newsroom::feed_arrived(Desk& desk, net::Fetched fetched, Now now) {
    desk.under_way = false;
    desk.tried = true;
    if (!fetched) return fail(desk, fetched.error().error.what, fetched.error().retry_after, now);
    if (fetched->status != 304) {
        if (const auto why = not_a_feed(*fetched); !why.empty()) return fail(desk, why, fetched->retry_after, now);
    }
    const bool news_to_us = !desk.online || desk.reach != fetched->reach;
    desk.online = true;
    desk.reach = fetched->reach;
    auto outcome = Outcome::same;
    if (fetched->status != 304) {
        // Without its query: a server that signs each redirect anew has nothing new to say.
        const auto& address = fetched->url.empty() ? desk.settings.address : fetched->url;
        std::vector<Piece> pieces;
        pieces.push_back({address.substr(0, address.find_first_of("?#")), std::move(fetched->bytes)});
        outcome = offer(desk, std::move(pieces), {}, now);
        if (outcome == Outcome::refused) return;
        if (outcome != Outcome::doubted) desk.validators = {fetched->etag, fetched->last_modified};
    } else {
        desk.doubt = {};
    }
    if (outcome != Outcome::taken && news_to_us) merge(now);  // its pictures may be asked for now
    succeed(desk, now, outcome);
}

Newsroom::Outcome Newsroom::offer(Desk& desk, std::vector<Piece> pieces, Complaints complaints, Now now) {
    if (desk.good && pieces == desk.pieces) {
        desk.doubt = {};
        return Outcome::same;
    }
    Desk next;
    next.settings = desk.settings;
    // A file of a folder that cannot be read stays as it was, where there is one of its name that could be.
    std::string why;
    std::vector<Result<Parsed>> readings;
    for (auto& piece : pieces) {
        auto reading = read(desk, piece);
        if (!reading) {
            why = to_string(reading.error());
            complaints.push_back({Severity::error,
                                  reading.error().where.empty() ? net::shown(piece.address) : reading.error().where,
                                  reading.error().what + "; what was there before is shown"});
            const auto before = std::find_if(desk.pieces.begin(), desk.pieces.end(),
                                             [&piece](const Piece& old) { return old.address == piece.address; });
            piece.bytes = before != desk.pieces.end() ? before->bytes : std::string{};
            if (piece.bytes.empty()) continue;
            reading = read(desk, piece);
        }
        readings.push_back(std::move(reading));
    }
    std::erase_if(pieces, [](const Piece& piece) { return piece.bytes.empty(); });
    if (!why.empty() && (pieces.empty() || (desk.good && pieces == desk.pieces))) {
        fail(desk, why, std::nullopt, now);
        return Outcome::refused;
    }
    if (!take(next, std::move(pieces), std::move(readings), std::move(complaints))) {
        fail(desk, "no feed in it", std::nullopt, now);
        return Outcome::refused;
    }
    if (desk.good && desk.doubt.judge(desk.items.size(), next.items.size(), now.steady) == Verdict::wait) {
        desk.trouble = next.items.empty() ? "the feed is suddenly empty" : "the feed has lost most of its items";
        if (!desk.failing_since) desk.failing_since = now;
        seams_.log.warn("feed " + net::shown(desk.settings.address),
                        net::shown(desk.settings.address) + ": " + desk.trouble +
                            "; what was there before is shown until it has been so for a minute");
        return Outcome::doubted;
    }
    next.items.share_equal(desk.items);
    next.patience = desk.patience;
    next.tried = true;
    next.online = desk.online;
    next.reach = desk.reach;
    next.token = std::move(desk.token);
    next.stamps = std::move(desk.stamps);
    next.validators = std::move(desk.validators);
    next.told = std::move(desk.told);
    next.trouble = std::move(desk.trouble);
    next.failing_since = desk.failing_since;
    next.fresh_at = desk.fresh_at;
    desk = std::move(next);
    merge(now);
    return Outcome::taken;
}

// A reading for each piece. False where none of them is a feed.
bool Newsroom::take(Desk& desk, std::vector<Piece> pieces, std::vector<Result<Parsed>> readings,
                    Complaints complaints) {
    desk.items = {};
    desk.brand = {};
    bool any = pieces.empty() && !net::is_web(desk.settings.address);  // an empty folder is an empty feed
    for (auto& reading : readings) {
        if (!reading) continue;
        any = true;
        desk.items.append(reading->items);
        if (desk.brand.name.empty() && desk.brand.logo.empty()) desk.brand = std::move(reading->brand);
        complaints.insert(complaints.end(), reading->complaints.begin(), reading->complaints.end());
    }
    if (!any) return false;
    desk.good = true;
    desk.kept = false;
    desk.pieces = std::move(pieces);
    desk.complaints = std::move(complaints);
    return true;
}

void Newsroom::keep(Desk& desk) {
    if (desk.kept) return;
    const auto kept = archive_.keep_feed(desk.settings.address, {desk.validators, desk.pieces});
    desk.kept = kept.has_value();
    if (!kept)
        seams_.log.warn("archive of " + net::shown(desk.settings.address),
                        "the news cannot be kept for a start without a network: " + to_string(kept.error()));
}

void Newsroom::wait_until_next(Desk& desk, Patience patience, Now now) {
    desk.patience = patience;
    desk.next_try = now.wall + (patience.next - now.steady);
}

void Newsroom::fail(Desk& desk, const std::string& what, std::optional<Seconds> told, Now now) {
    desk.trouble = what;
    if (!desk.failing_since) desk.failing_since = now;
    const auto name = net::shown(desk.settings.address);
    seams_.log.warn("feed " + name, what.starts_with(name) ? what : name + ": " + what);
    wait_until_next(desk, after_failure(desk.patience, now.steady, desk.settings.every, told, seams_.chance()), now);
}

void Newsroom::succeed(Desk& desk, Now now, Outcome outcome) {
    const Milliseconds every = desk.settings.every;
    const bool doubted = outcome == Outcome::doubted;
    wait_until_next(desk, after_success(now.steady, doubted ? std::min(every, kConfirm) : every), now);
    if (doubted) return;
    desk.fresh_at = now.wall;
    desk.failing_since.reset();
    if (!desk.trouble.empty()) {
        seams_.log.info("feed " + net::shown(desk.settings.address),
                        net::shown(desk.settings.address) + ": well again");
        desk.trouble.clear();
    }
    tell(desk);
    if (unsettled_) settle(now);
    keep(desk);  // also what could not be kept before; nothing is written where nothing is new
}

void Newsroom::tell(Desk& desk) {
    if (desk.complaints == desk.told) return;
    for (const auto& complaint : desk.complaints) {
        if (std::find(desk.told.begin(), desk.told.end(), complaint) != desk.told.end()) continue;
        seams_.log.say(complaint.severity == Severity::error ? Level::error : Level::warning,
                       "feed " + net::shown(desk.settings.address) + " " + complaint.where, to_string(complaint));
    }
    desk.told = desk.complaints;
}

void Newsroom::merge(Now now) {
    model::News news;
    Complaints doubles;
    std::map<std::string_view, const Desk*> ids;
    std::vector<Wanted> wanted;
    const auto want = [&](const Desk& desk, const std::string& address) {
        if (address.empty()) return;
        Wanted one;
        one.address = address;
        one.from_files = !net::is_web(desk.settings.address);
        // An operator's own file may name what it likes; a web feed nothing that is nearer than itself.
        one.reach = one.from_files ? net::Reach::machine : desk.reach;
        one.online = desk.online;
        if (!desk.token.empty() && net::origin_of(address) == net::origin_of(desk.settings.address))
            one.token = desk.token;
        wanted.push_back(std::move(one));
    };
    for (const auto& desk : desks_) {
        if (news.brand.name.empty() && news.brand.logo.empty() &&
            !(desk.brand.name.empty() && desk.brand.logo.empty())) {
            news.brand = desk.brand;
            if (desk.brand.logo != model::kHouseMark) want(desk, desk.brand.logo);
        }
        for (std::size_t i = 0; i < desk.items.size(); ++i) {
            const auto& item = desk.items[i];
            const auto [first, fresh] = ids.emplace(item.id, &desk);
            if (!fresh) {
                doubles.push_back({Severity::warning, net::shown(desk.settings.address) + ", item \"" + item.id + "\"",
                                   "an item of this id is in " + net::shown(first->second->settings.address) +
                                       " too; that one is shown"});
                continue;
            }
            news.items.share(desk.items, i);
            for (const auto& address : picture_addresses(item)) want(desk, address);
        }
    }
    for (const auto& complaint : doubles) {
        if (std::find(doubles_.begin(), doubles_.end(), complaint) == doubles_.end()) {
            seams_.log.warn("feed " + complaint.where, to_string(complaint));
        }
    }
    doubles_ = std::move(doubles);
    if (news.items != newest().items || news.brand != newest().brand) pending_ = std::move(news);
    collector_.want(std::move(wanted));
    if (!pending_ && !pictures_changed_) pictures_changed_ = now.steady;
}

void Newsroom::settle(Now now) {
    if (desks_.empty()) return;
    std::vector<std::string> wanted;
    const auto& news = newest();
    if (!news.brand.logo.empty() && news.brand.logo != model::kHouseMark) wanted.push_back(news.brand.logo);
    for (const auto& item : news.items) {
        for (auto& address : picture_addresses(item)) wanted.push_back(std::move(address));
    }
    // Nothing is given up for a feed that has not been heard of yet.
    if (!std::all_of(desks_.begin(), desks_.end(), [](const Desk& desk) { return desk.good; })) {
        for (auto& address : archive_.picture_addresses()) wanted.push_back(std::move(address));
    }
    const auto done = archive_.settle(wanted, now.steady);
    unsettled_ = !done;
    if (!done) {
        seams_.log.warn("archive",
                        "the pictures cannot be kept for a start without a network: " + to_string(done.error()));
    }
}

std::shared_ptr<const model::News> Newsroom::publication(Now now) {
    if (!pending_) {
        if (!pictures_changed_) return nullptr;
        if (published_at_ && now.steady - *published_at_ < kBatch && !idle()) return nullptr;
    }
    pictures_changed_.reset();
    settle(now);
    auto pictures = collector_.here();
    if (!pending_ && pictures == published_->pictures) return nullptr;
    auto news = std::make_shared<model::News>(pending_ ? *pending_ : *published_);
    pending_.reset();
    news->pictures = std::move(pictures);
    if (*news == *published_) return nullptr;
    published_at_ = now.steady;
    published_ = news;
    return news;
}

void Newsroom::refetch() {
    for (auto& desk : desks_) desk.patience.next = {};
    collector_.hurry();
}

void Newsroom::look_at_files() {
    for (auto& desk : desks_) {
        if (!net::is_web(desk.settings.address)) desk.patience.next = {};
    }
    collector_.hurry();
}

bool Newsroom::idle() const {
    return collector_.idle() &&
           std::all_of(desks_.begin(), desks_.end(), [](const Desk& desk) { return desk.tried && !desk.under_way; });
}

Complaints Newsroom::complaints() const {
    Complaints all;
    for (const auto& desk : desks_) {
        if (!desk.trouble.empty()) all.push_back({Severity::error, net::shown(desk.settings.address), desk.trouble});
        all.insert(all.end(), desk.complaints.begin(), desk.complaints.end());
    }
    all.insert(all.end(), doubles_.begin(), doubles_.end());
    const auto pictures = collector_.complaints();
    all.insert(all.end(), pictures.begin(), pictures.end());
    return all;
}

std::vector<model::SourceStatus> Newsroom::sources() const {
    std::vector<model::SourceStatus> all;
    for (const auto& desk : desks_) {
        std::optional<WallTime> failing_since;
        if (desk.failing_since) failing_since = desk.failing_since->wall;
        all.push_back({net::shown(desk.settings.address), desk.fresh_at, failing_since, desk.next_try, desk.trouble,
                       desk.items.size()});
    }
    return all;
}

}  // namespace accolade::feed
