// SourceState: everything that is known of one source: when it is asked, what it last said, how it does. Value; owned
// by Intake; one thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "backoff.h"
#include "base/complaint.h"
#include "base/time.h"
#include "contents.h"
#include "feed/source.h"
#include "lines_of_minute.h"
#include "live.h"
#include "model/source_status.h"
#include "net/http.h"
#include "net/reach.h"
#include "net/stream.h"
#include "shrink_check.h"
#include "withdrawn.h"

namespace accolade::feed {

// What its pictures are asked for with.
struct PictureAccess {
    bool online = false;                      // the source was reached since the start
    net::Reach reach = net::Reach::everyone;  // where it answered from
    net::Credentials credentials;
    bool through_proxy = false;  // whoever answered: its name alone tells where it is

    // Of something of its own origin, and of anything else.
    net::Reach reach_of(bool own) const { return own && through_proxy ? net::Reach::machine : reach; }

    bool operator==(const PictureAccess&) const = default;
};

// What makes one reading of a feed another for those who look at the screen. Holds the items, and copies none.
struct Essence {
    model::Items items;
    model::Brand brand;
    std::string language, live;

    bool is_that_of(const Contents& contents) const;  // but for the signatures of pictures
};
Essence essence_of(const Contents& contents);

// What of a source is on the disk (keeper.h).
struct OnDisk {
    bool current = false;                  // the contents are, or nothing of them is worth a write
    std::optional<Essence> news;           // that are
    std::optional<SteadyTime> written_at;  // since the start
    SteadyTime not_before{};               // the next write, where nothing has to go from the disk
    bool write_failed = false;             // the last time
    bool taken_back = false;               // older ones on the disk say what the contents no longer say
    bool older_checked = false;            // those of before the start were compared with what was confirmed since
    std::set<std::string> expired;         // items of the contents that are there no longer, by id
};

struct SourceState {
    SourceSettings settings;
    Backoff backoff;
    bool under_way = false;
    std::vector<Document> pages;  // that came of the feed that is under way
    Validators first_page;        // of the first of them
    bool tried = false;
    PictureAccess access;

    std::optional<Contents> contents;  // what is shown of it; nothing until it was read once
    Validators validators;             // of `contents`, as the server gave them
    std::vector<FileInfo> stamps;      // of `contents`, where they are files
    std::optional<FileInfo> folder;    // in which there were some
    std::optional<Over> over;          // of them, as it was last looked up
    OnDisk on_disk;
    ShrinkCheck shrink_check;

    Live live;                                 // what its stream said
    std::optional<net::StreamRequest> stream;  // that is listened to
    net::StreamState stream_state;
    std::optional<SteadyTime> begun;   // the last look
    std::optional<SteadyTime> wanted;  // a look that the stream asks for: from then on
    LinesOfMinute stream_lines;

    Complaints logged;    // those of `contents` that the log has
    std::string trouble;  // why the last look brought nothing; empty while all is well
    bool unreachable = false;
    std::optional<Now> failing_since;
    std::map<std::string, std::uint64_t> failures;  // looks that brought nothing, by their reason
    std::optional<WallTime> fresh_at, next_try;

    bool from_web() const;
};

enum class Trouble { unreachable, unusable };

// What was heard last stays. The reason is the one of the last look; the time is of the first that failed.
void mark_failing(SourceState& source, Trouble trouble, std::string why, Now now);
// All is well, so far as the source goes.
void mark_fresh(SourceState& source, Now now);
void set_backoff(SourceState& source, Backoff backoff, Now now);

// A look that the stream asks for: now, but every two seconds at most, and not while the source fails.
void want_look(SourceState& source, SteadyTime now);
SteadyTime next_look(const SourceState& source);

// What is to be listened to; nothing: no stream, or not yet. As with pictures, nothing that is nearer than the feed,
// and its token only for its own origin.
std::optional<net::StreamRequest> stream_of(const SourceState& source);

std::string name_of(const SourceState& source);  // as anyone may read it
model::SourceStatus status_of(const SourceState& source);

}  // namespace accolade::feed
