// Report: the complaints about one feed, each with the address, the item and the line it is about. An error is what
// keeps an item off the screen, or was refused for safety; a warning is what only makes a slide poorer; an info is what
// is read and not shown. At most `caps.complaints` are kept, the rest is counted. Value that borrows; one thread.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "base/complaint.h"
#include "base/json.h"
#include "model/local_time.h"
#include "model/news.h"

namespace accolade::feed {

// What one feed may bring at most.
struct Caps {
    std::size_t bytes = 8U << 20U;
    std::size_t items = 5000;  // the newest
    std::size_t text = 2000;   // code points of one text
    std::size_t people = 50;   // and of every other list in an item
    std::size_t complaints = 200;
};

struct FeedContext {
    std::string address;   // of the feed: http(s), or the path of a file; relative pictures are resolved against it
    std::string source;    // its name in the configuration: becomes Item::source
    std::string language;  // BCP 47, where neither item nor feed names one; may be empty
    Caps caps;
    std::string name{};        // what complaints are about, where it is not the address: an event of a stream
    model::Zone zone{};        // of the screen: of whole days, and of times without a zone where those are allowed
    bool local_times = false;  // a time without a zone is one of the screen's
};

class Report {
  public:
    Report(const FeedContext& context, Complaints& complaints);

    void about_feed();
    // `number` from 1, as people count; 0 for one that came alone. `id` may be empty.
    void about_item(std::size_t number, std::string_view id);

    void error(json::Place at, std::string what) { add(Severity::error, at, std::move(what)); }
    void warn(json::Place at, std::string what) { add(Severity::warning, at, std::move(what)); }
    // What is true of every item that has such a member: said of the first one.
    void inform_once(json::Place at, std::string what);

    // Somebody in the item of the last about_item() agreed to no display. `name` may be empty.
    void refused(const std::string& name) { refusals_.push_back({item_, name}); }
    const std::vector<model::Refusal>& refusals() const { return refusals_; }

    // Where that is, in what it is about: "news.json, item 7 ("storm-crew"), line 41".
    std::string place(json::Place at) const { return where_ + ", line " + std::to_string(at.line); }

    // Says how many complaints were not kept.
    void finish();

    const FeedContext& context() const { return *context_; }

  private:
    void add(Severity severity, json::Place at, std::string what);

    const FeedContext* context_;
    Complaints* complaints_;
    std::string address_;  // as it may be shown
    std::string where_;
    std::string item_;  // its id
    std::vector<model::Refusal> refusals_;
    std::size_t held_back_ = 0;
    std::set<std::string> informed_;
};

}  // namespace accolade::feed
