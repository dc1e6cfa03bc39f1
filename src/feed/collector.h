// Collector: the pictures of the news. Those of a web feed are downloaded, a few at a time, checked by what their bytes
// are, and kept in the archive; those of a file feed are checked where they lie. One that fails costs one line in the
// log, is asked for again with patience, and its item is shown without it.
//
// A web feed may name only web addresses, and none that is nearer to this screen than the feed itself; its token goes
// along to pictures of its own origin.
//
// Resource; one thread. Time comes from outside; downloads are started through a function, and told to `arrived`.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive.h"
#include "base/time.h"
#include "media/picture.h"
#include "model/news.h"
#include "net/http.h"
#include "os/disk.h"
#include "os/log.h"
#include "patience.h"

namespace accolade::feed {

struct Wanted {
    std::string address;
    bool from_files = false;                  // named by a feed that is a file
    net::Reach reach = net::Reach::everyone;  // of the feed that names it
    std::string token;                        // of that feed, where the picture has the same origin
    bool online = false;                      // that feed has been reached since the start

    bool operator==(const Wanted&) const = default;
};

// Every picture an item may show, in the order in which it is worth having.
std::vector<std::string> picture_addresses(const model::Item& item);

class Collector {
  public:
    using Start = std::function<void(std::string address, net::Request request)>;
    using Examine = std::function<Result<media::Header>(std::string_view bytes)>;
    static constexpr int kAtOnce = 4;

    Collector(Disk& disk, Log& log, Archive& archive, Start start, Examine examine, std::function<double()> chance);

    // What is wanted from now on; what was wanted and is not any more is forgotten.
    void want(std::vector<Wanted> wanted);
    // Looks at files again, and at everything that failed; nothing waits for its time.
    void hurry();

    // Starts what is due, and checks a few kept files; says how long nothing more is to do.
    Milliseconds turn(SteadyTime now);
    void arrived(const std::string& address, net::Fetched fetched, SteadyTime now);

    // The pictures that are here, whole.
    std::map<std::string, model::PictureFile> here() const;
    bool idle() const;  // nothing under way, and nothing that has never been tried
    Complaints complaints() const;

  private:
    struct Shelf {
        Wanted wanted;
        Patience patience;
        bool tried = false, under_way = false, to_verify = false;
        std::optional<model::PictureFile> picture;
        std::optional<FileInfo> stamp;  // of a picture that is a file
        std::string trouble;
    };
    void check_file(Shelf& shelf, SteadyTime now);
    void start(Shelf& shelf);
    void failed(Shelf& shelf, const Error& error, std::optional<Seconds> told, SteadyTime now);

    Disk& disk_;
    Log& log_;
    Archive& archive_;
    Start start_;
    Examine examine_;
    std::function<double()> chance_;
    std::vector<std::string> order_;
    std::map<std::string, Shelf> shelves_;
    int under_way_ = 0;
};

}  // namespace accolade::feed
