#include "intake.h"

#include <algorithm>
#include <set>
#include <utility>

#include "credentials.h"
#include "duration.h"
#include "model/written.h"
#include "net/url.h"
#include "next_page.h"
#include "withdrawn.h"

namespace accolade::feed {
namespace {

constexpr Milliseconds kConfirm{60'000};
constexpr Milliseconds kLongest{60'000};

}  // namespace

Intake::Intake(std::vector<SourceSettings> sources, Seams seams, const std::filesystem::path& folder,
               std::string language)
    : seams_(std::move(seams)),
      language_(std::move(language)),
      keeper_({seams_.disk, seams_.log, sources_,
               [this](const SourceState& source, std::vector<Document> documents) {
                   return read(source, std::move(documents), {});
               },
               [this]() -> const model::News& { return publisher_.newest(); }, [this] { return pictures_.idle(); }},
              folder),
      pictures_(
          seams_.disk, seams_.log, keeper_.archive(),
          [this](std::string address, net::Request request) {
              seams_.start(PictureTicket{std::move(address)}, std::move(request));
          },
          seams_.examine, seams_.chance),
      streams_(seams_.log, seams_.listen, seams_.zone) {
    for (auto& settings : sources) {
        sources_.emplace_back();
        sources_.back().settings = std::move(settings);
    }
}

void Intake::open(Now now) {
    now_ = now;
    if (sources_.empty()) return;  // nothing is known of the feeds, which is no reason to drop what is kept of them
    keeper_.open();
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
    longest = std::min(longest, keeper_.turn(now));
    streams_.follow(sources_, now);
    if (streams_.said().something) longest = std::min(longest, pace_.wait(now.steady));
    longest = std::min(longest, pictures_.turn(now.steady));
    note_picture_changes();
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
    seams_.start(SourceTicket{index_of(source)}, std::move(*request));
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
        if (auto next = request_for_next(source, address, complaints)) {
            source.under_way = true;
            return seams_.start(SourceTicket{index_of(source)}, std::move(*next));
        }
        outcome = take_in(source, std::exchange(source.pages, {}), std::move(complaints), now);
        if (outcome == Outcome::unreadable) return;
        if (outcome != Outcome::shrunk) source.validators = source.first_page;
    }
    if (outcome != Outcome::taken && access != source.access) merge();  // its pictures may be asked for now
    look_succeeded(source, outcome, now);
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
    bool takes_back = false;
    if (source.contents) {
        next->items.share_equal(source.contents->items);
        index_items(*next);
        takes_back = feed::takes_back(*source.contents, *next);
    }
    source.contents = std::move(*next);
    keeper_.contents_changed(source, takes_back, now);
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
    publisher_.offer(std::move(news), streams_.take_said().pushed);
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
    if (streams_.said().something && pace_.wait(now.steady) == Milliseconds(0)) {
        pace_.done(now.steady);
        const bool over = too_old_at_ && now.wall >= *too_old_at_;
        merge(streams_.said().items || over ? Pictures::wanted : Pictures::as_before);
    }
    // The last picture of many waits for no batch.
    if (!publisher_.due(now.steady) && !(publisher_.has_new_pictures() && idle())) return nullptr;
    // What a stream brings does not wait for the disk; the next look sees to it.
    if (publisher_.newest().pushed) {
        keeper_.keep_pictures_later();
    } else {
        keeper_.keep_pictures(now);
    }
    return publisher_.publish(pictures_.pictures(), now.steady);
}

void Intake::heard(std::size_t source, const std::string& stream, const net::Event& event, Now at) {
    streams_.heard(sources_.at(source), stream, event, at);
}

void Intake::stream_changed(std::size_t source, const std::string& stream, const net::StreamState& state, Now now) {
    streams_.changed(sources_.at(source), stream, state, now);
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
    streams_.confirm(source, now);
    if (streams_.said().something) merge();  // with what the feed says now
    log_recovery(source, now);
    mark_fresh(source, now);
    log_new_complaints(source);
    keeper_.confirmed(source, now);
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
