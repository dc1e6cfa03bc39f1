#include "app/options.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "command_table.h"

using namespace accolade;
using namespace accolade::app;

namespace {

Result<Options> read(std::vector<std::string_view> words) {
    return read_options(words);
}

std::string trouble(std::vector<std::string_view> words) {
    const auto options = read(std::move(words));
    return options ? "" : to_string(options.error());
}

}  // namespace

TEST_CASE("without a word the show is run, over the whole screen") {
    const auto options = read({});
    REQUIRE(options);
    CHECK(*options == Options{});
    CHECK(options->command == Subcommand::run);
    CHECK_FALSE(options->windowed);
}

TEST_CASE("every flag is heeded, with its value after it or after an equals sign") {
    const auto show = read({"run", "--config", "k.json", "--feed=f.json", "--theme", "nocturne", "--windowed=800x600",
                            "--rotate", "270", "--for=20", "--hurry=100"});
    REQUIRE(show);
    Options wanted;
    wanted.config = "k.json";
    wanted.feed = "f.json";
    wanted.themes = {"nocturne"};
    wanted.windowed = PixelSize{800, 600};
    wanted.rotation = 270;
    wanted.run_for = Seconds(20);
    wanted.hurry = 100;
    CHECK(*show == wanted);

    const auto pictures = read({"preview", "--out", "o", "--size=1920x1080", "--size", "1080x1920", "--at",
                                "2026-11-23", "--theme", "nocturne", "--theme=base", "--rotate=90"});
    REQUIRE(pictures);
    wanted = {};
    wanted.command = Subcommand::preview;
    wanted.out = "o";
    wanted.sizes = {{1920, 1080}, {1080, 1920}};
    wanted.at = "2026-11-23";
    wanted.themes = {"nocturne", "base"};
    wanted.rotation = 90;
    CHECK(*pictures == wanted);
}

TEST_CASE("what a command does not take is not passed over in silence") {
    CHECK(trouble({"--at", "2026-11-23"}) == "run does not take --at (accolade --help)");
    CHECK(trouble({"--out", "o", "check"}) == "check does not take --out (accolade --help)");
    CHECK(trouble({"preview", "--out", "o", "--windowed"}) == "preview does not take --windowed (accolade --help)");
    CHECK(trouble({"--theme", "base", "--theme", "nocturne"}) == "run takes one --theme; previews take several");
    CHECK(trouble({"--help=1"}) == "--help takes no value");
}

TEST_CASE("the commands are run, check and preview") {
    CHECK(read({"check"})->command == Subcommand::check);
    CHECK(read({"preview", "--out", "o"})->command == Subcommand::preview);
    CHECK(read({"--theme", "base", "run"})->command == Subcommand::run);
}

TEST_CASE("help and version are given whatever else is said") {
    CHECK(read({"--help"})->command == Subcommand::help);
    CHECK(read({"-h"})->command == Subcommand::help);
    CHECK(read({"preview", "--version"})->command == Subcommand::version);
    CHECK(help_text().find("  preview ") != std::string::npos);
}

TEST_CASE("help is about the command that is named, and lists every option that it takes") {
    CHECK_FALSE(read({"--help"})->about);
    CHECK_FALSE(read({"help"})->about);
    CHECK(read({"report", "--help"})->about == Subcommand::report);
    CHECK(read({"report", "--by", "team", "-h"})->about == Subcommand::report);
    CHECK(read({"help", "report"})->about == Subcommand::report);
    CHECK(read({"--help", "report"})->about == Subcommand::report);
    const auto all = help_text();
    for (const auto& row : command_table()) {
        CAPTURE(std::string(row.name));
        CHECK(all.find("\n  " + std::string(row.name)) != std::string::npos);
        const auto help = help_text(row.command);
        CHECK(help.starts_with("accolade " + std::string(row.name)));
        for (const auto option : row.options) CHECK(help.find("\n  " + std::string(option)) != std::string::npos);
        CHECK(help.ends_with('\n'));
        for (std::size_t at = 0; at < help.size(); at = help.find('\n', at) + 1) CHECK(help.find('\n', at) - at <= 100);
    }
    for (const auto& option : option_table()) {
        if (option.name == "--help" || option.name == "--version") continue;
        CAPTURE(std::string(option.name));
        CHECK(std::ranges::any_of(command_table(), [&](const CommandRow& row) {
            return std::ranges::find(row.options, option.name) != row.options.end();
        }));
    }
}

TEST_CASE("who is to be forgotten may be named in several words") {
    const auto options = read({"forget", "Ada", "Holm", "--state", "/var/lib/kiosk"});
    REQUIRE(options);
    CHECK(options->command == Subcommand::forget);
    CHECK(options->word == "Ada Holm");
    CHECK(trouble({"forget"}) == "forget needs NAME after it (accolade --help)");
    CHECK(trouble({"forget", "--all", "Ada"}) == "forget does not take --all (accolade --help)");
}

