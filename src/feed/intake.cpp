#include "intake.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <utility>

#include "credentials.h"
#include "duration.h"
#include "net/url.h"
#include "next_page.h"
#include "picture_name.h"
#include "selection.h"
#include "withdrawn.h"

namespace accolade::feed {
namespace {

constexpr Milliseconds kConfirm{60'000};
constexpr Milliseconds kLongest{60'000};
constexpr Milliseconds kWritesApart{15 * 60'000};  // of one feed, where nothing has to go from the disk
constexpr Milliseconds kForPictures{60'000};       // how long news wait for their pictures before they are written

std::string written(WallTime at, const model::Zone& zone) {
    const auto local = zone.local(at);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d %02d:%02d", local.date.year, local.date.month,
                  local.date.day, local.hour, local.minute);
    return text.data();
}

}  // namespace

Intake::Intake(std::vector<SourceSettings> sources, Seams seams, const std::filesystem::path& folder,
               std::string language)
    : seams_(std::move(seams)),
      language_(std::move(language)),
      archive_(seams_.disk, seams_.log, folder),
      pictures_(
          seams_.disk, seams_.log, archive_,
          [this](std::string address, net::Request request) {
              seams_.start(PictureTicket{std::move(address)}, std::move(request));
          },
          seams_.examine, seams_.chance) {
    for (auto& settings : sources) {
        sources_.emplace_back();
        sources_.back().settings = std::move(settings);
    }
}

void Intake::open(Now now) {
    now_ = now;
    if (sources_.empty()) return;  // nothing is known of the feeds, which is no reason to drop what is kept of them
    std::vector<SourceSettings> settings;
    for (const auto& source : sources_) settings.push_back(source.settings);
    archive_.open(settings);
    for (auto& source : sources_) {
        for (auto& kept : archive_.feeds(source.settings.address)) {
            auto contents = read(source, std::move(kept.documents), {});
            if (!contents) continue;  // an older one may be readable
            source.contents = std::move(*contents);
            source.validators = std::move(kept.validators);
            source.kept = essence_of(*source.contents);
            break;
        }
    }
    merge();
}

Milliseconds Intake::turn(Now now) {
    now_ = now;
    auto longest = kLongest;
    if (too_old_at_) {
        if (now.wall >= *too_old_at_) merge();
        if (too_old_at_) longest = std::min(longest, std::max(*too_old_at_ - now.wall, Milliseconds(1)));
    }
    for (auto& source : sources_) {
        if (source.under_way) continue;
        if (now.steady >= next_look(source)) ask(source, now);
        if (!source.under_way) longest = std::min(longest, next_look(source) - now.steady);
    }
    for (auto& source : sources_) {
        if (source.archived || !source.contents || !source.access.online) continue;
        if (may_be_written(source, now)) archive_contents(source, now);
        if (!source.archived && now.steady < source.archive_at)
            longest = std::min(longest, source.archive_at - now.steady);
    }
    follow_streams(now);
    if (live_unmerged_) longest = std::min(longest, pace_.wait(now.steady));
    longest = std::min(longest, pictures_.turn(now.steady));
    note_picture_changes();
    archive_.remove_unlisted_files(now.steady);
    if (publisher_.has_new_pictures()) longest = std::min(longest, Publisher::kBatch);
    return std::max(longest, Milliseconds(0));
}

// 1. Ask.

void Intake::ask(SourceState& source, Now now) {
    source.begun = now.steady;
    source.wanted.reset();
    source.from_web() ? ask_web(source, now) : ask_files(source, now);
}

void Intake::ask_web(SourceState& source, Now now) {
    // Validators are those of what was taken in: nothing else may be answered by "unchanged".
    auto request = request_for(seams_.disk, source.settings, source.contents ? source.validators : Validators{});
    if (!request) {
        source.tried = true;
        ++source.failures["token file"];
        return look_failed(source, Trouble::unusable, to_string(request.error()), std::nullopt, now);
    }
    if (source.access.credentials != request->credentials) {
        source.access.credentials = request->credentials;
        merge();  // its pictures are asked for with the new one
    }
    source.under_way = true;
    source.next_try.reset();
    const auto index = static_cast<std::size_t>(&source - sources_.data());
    seams_.start(SourceTicket{index}, std::move(*request));
}

void Intake::ask_files(SourceState& source, Now now) {
    source.tried = true;
    auto look = look_at(seams_.disk, source.settings.address, source.stamps);
    if (!look) {
        ++source.failures["files"];
        return look_failed(source, Trouble::unreachable, to_string(look.error()), std::nullopt, now);
    }
    source.access.online = true;
    const bool held_some = source.folder && look->folder && source.folder->device == look->folder->device &&
                           source.folder->inode == look->folder->inode;
    if (look->folder && look->stamps.empty() && source.contents && !source.contents->items.empty() && !held_some) {
        return look_failed(source, Trouble::unreachable,
                           "the folder " + look->folder->name +
                               " is another one than before, and empty; mount its share again, or put a feed with an "
                               "empty list \"items\" there to show nothing",
                           std::nullopt, now);
    }
    if (look->folder && !look->stamps.empty()) source.folder = look->folder;
    if (look->same) return look_succeeded(source, Outcome::unchanged, now);
    const auto outcome = take_in(source, std::move(look->documents), std::move(look->complaints), now);
    // Without their stamps, files that were not taken in are read again next time.
    if (outcome == Outcome::taken || outcome == Outcome::unchanged) source.stamps = std::move(look->stamps);
    if (outcome != Outcome::unreadable) look_succeeded(source, outcome, now);
}

void Intake::arrived(const Ticket& ticket, net::Fetched fetched, Now now) {
    now_ = now;
    if (const auto* source = std::get_if<SourceTicket>(&ticket)) {
        feed_arrived(sources_.at(source->index), std::move(fetched), now);
    } else {
        pictures_.arrived(std::get<PictureTicket>(ticket).address, std::move(fetched), now.steady);
        note_picture_changes();
    }
}

void Intake::feed_arrived(SourceState& source, net::Fetched fetched, Now now) {
    source.under_way = false;
    source.tried = true;
    const auto page = source.pages.size() + 1;
    const auto in_page = page == 1 ? std::string() : "page " + std::to_string(page) + ": ";
    if (!fetched) {
        source.pages.clear();
        const auto& failure = fetched.error();
        ++source.failures[std::string(net::name_of(failure.fault))];
        return look_failed(source, Trouble::unreachable, in_page + failure.error.what, failure.retry_after, now);
    }
    const bool unchanged = fetched->status == 304;
    if (const auto why = unchanged ? std::string{} : not_a_feed(*fetched, source.access.credentials); !why.empty()) {
        source.pages.clear();
        ++source.failures["not a feed"];
        return look_failed(source, Trouble::unusable, in_page + why, fetched->retry_after, now);
    }
    const auto reach = source.pages.empty() ? fetched->reach : std::min(source.access.reach, fetched->reach);
    const auto access = std::exchange(source.access, {true, reach, source.access.credentials, fetched->through_proxy});
    auto outcome = Outcome::unchanged;
    if (unchanged) {
        source.shrink_check = {};
    } else {
        // Without its query: a server that signs each redirect anew has nothing new to say.
        const auto& address = fetched->url.empty() ? source.settings.address : fetched->url;
        auto bytes = without_secrets(std::move(fetched->bytes), source.access.credentials, kInDocuments);
        if (source.pages.empty()) source.first_page = {fetched->etag, fetched->last_modified};
        const auto number = source.pages.empty() ? "" : "#" + std::to_string(source.pages.size() + 1);
        source.pages.push_back({address.substr(0, address.find_first_of("?#")) + number, std::move(bytes)});
        Complaints complaints;
        if (ask_next_page(source, address, complaints)) return;
        outcome = take_in(source, std::exchange(source.pages, {}), std::move(complaints), now);
        if (outcome == Outcome::unreadable) return;
        if (outcome != Outcome::shrunk) source.validators = source.first_page;
    }
    if (outcome != Outcome::taken && access != source.access) merge();  // its pictures may be asked for now
    look_succeeded(source, outcome, now);
}

// A feed in several pages is taken in when all are there. One that does not end, goes round in circles or is larger
// than a feed may be is cut there, which is said.
bool Intake::ask_next_page(SourceState& source, const std::string& address, Complaints& complaints) {
    const auto& document = source.pages.back();
    const auto next = next_page_of({address, document.bytes});
    const auto cut = [&](const std::string& why) {
        complaints.push_back({Severity::warning, net::shown(document.address), why + "; what came before is shown"});
        return false;
    };
    if (!next) return cut(next.error().what);
    if (next->empty()) return false;
    std::size_t bytes = 0;
    for (const auto& page : source.pages) bytes += page.bytes.size();
    if (bytes >= kFeedBytes)
        return cut("the feed's pages are larger than " + std::to_string(kFeedBytes >> 20U) + " MiB");
    if (source.pages.size() >= kPages) return cut("the feed has more than " + std::to_string(kPages) + " pages");
    const auto same_bytes = [&](const Document& page) { return &page != &document && page.bytes == document.bytes; };
    if (*next == address || std::ranges::any_of(source.pages, same_bytes))
        return cut("\"next_url\" leads back to a page that was read");
    const bool own = net::origin_of(*next) == net::origin_of(source.settings.address);
    net::Request request;
    request.url = *next;
    request.accept = kAccept;
    request.max_bytes = kFeedBytes - bytes;
    request.whole = Seconds(60);
    request.reach = own ? net::Reach::machine : source.access.reach;
    if (own) request.credentials = source.access.credentials;
    source.under_way = true;
    seams_.start(SourceTicket{static_cast<std::size_t>(&source - sources_.data())}, std::move(request));
    return true;
}

// 2. Read, and 3. judge.

Intake::Outcome Intake::take_in(SourceState& source, std::vector<Document> documents, Complaints complaints, Now now) {
    if (source.contents && documents == source.contents->documents) {
        source.shrink_check = {};
        return Outcome::unchanged;
    }
    auto next = read(source, std::move(documents), std::move(complaints));
    if (next) {
        for (auto& complaint : next->complaints)
            complaint.what = without_secrets(std::move(complaint.what), source.access.credentials, kInMessages);
    }
    if (!next) {
        ++source.failures["unreadable"];
        look_failed(source, Trouble::unusable, to_string(next.error()), std::nullopt, now);
        return Outcome::unreadable;
    }
    if (judge(source, *next, now) == Verdict::wait) return Outcome::shrunk;
    if (source.contents) {
        next->items.share_equal(source.contents->items);
        index_items(*next);
        source.taken_back = source.taken_back || takes_back(*source.contents, *next);
    }
    source.contents = std::move(*next);
    source.archived = false;
    source.archive_at =
        source.kept ? now.steady + kForPictures : now.steady;  // better without pictures than not at all
    if (source.kept_at) source.archive_at = std::max(source.archive_at, *source.kept_at + kWritesApart);
    merge();
    return Outcome::taken;
}

Result<Contents> Intake::read(const SourceState& source, std::vector<Document> documents, Complaints complaints) const {
    const auto read_document = [&](const Document& document) {
        FeedContext context{document.address, source.settings.address, language_, {}};
        context.zone = seams_.zone;
        return seams_.read(document.bytes, context);
    };
    return read_contents(source.settings, std::move(documents), std::move(complaints),
                         source.contents ? &*source.contents : nullptr, read_document);
}

Verdict Intake::judge(SourceState& source, const Contents& next, Now now) {
    if (!source.contents) return Verdict::follow;
    const bool shrunk = ShrinkCheck::shrunk(source.contents->items.size(), next.items.size());
    const auto back = shrunk ? std::nullopt : went_back(*source.contents, next);
    const auto verdict = source.shrink_check.judge(shrunk || back, now.steady);
    if (verdict == Verdict::follow) return verdict;
    std::string why = next.items.empty() ? "the feed is suddenly empty" : "the feed has lost most of its items";
    if (back) {
        why = "the feed went back in time: item \"" + back->item + "\" was of " + written(back->before, seams_.zone) +
              " and is of " + written(back->after, seams_.zone);
    }
    mark_failing(source, Trouble::unusable, std::move(why), now);
    seams_.log.warn("feed " + name_of(source),
                    name_of(source) + ": " + source.trouble +
                        "; its previous items are shown until it has stayed like this for a minute");
    return verdict;
}

// 4. Merge.

void Intake::merge(Pictures pictures) {
    auto all = merged(sources_, now_.wall, pictures);
    too_old_at_ = all.until;
    std::set<std::string> logged;  // thousands of ids may be the same
    for (const auto& complaint : doubles_) logged.insert(to_string(complaint));
    for (const auto& complaint : all.doubles) {
        const auto line = to_string(complaint);
        if (!logged.contains(line)) seams_.log.warn("feed " + complaint.where, line);
    }
    doubles_ = std::move(all.doubles);
    model::News news;
    news.items = std::move(all.items);
    news.brand = std::move(all.brand);
    news.language = std::move(all.language);
    news.calls = std::move(all.calls);
    news.refusals = std::move(all.refusals);
    publisher_.offer(std::move(news), std::exchange(pushed_, {}));
    live_unmerged_ = live_items_ = false;
    if (pictures == Pictures::wanted) pictures_.want(std::move(all.pictures));
}

void Intake::note_picture_changes() {
    const auto changes = pictures_.changes();
    if (changes == picture_changes_) return;
    picture_changes_ = changes;
    publisher_.note_new_pictures();
}

// 5. Publish.

std::shared_ptr<const model::News> Intake::publication(Now now) {
    now_ = now;
    if (live_unmerged_ && pace_.wait(now.steady) == Milliseconds(0)) {
        pace_.done(now.steady);
        const bool over = too_old_at_ && now.wall >= *too_old_at_;
        merge(live_items_ || over ? Pictures::wanted : Pictures::as_before);
    }
    // The last picture of many waits for no batch.
    if (!publisher_.due(now.steady) && !(publisher_.has_new_pictures() && idle())) return nullptr;
    // What a stream brings does not wait for the disk; the next look sees to it.
    if (publisher_.newest().pushed) {
        pictures_unarchived_ = true;
    } else {
        archive_pictures(now);
    }
    return publisher_.publish(pictures_.pictures(), now.steady);
}

void Intake::archive_pictures(Now now) {
    if (sources_.empty()) return;
    std::vector<std::string> wanted;
    const auto want = [&](const model::Brand& brand, const model::Items& items) {
        for (const auto& address : picture_addresses(brand, items, now.wall)) wanted.push_back(picture_name(address));
    };
    want(publisher_.newest().brand, publisher_.newest().items);
    // And those of the news that lie on the disk: after a power cut these are shown, each with its pictures.
    for (const auto& source : sources_) {
        if (source.kept) want(source.kept->brand, selected(source.kept->items, source.settings, now.wall).items);
    }
    // Nothing is given up for a feed that has not been heard of yet.
    if (!std::ranges::all_of(sources_, [](const SourceState& source) { return source.contents.has_value(); })) {
        for (auto& address : archive_.picture_addresses()) wanted.push_back(std::move(address));
    }
    const auto done = archive_.list_pictures(wanted, now.steady);
    pictures_unarchived_ = !done;
    if (!done) {
        seams_.log.warn("archive",
                        "the pictures cannot be saved for a start without a network: " + to_string(done.error()));
    }
}

void Intake::archive_contents(SourceState& source, Now now) {
    if (!source.contents) return;
    const auto& contents = *source.contents;
    auto over = expired(contents.items, now.wall);
    const bool expires = !std::ranges::includes(source.expired, over);
    if (source.archived && over == source.expired) return;
    const bool must_go = source.taken_back || expires;
    if (!must_go && !may_be_written(source, now)) return;
    if (!must_go && over == source.expired && source.kept && source.kept->is_that_of(contents)) {
        check_older(source, contents);
        if (!source.taken_back) {
            source.archived = true;  // another time stands in it, or the like
            return;
        }
    }
    write_contents(source, contents, std::move(over), expires, now);
}

bool Intake::may_be_written(const SourceState& source, Now now) const {
    if (source.kept_at && now.steady < *source.kept_at + kWritesApart) return false;
    return now.steady >= source.archive_at || (!source.write_failed && pictures_.idle());
}

// News and their pictures are one generation: first the pictures of both, then the news, then the earlier ones'
// pictures go. A start after a power cut finds either with what belongs to it.
void Intake::write_contents(SourceState& source, const Contents& contents, std::set<std::string> over, bool expires,
                            Now now) {
    const auto& address = source.settings.address;
    auto kept = archive_.keep_feed(address, {source.validators, as_kept(contents, now.wall)});
    check_older(source, contents);
    if (kept && (source.taken_back || expires)) kept = archive_.forget_older_feeds(address);
    source.archived = kept.has_value();
    source.write_failed = !kept;
    if (kept) {
        source.taken_back = false;
        source.expired = std::move(over);
        source.kept = essence_of(contents);
        source.kept_at = now.steady;
        archive_pictures(now);
    } else {
        source.archive_at = now.steady + kForPictures;
        seams_.log.warn("archive of " + name_of(source),
                        "the news cannot be saved for a start without a network: " + to_string(kept.error()));
    }
}

// A power cut may have come between a feed that takes something back and the removal of those before it.
void Intake::check_older(SourceState& source, const Contents& contents) {
    if (std::exchange(source.older_checked, true)) return;
    auto feeds = archive_.feeds(source.settings.address);
    for (std::size_t i = 1; i < feeds.size() && !source.taken_back; ++i) {
        const auto older = read(source, std::move(feeds[i].documents), {});
        source.taken_back = !older || takes_back(*older, contents);
    }
}

// What streams say.

void Intake::follow_streams(Now now) {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        auto& source = sources_[i];
        for (const auto& complaint : expire(source.live, now.steady)) {
            log_of_stream(source, Level::warning, to_string(complaint), now);
        }
        log_held_back(source, now);
        auto request = seams_.listen ? stream_of(source) : std::nullopt;
        if (request == source.stream) continue;
        source.stream = request;
        source.stream_state = {};
        if (request) request->last_id = source.live.last_id;  // the same hub may know it, another does not mind
        seams_.listen(i, request);
    }
}

void Intake::heard(std::size_t index, const std::string& stream, const net::Event& event, Now at) {
    auto& source = sources_.at(index);
    if (!source.stream || source.stream->url != stream || !source.contents) return;
    if (replayed(source.live, event)) return;
    FeedContext context{source.contents->live_base, source.settings.address, source.contents->live_language, {}};
    context.name = name_of(stream, event);
    context.zone = seams_.zone;
    context.local_times = source.contents->live_local_times;
    auto data = without_secrets(event.data, source.access.credentials, kInDocuments);
    auto read = read_event({event.type, std::move(data), event.id}, context);
    for (const auto& complaint : read.complaints) {
        const auto level = complaint.severity == Severity::error ? Level::error : Level::warning;
        log_of_stream(source, level, to_string(complaint), at);
    }
    if (!read.event) return;
    Heard heard{at, read.sent, std::move(context.name), ""};
    if (heard.sent && *heard.sent > at.wall) heard.sent = at.wall;
    if (const auto* call = std::get_if<Celebrated>(&*read.event)) heard.key = key_of(event, call->id);
    take_effect(source, hear(source.live, *source.contents, std::move(*read.event), std::move(heard)), at);
}

void Intake::take_effect(SourceState& source, const Effect& effect, Now now) {
    for (const auto& complaint : effect.complaints) log_of_stream(source, Level::warning, to_string(complaint), now);
    if (effect.changed) live_unmerged_ = true;
    if (effect.items) live_items_ = true;
    if (effect.pushed) pushed_ = std::min(pushed_.value_or(*effect.pushed), *effect.pushed);
    if (effect.fetch) want_look(source, now.steady);
}

void Intake::stream_changed(std::size_t index, const std::string& stream, const net::StreamState& state, Now now) {
    auto& source = sources_.at(index);
    if (!source.stream || source.stream->url != stream) return;
    const auto before = std::exchange(source.stream_state, state);
    auto& words = source.stream_state.words;
    words = without_secrets(std::move(words), source.access.credentials, kInMessages);
    const auto topic = "stream " + net::shown(stream);
    const bool wrong = state.is == net::StreamState::Is::silent || state.is == net::StreamState::Is::off ||
                       state.is == net::StreamState::Is::waiting;
    if (words != before.words && state.is != net::StreamState::Is::connecting) {
        seams_.log.say(wrong ? Level::warning : Level::info, topic,
                       topic + ": " + words + (wrong ? "; the feed is fetched as ever" : ""));
    }
    const auto lost = (state.dropped - before.dropped) + (state.too_big - before.too_big);
    if (lost == 0) return;
    want_look(source, now.steady);
    log_of_stream(source, Level::warning,
                  topic + ": " + std::to_string(lost) +
                      " events were too many at a time, or too big, and are left out; the feed is fetched instead",
                  now);
}

void Intake::log_of_stream(SourceState& source, Level level, const std::string& line, Now now) {
    log_held_back(source, now);
    if (source.stream_lines.may_say(now.steady)) {
        seams_.log.say(level, "events of " + name_of(source),
                       without_secrets(line, source.access.credentials, kInMessages));
    }
}

// Also where nothing follows: they may have been of another kind than those that were written.
void Intake::log_held_back(SourceState& source, Now now) {
    const int held_back = source.stream_lines.take_held_back(now.steady);
    if (held_back == 0) return;
    const auto topic = "events of " + name_of(source);
    seams_.log.warn(topic, topic + ": " + std::to_string(held_back) +
                               (held_back == 1 ? " more complaint was" : " more complaints were") +
                               " not written in the last minute");
}

// How a source does.

void Intake::look_failed(SourceState& source, Trouble trouble, const std::string& said, std::optional<Seconds> told,
                         Now now) {
    const auto why = without_secrets(said, source.access.credentials, kInMessages);
    const bool logged = source.trouble == why;
    mark_failing(source, trouble, why, now);
    set_backoff(source, after_failure(source.backoff, now.steady, source.settings.every, told, seams_.chance()), now);
    if (logged) return;
    const auto name = name_of(source);
    const auto again = "; trying again in " + in_words(source.backoff.next - now.steady);
    seams_.log.warn("feed " + name, (why.starts_with(name) ? why : name + ": " + why) + again);
}

void Intake::look_succeeded(SourceState& source, Outcome outcome, Now now) {
    const bool shrunk = outcome == Outcome::shrunk;
    const Milliseconds every = source.settings.every;
    set_backoff(source,
                shrunk ? after_success(now.steady, std::min(every, kConfirm))
                       : aligned_after_success(now, every, seams_.chance()),
                now);
    if (shrunk) return;
    if (source.contents && source.begun) {
        take_effect(source, confirm(source.live, *source.contents, *source.begun, now.steady), now);
        if (std::exchange(live_unmerged_, false)) merge();  // with what the feed says now
    }
    log_recovery(source, now);
    mark_fresh(source, now);
    log_new_complaints(source);
    // Also what could not be written before; nothing is written where nothing is new.
    if (pictures_unarchived_) archive_pictures(now);
    archive_contents(source, now);
}

void Intake::log_recovery(const SourceState& source, Now now) {
    if (!source.failing_since) return;
    const auto topic = "feed " + name_of(source);
    seams_.log.info(topic, topic + (source.unreachable ? " is reachable again after " : " is good again after ") +
                               in_words(now.steady - source.failing_since->steady));
}

void Intake::log_new_complaints(SourceState& source) {
    if (!source.contents || source.contents->complaints == source.logged) return;
    for (const auto& complaint : source.contents->complaints) {
        if (std::ranges::find(source.logged, complaint) != source.logged.end()) continue;
        const auto level = complaint.severity == Severity::error     ? Level::error
                           : complaint.severity == Severity::warning ? Level::warning
                                                                     : Level::info;
        seams_.log.say(level, "feed " + name_of(source) + " " + complaint.where, to_string(complaint));
    }
    source.logged = source.contents->complaints;
}

void Intake::refetch() {
    for (auto& source : sources_) {
        source.backoff.next = {};
        // One that was left alone is listened to anew.
        if (source.stream_state.is != net::StreamState::Is::connected) source.stream.reset();
    }
    pictures_.ask_again();
}

void Intake::look_at_files() {
    for (auto& source : sources_) {
        if (!source.from_web()) source.backoff.next = {};
    }
    pictures_.retry_now();
}

bool Intake::idle() const {
    return pictures_.idle() &&
           std::ranges::all_of(sources_, [](const SourceState& source) { return source.tried && !source.under_way; });
}

Complaints Intake::complaints() const {
    Complaints all;
    const auto add = [&all](const Complaints& more) { all.insert(all.end(), more.begin(), more.end()); };
    for (const auto& source : sources_) {
        if (!source.trouble.empty()) all.push_back({Severity::error, name_of(source), source.trouble});
        if (source.contents) add(source.contents->complaints);
    }
    add(doubles_);
    add(pictures_.complaints());
    return all;
}

std::vector<model::SourceStatus> Intake::sources() const {
    std::vector<model::SourceStatus> all;
    for (const auto& source : sources_) all.push_back(status_of(source));
    return all;
}

}  // namespace accolade::feed
