#include "phrases.h"

#include <doctest/doctest.h>

#include "config/settings_reader.h"
#include "os/disk.h"
#include "support/temp_folder.h"

using namespace accolade;
using namespace accolade::app;

namespace {

const Places kPlaces{ACCOLADE_SOURCE_DIR};

struct Found {
    std::shared_ptr<const wording::Phrases> phrases;
    Complaints complaints;
};

Found found(std::string_view settings, const Places& places = kPlaces) {
    RealDisk disk;
    const auto read = config::read_settings(settings, "kiosk.json", "/etc/accolade");
    Found result{nullptr, read.complaints};
    result.phrases = read_phrases(read.settings, read.places, places, disk, result.complaints);
    return result;
}

}  // namespace

TEST_CASE("the settings say a phrase otherwise, in the screen's language or in another") {
    const auto [phrases, complaints] =
        found(R"({"phrases": {"kind.kudos": "Gut gemacht", "fr": {"kind.kudos": "Bravo"}}, "language": "de"})");
    CHECK(complaints == Complaints{});
    CHECK(phrases->say("kind.kudos", "de-AT") == "Gut gemacht");
    CHECK(phrases->say("kind.kudos", "fr") == "Bravo");
    CHECK(phrases->say("kind.kudos", "en") == "Thank you");
    CHECK(phrases->say("kind.award", "de") == "Auszeichnung");
}

TEST_CASE("where the settings name no language, a phrase counts in every language that is not named") {
    const auto [phrases, complaints] = found(R"({"phrases": {"kind.kudos": "Bravo", "de": {"kind.kudos": "Prima"}}})");
    CHECK(complaints == Complaints{});
    CHECK(phrases->say("kind.kudos", "nb") == "Bravo");
    CHECK(phrases->say("kind.kudos", "sk") == "Bravo");
    CHECK(phrases->say("kind.kudos", "de") == "Prima");
    CHECK(phrases->say("kind.award", "de") == "Auszeichnung");
}

TEST_CASE("a phrase that cannot be used is named where it stands") {
    const auto [phrases, complaints] = found(
        "{\"phrases\": {\n\"kind.kudo\": \"x\",\n\"de\": {\"milestone.goal\": \"{goal}\"},\n"
        "\"kind.award\": 7, \"Klingon!\": {}}}");
    std::string said;
    for (const auto& complaint : complaints) said += to_string(complaint) + "\n";
    CHECK(said ==
          "kiosk.json:4:15: error: the phrase \"kind.award\" must be a text, not a number\n"
          "kiosk.json:4:18: error: \"Klingon!\" is not a language; write it like \"en\" or \"de-CH\"\n"
          "kiosk.json:2:1: error: there is no phrase \"kind.kudo\"; did you mean \"kind.kudos\"?\n"
          "kiosk.json:3:8: error: \"milestone.goal\" has no {goal}; it is written like \"of {target}\"\n");
    CHECK(phrases->say("milestone.goal", "de", {{"target", "7"}}) == "von 7");
}

TEST_CASE("a file of the installation goes before what is built in, and a damaged one costs nothing") {
    const TempFolder folder;
    std::filesystem::create_directories(folder.path() / "assets/phrases");
    folder.write("assets/phrases/en.json", R"({"kind.story": "Our best"})");
    folder.write("assets/phrases/de.json", "{\"kind.story\": ");
    folder.write("assets/phrases/is.json", R"({"kind.story": "Saga"})");
    const auto [phrases, complaints] = found("{}", Places{folder.path()});
    CHECK(complaints.size() == 1);
    CHECK_FALSE(any_error(complaints));
    CHECK(phrases->say("kind.story", "en") == "Our best");
    CHECK(phrases->say("kind.award", "en") == "Award");
    CHECK(phrases->say("kind.story", "de") == "Erfolgsgeschichte");
    CHECK(phrases->say("kind.story", "is") == "Saga");
}