TEST_CASE("a window has a size of its own choice, or the usual one") {
    CHECK(read({"--windowed"})->windowed == PixelSize{1280, 720});
    CHECK(read({"--windowed", "--for", "3"})->windowed == PixelSize{1280, 720});
    CHECK(trouble({"--windowed=big"}) == "--windowed takes a size like 1280x720, not \"big\"");
}

TEST_CASE("a slip of the finger is answered with the word that was meant") {
    CHECK(trouble({"--them", "base"}) == "unknown: --them; did you mean --theme? (accolade --help)");
    CHECK(trouble({"preveiw"}) == "unknown: preveiw; did you mean preview? (accolade --help)");
    CHECK(trouble({"frobnicate"}) == "unknown: frobnicate (accolade --help)");
    CHECK(trouble({"run", "check"}) == "one command at a time; \"check\" is a second one");
    CHECK(trouble({""}) == "unknown: \"\" (accolade --help)");
}

TEST_CASE("a wrong value is named, with what is expected") {
    CHECK(trouble({"--rotate", "45"}) == "--rotate takes 0, 90, 180 or 270, not \"45\"");
    CHECK(trouble({"--for", "0"}) == "--for takes a number of seconds, not \"0\"");
    CHECK(trouble({"--hurry", "0"}) == "--hurry takes a factor (1 to 1000), not \"0\"");
    CHECK(trouble({"--for", "soon"}) == "--for takes a number of seconds, not \"soon\"");
    CHECK(trouble({"--size", "12x12"}).starts_with("--size takes a size in pixels"));
    CHECK(trouble({"--size", "1920x1080x2"}).starts_with("--size takes a size in pixels"));
    for (const auto& words : {std::vector<std::string_view>{"--feed"}, {"--feed", ""}, {"--feed="}})
        CHECK(trouble(words) == "--feed needs a value (accolade --help)");
    CHECK(trouble({"preview"}).starts_with("preview needs --out DIR"));
}

TEST_CASE("what is said to a running show: a command, its word, and which show is meant") {
    const auto status = read({"status", "--json", "--watch", "--state", "/var/lib/kiosk"});
    REQUIRE(status);
    Options wanted;
    wanted.command = Subcommand::status;
    wanted.json = wanted.watch = true;
    wanted.state = "/var/lib/kiosk";
    CHECK(*status == wanted);

    const auto rehearse = read({"rehearse", "next"});  // an item may be called like a command
    REQUIRE(rehearse);
    CHECK(rehearse->command == Subcommand::rehearse);
    CHECK(rehearse->word == "next");

    CHECK(trouble({"screenshot"}) == "screenshot needs FILE.png after it (accolade --help)");
    CHECK(trouble({"next", "--json"}) == "next does not take --json (accolade --help)");
    CHECK(trouble({"status", "--json=yes"}) == "--json takes no value");
    CHECK(trouble({"idnetify"}) == "unknown: idnetify; did you mean identify? (accolade --help)");
}

TEST_CASE("explain takes any number of items, and the moment they are asked for") {
    const auto options = read({"explain", "storm-crew", "check", "--at", "2026-12-24"});
    REQUIRE(options);
    CHECK(options->command == Subcommand::explain);
    CHECK(options->ids == std::vector<std::string>{"storm-crew", "check"});
    CHECK(options->at == "2026-12-24");
    CHECK(trouble({"explain", "--theme", "base"}) == "explain does not take --theme (accolade --help)");
    CHECK(trouble({"check", "--all"}) == "check does not take --all (accolade --help)");
}

TEST_CASE("a report takes days, what its rows are, files, and the journals of other screens as a shell lists them") {
    const auto options = read({"report", "--from", "2026-11", "--by=team", "--html", "page.html", "--csv", "rows.csv",
                               "--csv-bom", "--merge", "a.sqlite", "b.sqlite", "--merge", "c.sqlite"});
    REQUIRE(options);
    CHECK(options->command == Subcommand::report);
    CHECK(options->from == "2026-11");
    CHECK(options->by == "team");
    CHECK(options->html == "page.html");
    CHECK(options->csv == "rows.csv");
    CHECK(options->csv_bom);
    CHECK(options->merge == std::vector<std::string>{"a.sqlite", "b.sqlite", "c.sqlite"});
    CHECK(trouble({"report", "--by", "week"}) == "--by takes person, team, kind or site, not \"week\"");
    CHECK(trouble({"report", "a.sqlite"}) == "unknown: a.sqlite (accolade --help)");
}
