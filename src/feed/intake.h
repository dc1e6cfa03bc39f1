// Intake: everything the feed worker decides, without its threads. News take five steps, in this order: a source is
// asked, its answer is read, what was read is judged, the contents of all sources are merged, and news are published. A
// turn asks whom it is time to ask; what was started comes back through `arrived`.
//
// The last good news wins: a failure, a web page instead of a feed, or a feed that no one can read changes nothing. A
// feed that is suddenly empty is believed only after a while (shrink_check.h). Items are published as soon as they are
// there, with the pictures that are there; pictures follow in batches.
//
// A source whose feed names a live stream is listened to (streams.h): what an event says is published at once, at most
// some twenty times a second while they flood in. What is kept for a start without a network, keeper.h says.
//
// Resource; one thread. Time comes from outside.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/complaint.h"
#include "base/time.h"
#include "contents.h"
#include "feed/feed_parser.h"
#include "feed/source.h"
#include "keeper.h"
#include "merge.h"
#include "model/local_time.h"
#include "model/news.h"
#include "model/source_status.h"
#include "net/event_stream.h"
#include "net/http.h"
#include "net/stream.h"
#include "os/disk.h"
#include "os/log.h"
#include "pace.h"
#include "picture_fetcher.h"
#include "publisher.h"
#include "source_state.h"
#include "streams.h"

namespace accolade::feed {

// How a feed document is read: parse_feed, except in tests.
using Read = std::function<Result<Parsed>(std::string_view bytes, const FeedContext& context)>;

// What a download is for.
struct SourceTicket {
    std::size_t index = 0;  // of the source, as configured
};
struct PictureTicket {
    std::string address;
};
using Ticket = std::variant<SourceTicket, PictureTicket>;

class Intake {
  public:
    struct Seams {
        Disk& disk;
        Log& log;
        // Begins a download; its end is told to `arrived` with the same ticket.
        std::function<void(Ticket ticket, net::Request request)> start;
        Read read;
        PictureFetcher::Examine examine;
        std::function<double()> chance;  // 0..1, for jitter
        Streams::Listen listen{};        // what comes is told to `heard` and `stream_changed`
        model::Zone zone{};              // the screen's
    };

    // `language`: of items whose feed names none; may be empty.
    Intake(std::vector<SourceSettings> sources, Seams seams, const std::filesystem::path& folder, std::string language);

    // Takes the last good news from the archive.
    void open(Now now);
    // Starts what is due; says how long nothing more is to do.
    Milliseconds turn(Now now);
    void arrived(const Ticket& ticket, net::Fetched fetched, Now now);
    // As in streams.h.
    void heard(std::size_t source, const std::string& stream, const net::Event& event, Now at);
    void stream_changed(std::size_t source, const std::string& stream, const net::StreamState& state, Now now);
    void refetch();        // everything is due, and streams that do not speak are connected anew
    void look_at_files();  // the sources that are files or folders are due

    // News that differ from those published last, when it is time for them; else null.
    std::shared_ptr<const model::News> publication(Now now);

    bool idle() const;  // nothing under way, and everything was tried
    Complaints complaints() const;
    std::vector<LeftOut> left_out() const { return feed::left_out(sources_, now_.wall); }
    std::vector<model::SourceStatus> sources() const;  // as configured

  private:
    enum class Outcome { unchanged, taken, shrunk, unreadable };

    void ask(SourceState& source, Now now);
    void ask_web(SourceState& source, Now now);
    void ask_files(SourceState& source, Now now);
    void feed_arrived(SourceState& source, net::Fetched fetched, Now now);
    std::size_t index_of(const SourceState& source) const {
        return static_cast<std::size_t>(&source - sources_.data());
    }
    Outcome take_in(SourceState& source, std::vector<Document> documents, Complaints complaints, Now now);
    Result<Contents> read(const SourceState& source, std::vector<Document> documents, Complaints complaints) const;
    Verdict judge(SourceState& source, const Contents& next, Now now);
    void merge(Pictures pictures = Pictures::wanted);

    void look_succeeded(SourceState& source, Outcome outcome, Now now);
    void look_failed(SourceState& source, Trouble trouble, const std::string& said, std::optional<Seconds> told,
                     Now now);
    void log_recovery(const SourceState& source, Now now);
    void log_new_complaints(SourceState& source);
    void note_picture_changes();

    Seams seams_;
    std::string language_;
    std::vector<SourceState> sources_;
    Keeper keeper_;
    PictureFetcher pictures_;
    Publisher publisher_;
    Streams streams_;
    Complaints doubles_;                  // ids that more than one source has
    Now now_{};                           // of the call that is under way
    std::optional<WallTime> too_old_at_;  // when one of the items is, or over
    Pace pace_;                           // of publishing what streams say
    std::uint64_t picture_changes_ = 0;   // that were noted
};

}  // namespace accolade::feed
