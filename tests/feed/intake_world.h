// A small world for an Intake: a web of pages, a disk, a clock with hands, downloads and streams that a test answers.
#pragma once

#include <doctest/doctest.h>

#include <charconv>
#include <deque>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "intake.h"
#include "support/fake_disk.h"

namespace accolade::feed::test_world {

using test::FakeDisk;

inline const std::string kFeed = "https://news.example/feed.json";
inline const std::string kOther = "https://other.example/feed.json";
inline const std::string kPicture = "https://news.example/a.png";

// A feed for these tests: one item a line, "id picture title"; "brand NAME LOGO"; "live ADDRESS"; "language TAG";
// "refused ITEM NAME"; a line "half" cannot be read.
inline Result<Parsed> read_lines(std::string_view bytes, const FeedContext& context) {
    Parsed reading;
    std::istringstream lines{std::string(bytes)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string id, picture, logo;
        words >> id >> picture >> logo;
        if (id == "half") return failure("ends in the middle", context.address + ":1:5");
        if (id == "items:") continue;
        if (id == "brand") {
            reading.brand = {picture, logo};
            continue;
        }
        if (id == "live") {
            reading.live = picture;
            continue;
        }
        if (id == "refused") {
            reading.refusals.push_back({picture, logo});
            continue;
        }
        if (id == "language") {
            reading.language = picture;
            continue;
        }
        if (id == "bad") {
            reading.complaints.push_back({Severity::warning, context.address + ", item 1", "has no id"});
            continue;
        }
        model::Item item;
        item.id = id;
        item.source = context.source;
        item.image = picture;
        item.title = logo;
        reading.items.push_back(item);
    }
    return reading;
}

inline Result<media::Header> examine_lines(std::string_view bytes) {
    if (!bytes.starts_with("PICTURE")) return failure("this is not a picture");
    return media::Header{media::Format::png, {static_cast<int>(bytes.size()), 7}, 1};
}

inline net::Answer page(std::string bytes, std::string etag = "") {
    net::Answer answer;
    answer.bytes = std::move(bytes);
    answer.etag = std::move(etag);
    answer.content_type = "application/feed+json";
    return answer;
}

// A screen in a small world: a web of pages, a disk, a clock with hands, and downloads that are there at once.
struct World {
    FakeDisk disk;
    std::map<std::string, net::Fetched> web;
    std::vector<net::Request> asked;
    std::vector<std::string> lines;
    Now now{WallTime(Milliseconds(1'800'000'000'000)), SteadyTime(Milliseconds(1'000'000))};
    model::News news;
    int publications = 0;
    bool slow_pictures = false;
    std::deque<std::pair<Ticket, net::Request>> started;
    std::map<std::size_t, net::StreamRequest> streams;  // by source
    int listenings = 0;                                 // begun or ended
    std::unique_ptr<Log> log;
    std::unique_ptr<Intake> intake;
    Read reader = read_lines;

    void start(std::vector<SourceSettings> sources) {
        started.clear();
        news = {};
        log = std::make_unique<Log>([this](std::string_view line) { lines.emplace_back(line); }, [] { return Now{}; },
                                    false);
        intake = std::make_unique<Intake>(std::move(sources),
                                          Intake::Seams{disk, *log,
                                                        [this](Ticket ticket, net::Request request) {
                                                            asked.push_back(request);
                                                            started.emplace_back(std::move(ticket), std::move(request));
                                                        },
                                                        reader, examine_lines, [] { return 0.0; },
                                                        [this](std::size_t source, const auto& request) {
                                                            ++listenings;
                                                            streams.erase(source);
                                                            if (request) streams.emplace(source, *request);
                                                        }},
                                          "/state", "en");
        intake->open(now);
        publish();
    }
    void start(const std::string& address) { start(std::vector<SourceSettings>{{address, Seconds(60), ""}}); }

    // Begins with a feed of these lines, of which kPicture is there, and has seen both.
    void see(const std::string& feed, const std::string& etag = "") {
        web[kFeed] = page(feed, etag);
        web[kPicture] = page("PICTURE a");
        start(kFeed);
        turn();
    }

    void publish() {
        if (const auto fresh = intake->publication(now)) {
            news = *fresh;
            ++publications;
        }
    }

    net::Fetched fetch(const net::Request& request) {
        const auto found = web.find(request.url);
        if (found == web.end()) {
            return std::unexpected(net::Failure{net::Fault::name, {"name not found: x", request.url}, std::nullopt});
        }
        if (found->second && !request.etag.empty() && request.etag == found->second->etag) {
            net::Answer same;
            same.status = 304;
            same.url = request.url;
            return same;
        }
        auto fetched = found->second;
        if (fetched && fetched->url.empty()) fetched->url = request.url;
        return fetched;
    }

    // Turns until nothing more is to do now.
    void turn() {
        for (int i = 0; i < 200; ++i) {
            const auto wait = intake->turn(now);
            publish();
            if (started.empty() && wait > Milliseconds(0)) return;
            for (auto& [ticket, request] : std::exchange(started, {})) {
                if (slow_pictures && std::holds_alternative<PictureTicket>(ticket)) {
                    started.emplace_back(ticket, request);
                    continue;
                }
                intake->arrived(ticket, fetch(request), now);
                publish();
            }
            if (slow_pictures && !started.empty()) return;
        }
        FAIL("the intake never rests");
    }
    // The stream of the first source says this; what it makes the intake do is done.
    void hear(const std::string& type, const std::string& data, const std::string& id = "") {
        intake->heard(0, streams.at(0).url, {type, data, id}, now);
        publish();
    }
    void wait(Milliseconds by) {
        now.wall += by;
        now.steady += by;
    }
    void later(Milliseconds by) {
        wait(by);
        turn();
    }
    std::string ids() const {
        std::string all;
        for (const auto& item : news.items) all += (all.empty() ? "" : " ") + item.id;
        return all;
    }
};

}  // namespace accolade::feed::test_world
