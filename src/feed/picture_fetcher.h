// PictureFetcher: the pictures of the news. Those of a web feed are downloaded, a few at a time, checked by what their
// bytes are, and kept in the archive; those of a file feed are checked where they lie. One that fails costs one line in
// the log and is asked for again later; its item is shown without it.
//
// A picture is known by its name (picture_name.h): under a new signature it is the picture that it was. One that is
// here is asked for again, by its validators, when an item that shows it changes, at the start, when somebody asks for
// everything, and once an hour; it stays until another is here whole.
//
// One that cannot be written to the disk is shown from memory (held_pictures.h), and written once that can be.
//
// A web feed may name only web addresses, and none that is nearer to this screen than the feed itself; its token goes
// along to pictures of its own origin.
//
// What a picture costs does not depend on how many others there are: only those whose time has come are looked at.
//
// Resource; one thread. Time comes from outside; downloads are started through a function, and told to `arrived`.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive.h"
#include "backoff.h"
#include "base/time.h"
#include "held_pictures.h"
#include "media/picture.h"
#include "model/items.h"
#include "model/news.h"
#include "net/http.h"
#include "os/disk.h"
#include "os/log.h"
#include "os/memory_file.h"

namespace accolade::feed {

struct WantedPicture {
    std::string address;
    std::string item;                         // the id of the first that shows it; empty: the brand's logo
    bool from_files = false;                  // named by a feed that is a file
    std::string folder{};                     // of that feed: no file outside of it is opened
    net::Reach reach = net::Reach::everyone;  // of the feed that names it
    net::Credentials credentials;             // of that feed, where the picture has the same origin
    bool online = false;                      // that feed has been reached since the start
    model::Items shown_by{};                  // that item, or nothing
    std::string place{};                      // of that item, or of the feed, as complaints name it

    bool operator==(const WantedPicture&) const = default;
};

class PictureFetcher {
  public:
    using Start = std::function<void(std::string address, net::Request request)>;
    using Examine = std::function<Result<media::Header>(std::string_view bytes)>;
    static constexpr int kAtOnce = 4;
    enum class Instead { nothing, from_memory, the_one_before };  // what is shown of a picture that cannot be had

    PictureFetcher(Disk& disk, Log& log, Archive& archive, Start start, Examine examine,
                   std::function<double()> chance);

    // What is wanted from now on; what was wanted and is not any more is forgotten. The first ones are fetched first.
    void want(std::vector<WantedPicture> wanted);
    // Files, and everything that failed, are due now; or everything is.
    void retry_now();
    void ask_again();

    // Starts what is due, and checks a few kept files; says how long nothing more is to do.
    Milliseconds turn(SteadyTime now);
    void arrived(const std::string& address, net::Fetched fetched, SteadyTime now);

    // The pictures that are here, whole; and a number that grows when one of those that are wanted comes, goes or
    // becomes another.
    std::map<std::string, model::PictureFile> pictures() const;
    std::uint64_t changes() const { return changes_; }

    bool idle() const;  // nothing under way, and nothing that has never been tried
    Complaints complaints() const;

  private:
    struct PictureState {
        WantedPicture wanted;
        std::vector<std::string> addresses;  // under which it is wanted
        std::size_t rank = 0;                // among those that are wanted
        bool from_web = false;
        Backoff backoff;
        SteadyTime asked{};  // when it was last
        bool tried = false, under_way = false, unverified = false;
        std::optional<model::PictureFile> picture;
        std::optional<Validators> validators;  // as they last came; none: those that were kept
        std::optional<FileInfo> stamp;         // of a picture that is a file
        std::string trouble;
        std::shared_ptr<MemoryFile> memory;  // holds its bytes, where the disk does not take them
    };
    using Queue = std::set<std::pair<SteadyTime, std::size_t>>;  // when, and the rank of which

    PictureState state_of(const std::string& name, WantedPicture wanted);
    void verify(PictureState& state, SteadyTime now);
    void check_file(PictureState& state, SteadyTime now);
    void start(PictureState& state, SteadyTime now);
    static Instead instead(const PictureState& state);
    void hold_in_memory(PictureState& state, std::string_view bytes, PixelSize size);
    bool keep_from_memory(PictureState& state, SteadyTime now);
    void let_go(PictureState& state) { held_.let_go(std::exchange(state.memory, nullptr), now_); }
    void failed(PictureState& state, const Error& error, std::optional<Seconds> told, SteadyTime now);
    void succeeded(PictureState& state, Milliseconds again, SteadyTime now);
    void set_picture(PictureState& state, std::optional<model::PictureFile> picture);
    void set_backoff(PictureState& state, Backoff backoff);
    Validators validators_of(const PictureState& state) const;
    void enqueue(const PictureState& state);
    void dequeue(const PictureState& state);

    Disk& disk_;
    Log& log_;
    Archive& archive_;
    Start start_;
    Examine examine_;
    std::function<double()> chance_;
    std::map<std::string, PictureState> states_;  // by name
    std::vector<PictureState*> by_rank_;          // into states_
    std::deque<std::size_t> unverified_;          // ranks
    Queue due_files_, due_downloads_;             // without those that are under way, unverified or offline
    HeldPictures held_;                           // that the disk does not take
    SteadyTime now_{};                            // of the last turn
    int under_way_ = 0;
    std::uint64_t changes_ = 0;
};

}  // namespace accolade::feed
