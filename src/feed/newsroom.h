// Newsroom: everything the feed worker decides, without its threads: when a source is asked, what an answer means, what
// is kept, what is published. A turn starts what is due; what was started comes back through `arrived`.
//
// The last good news wins: a failure, a web page instead of a feed, or a feed that no one can read changes nothing. A
// feed that is suddenly empty is doubted first (patience.h). Items are published as soon as they are there, with the
// pictures that are there; pictures follow in batches.
//
// Resource; one thread. Time comes from outside.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "archive.h"
#include "base/complaint.h"
#include "base/time.h"
#include "collector.h"
#include "feed/feed_parser.h"
#include "feed/source.h"
#include "model/news.h"
#include "model/source_status.h"
#include "net/http.h"
#include "os/disk.h"
#include "os/log.h"
#include "patience.h"

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

class Newsroom {
  public:
    struct Seams {
        Disk& disk;
        Log& log;
        // Begins a download; its end is told to `arrived` with the same ticket.
        std::function<void(Ticket ticket, net::Request request)> start;
        Read read;
        Collector::Examine examine;
        std::function<double()> chance;  // 0..1, for jitter
    };

    // `language`: of items whose feed names none.
    Newsroom(std::vector<SourceSettings> sources, Seams seams, const std::filesystem::path& folder,
             std::string language);

    // Takes the last good news from the archive.
    void open(Now now);
    // Starts what is due; says how long nothing more is to do.
    Milliseconds turn(Now now);
    void arrived(const Ticket& ticket, net::Fetched fetched, Now now);
    void refetch();        // everything is due
    void look_at_files();  // the sources that are files or folders are due

    // News that differ from those published last, when it is time for them; else null.
    std::shared_ptr<const model::News> publication(Now now);

    bool idle() const;  // nothing under way, and everything was tried
    Complaints complaints() const;
    std::vector<model::SourceStatus> sources() const;  // as configured

  private:
    struct Desk;
    void feed_arrived(Desk& desk, net::Fetched fetched, Now now);
    void picture_arrived(const std::string& address, net::Fetched fetched, Now now);

    struct Desk {
        SourceSettings settings;
        Patience patience;
        bool under_way = false, tried = false;
        bool good = false;  // there are news of it
        bool online = false;
        net::Reach reach = net::Reach::everyone;
        std::string token;
        Validators validators;
        std::vector<FileInfo> stamps;
        std::vector<Piece> pieces;  // of the news there are
        bool kept = false;          // in the archive, as they are
        model::Items items;
        model::Brand brand;
        Doubt doubt;
        Complaints complaints;  // of the news there are
        Complaints told;        // in the log
        std::string trouble;    // why the last look brought nothing
        std::optional<Now> failing_since;
        std::optional<WallTime> fresh_at, next_try;
    };
    enum class Outcome { same, taken, doubted, refused };

    void ask(Desk& desk, Now now);
    void ask_files(Desk& desk, Now now);
    Outcome offer(Desk& desk, std::vector<Piece> pieces, Complaints complaints, Now now);
    bool take(Desk& desk, std::vector<Piece> pieces, std::vector<Result<Parsed>> readings, Complaints complaints);
    void keep(Desk& desk);
    void wait_until_next(Desk& desk, Patience patience, Now now);
    void fail(Desk& desk, const std::string& what, std::optional<Seconds> told, Now now);
    void succeed(Desk& desk, Now now, Outcome outcome);
    void tell(Desk& desk);
    void merge(Now now);
    void settle(Now now);

    const model::News& newest() const { return pending_ ? *pending_ : *published_; }
    Result<Parsed> read(const Desk& desk, const Piece& piece) const;

    Seams seams_;
    std::string language_;
    Archive archive_;
    Collector collector_;
    std::vector<Desk> desks_;
    Complaints doubles_;                          // ids that more than one source has
    bool unsettled_ = false;                      // the list of pictures could not be written
    std::optional<SteadyTime> pictures_changed_;  // since when there are pictures nobody has seen
    std::optional<SteadyTime> published_at_;
    std::shared_ptr<const model::News> published_ = std::make_shared<const model::News>();  // last
    std::optional<model::News> pending_;  // newer ones, without their pictures
};

}  // namespace accolade::feed
