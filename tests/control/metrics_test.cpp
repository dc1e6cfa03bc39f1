// What Prometheus reads; tests/app has it read by promtool.
#include "control/metrics_text.h"

#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <sstream>

#include "control/oslo.h"
#include "support/temp_folder.h"

using namespace accolade;
using namespace accolade::control;
using accolade::test::oslo;

namespace {

const WallTime kNow = oslo().instant({2026, 11, 23}, 14 * 60 + 32);

model::Status busy() {
    model::Status status;
    status.version = "0.2";
    status.name = "Reception \"north\"\\";
    status.started = kNow - Seconds(7200);
    status.display = model::Display{"KMSDRM", {1920, 1080}};
    status.on = model::OnScreen{"secret-id", "story", kNow - Seconds(5), {}, model::Reason::rotation};
    status.items = 24;
    status.frames = 123'456;
    status.missed_frames = 3;
    status.longest_gap = Milliseconds(180);
    status.celebrations = 2;
    status.latency.events = 4;
    status.latency.sum = Milliseconds(1234);
    status.latency.within = {0, 1, 2, 3, 3, 3, 3, 4, 4};
    status.sources.push_back({});
    status.sources.back().name = "HR";
    status.sources.back().items = 24;
    status.sources.back().fresh_at = kNow - Milliseconds(1500);
    status.sources.back().failures = {{"no answer", 3}, {"token", 1}};
    status.picture_failures = {{"not a picture", 2}};
    status.troubles.push_back({{Severity::error, "kiosk.json:1:1", "wrong"}, kNow});
    status.last = {model::LastEnd::killed, {}, 12, 2};
    status.panel = model::Panel::asleep;
    status.journal_bytes = 45'056;
    return status;
}

Machine machine() {
    Machine machine;
    machine.memory = 81'000'000;
    machine.disk_free = 9'000'000;
    return machine;
}

bool has(const std::string& text, const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("every figure of the status is there, in seconds and bytes, by feed and by cause") {
    const auto text = metrics_text(busy(), machine(), kNow);
    for (const auto* line : {"accolade_build_info{version=\"0.2\",screen=\"Reception \\\"north\\\"\\\\\"} 1",
                             "accolade_display_up 1",
                             "accolade_showing_info{kind=\"story\",why=\"rotation\"} 1",
                             "accolade_frames_total 123456",
                             "accolade_missed_frames_total 3",
                             "accolade_longest_gap_seconds 0.180",
                             "accolade_feed_items{feed=\"HR\"} 24",
                             "accolade_feed_failing{feed=\"HR\"} 0",
                             "accolade_feed_failures_total{feed=\"HR\",cause=\"no answer\"} 3",
                             "accolade_picture_failures_total{cause=\"not a picture\"} 2",
                             "accolade_live_latency_seconds_bucket{le=\"0.005\"} 0",
                             "accolade_live_latency_seconds_bucket{le=\"1.000\"} 4",
                             "accolade_live_latency_seconds_bucket{le=\"+Inf\"} 4",
                             "accolade_live_latency_seconds_sum 1.234",
                             "accolade_live_latency_seconds_count 4",
                             "accolade_resident_memory_bytes 81000000",
                             "accolade_journal_bytes 45056",
                             "accolade_starts_total 12",
                             "accolade_unclean_ends_total 2",
                             "accolade_troubles{severity=\"error\"} 1",
                             "accolade_troubles{severity=\"warning\"} 0",
                             "accolade_panel_asleep 1"})
        CHECK_MESSAGE(has(text, line), line);
    CHECK(text.find("accolade_feed_fresh_timestamp_seconds{feed=\"HR\"} 1795440718.500") != std::string::npos);
    CHECK(text.find("secret-id") == std::string::npos);
    CHECK(has(metrics_text({}, {}, kNow), "accolade_display_up 0"));
}

TEST_CASE("the page about monitoring names every metric that there is") {
    const auto text = metrics_text(busy(), machine(), kNow);
    const auto page = TempFolder::read(ACCOLADE_SOURCE_DIR "/docs/monitoring.md");
    const std::regex type("# TYPE (accolade_\\w+) ");
    std::set<std::string> written;
    for (std::sregex_iterator it(text.begin(), text.end(), type), end; it != end; ++it) {
        CHECK(written.insert((*it)[1].str()).second);
        CHECK_MESSAGE(page.find("`" + (*it)[1].str()) != std::string::npos, (*it)[1].str());
    }
    CHECK(written.size() > 25);
    const std::regex named("`(accolade_[a-z_]+)");
    for (std::sregex_iterator it(page.begin(), page.end(), named), end; it != end; ++it)
        CHECK_MESSAGE(written.contains((*it)[1].str()), (*it)[1].str());
}
