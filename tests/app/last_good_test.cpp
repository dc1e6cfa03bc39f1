// What a screen shows that starts with settings which were broken while it was off.
#include "last_good.h"

#include <doctest/doctest.h>

#include "support/fake_disk.h"
#include "support/temp_folder.h"
#include "support/variable.h"

using namespace accolade;
using namespace accolade::app;

namespace {

const std::string kGood = R"({ "feeds": ["https://intranet.example.org/feed.json"], "theme": "nocturne" })";

struct Night {
    TempFolder folder;
    Variable state{"STATE_DIRECTORY", (folder / "state").c_str()};
    Places places{ACCOLADE_SOURCE_DIR};
    RealDisk disk;
    std::string said;
    Options options;

    Night() { options.config = (folder / "kiosk.json").string(); }

    // As a show starts. Nothing where it does not.
    std::optional<Setup> start(const std::optional<std::string>& config) {
        if (config) {
            folder.write("kiosk.json", *config);
        } else {
            std::filesystem::remove(folder / "kiosk.json");
        }
        Log log([this](std::string_view line) { said += line; }, machine_clock(), false);
        auto read = read_setup(options, places, disk);
        if (!read.setup) return stand_in(options, places, read, disk, log);
        CHECK(keep_last_good(read, disk));
        return std::move(read.setup);
    }
    std::filesystem::path kept() const { return last_good_file(folder / "kiosk.json"); }
};

}  // namespace

TEST_CASE("a screen that starts with broken settings has the last ones that were whole") {
    Night night;
    REQUIRE(night.start(kGood));
    for (const auto* broken :
         {"", "{ \"feeds\": [\"ftp:", "no JSON", R"({ "feed": [] })", R"({ "theme": "noctrune" })"}) {
        CAPTURE(broken);
        night.said.clear();
        const auto setup = night.start(broken);
        REQUIRE(setup);
        CHECK(setup->theme.name == "Nocturne");
        REQUIRE(setup->settings.feeds.size() == 1);
        CHECK(setup->settings.feeds[0].address == "https://intranet.example.org/feed.json");
        CHECK(night.said.find("starting with the last valid settings, " + night.kept().string()) != std::string::npos);
        CHECK(setup->files.front() == std::filesystem::canonical(night.folder / "kiosk.json"));
    }
    CHECK(night.start(std::nullopt)->theme.name == "Nocturne");  // also where somebody has deleted them
    CHECK(night.start("{}")->theme.name == "Atelier");           // and what is mended counts
}

TEST_CASE("where nothing is kept, what stands is shown, and no demo") {
    Night night;
    const auto setup = night.start(R"({ "feeds": [)");
    REQUIRE(setup);
    CHECK(sources_of(*setup, night.places).empty());
    CHECK(night.said.find("starting with the settings that are valid") != std::string::npos);
}

TEST_CASE("kept settings that were damaged themselves are not used") {
    Night night;
    REQUIRE(night.start(kGood));
    night.folder.write(std::filesystem::relative(night.kept(), night.folder.path()).string(), "{ \"feeds\": ");
    const auto setup = night.start("{");
    REQUIRE(setup);
    CHECK(sources_of(*setup, night.places).empty());
}

TEST_CASE("a settings file that never was is a mistake of the command line") {
    Night night;
    CHECK_FALSE(night.start(std::nullopt));
}

TEST_CASE("each settings file has its own kept one, and the same one is not written twice") {
    Night night;
    REQUIRE(night.start(kGood));
    const auto first = std::filesystem::last_write_time(night.kept());
    REQUIRE(night.start(kGood));
    CHECK(std::filesystem::last_write_time(night.kept()) == first);
    CHECK(last_good_file("/etc/accolade/kiosk.json") != night.kept());
}

TEST_CASE("a wrong theme on the command line is an error, whatever is kept") {
    Night night;
    REQUIRE(night.start(kGood));
    night.options.themes = {"noctrune"};
    CHECK_FALSE(night.start(kGood));
}

TEST_CASE("a disk that is full costs only what would be kept") {
    Night night;
    night.folder.write("kiosk.json", kGood);
    const auto read = read_setup(night.options, night.places, night.disk);
    test::FakeDisk full;
    full.full = true;
    CHECK_FALSE(keep_last_good(read, full));
}
