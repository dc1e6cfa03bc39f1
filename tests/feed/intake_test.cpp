#include "intake.h"

#include <doctest/doctest.h>

#include <charconv>
#include <deque>
#include <memory>
#include <sstream>

#include "base/digest.h"
#include "feed/intake_world.h"
#include "support/fake_disk.h"

namespace accolade::feed {

using namespace test_world;

TEST_CASE("items come with their pictures, whose bytes lie in the archive") {
    World world;
    world.web[kFeed] = page("brand Nordhavn https://news.example/logo.svg\na " + kPicture + "\nb");
    world.web[kPicture] = page("PICTURE a");
    world.web["https://news.example/logo.svg"] = page("PICTURE logo");
    world.start(kFeed);
    world.turn();
    CHECK(world.ids() == "a b");
    CHECK(world.news.items.at(0).source == kFeed);
    CHECK(world.news.brand.name == "Nordhavn");
    REQUIRE(world.news.pictures.size() == 2);
    const auto& picture = world.news.pictures.at(kPicture);
    CHECK(picture.size == PixelSize{9, 7});
    CHECK(world.disk.files.at(picture.path).bytes == "PICTURE a");
    CHECK(world.intake->idle());
    CHECK(world.intake->complaints().empty());
    CHECK(world.lines.empty());
}

TEST_CASE("who agreed to no display is named in the news, once, for those who remember names; and it is news") {
    World world;
    world.see("a\nrefused x Ben\nrefused y Ada\nrefused x Ben");
    CHECK(world.ids() == "a");
    CHECK(world.news.refusals == std::vector<model::Refusal>{{"x", "Ben"}, {"y", "Ada"}});
    const auto publications = world.publications;
    world.web[kFeed] = page("a\nrefused y Ada");
    world.later(Seconds(61));
    CHECK(world.news.refusals == std::vector<model::Refusal>{{"y", "Ada"}});
    CHECK(world.publications == publications + 1);
}

TEST_CASE("looks that brought nothing are counted by their cause") {
    World world;
    world.see("a");
    world.web.erase(kFeed);
    for (int i = 0; i < 4; ++i) world.later(Seconds(600));
    world.web[kFeed] = page("half");
    world.later(Seconds(3600));
    const auto failures = world.intake->sources().at(0).failures;
    CHECK(failures.size() == 2);
    CHECK(failures.at("name") > 1);
    CHECK(failures.at("unreadable") >= 1);
}

TEST_CASE("after a restart without a network the last news are shown at once, pictures and all") {
    World world;
    world.see("a " + kPicture + "\nb", "\"1\"");
    const auto before = world.news;
    world.web.clear();
    world.asked.clear();
    world.disk.writes = 0;
    world.start(kFeed);
    CHECK(world.asked.empty());
    CHECK(world.news == before);
    world.turn();
    world.later(Seconds(3600));
    CHECK(world.news == before);
    CHECK(world.disk.writes == 0);
}

TEST_CASE("a screen that has lost sight of its feeds for a while keeps what it knew of them") {
    World world;
    world.see("a " + kPicture + "\nb", "\"1\"");
    const auto before = world.news;
    world.start(std::vector<SourceSettings>{});
    world.turn();
    world.later(Seconds(3600));
    CHECK(world.ids().empty());
    world.web.clear();
    world.start(kFeed);
    CHECK(world.news == before);
}

TEST_CASE("a feed that answers 304, or the same bytes again, writes nothing and publishes nothing") {
    World world;
    world.web[kFeed] = page("a " + kPicture, "\"1\"");
    world.web[kPicture] = page("PICTURE a", "\"p\"");
    world.start(kFeed);
    world.turn();
    const int publications = world.publications;
    world.disk.writes = 0;
    for (int i = 0; i < 100; ++i) world.later(Seconds(60));  // pictures are asked for again within that time
    world.web[kFeed]->etag = "\"2\"";
    world.later(Seconds(60));
    CHECK(world.asked.back().etag == "\"1\"");
    world.later(Seconds(60));
    CHECK(world.asked.back().etag == "\"2\"");
    CHECK(world.disk.writes == 0);
    CHECK(world.publications == publications);
    CHECK(world.lines.empty());
}

TEST_CASE("a feed that differs in nothing that is shown is not written, one that changes four times an hour at most") {
    World world;
    world.web[kPicture] = page("PICTURE a");
    world.web[kFeed] = page("a " + kPicture + "\nbad 0");
    world.start(kFeed);
    world.turn();
    world.later(Seconds(60));
    world.disk.writes = 0;
    for (int i = 1; i <= 24 * 60; ++i) {  // a day, in which only what nobody sees differs
        world.web[kFeed] = page("a " + kPicture + "?sig=" + std::to_string(i) + "\nbad " + std::to_string(i));
        world.web[kPicture + "?sig=" + std::to_string(i)] = page("PICTURE a");
        world.later(Seconds(60));
    }
    CHECK(world.disk.writes == 0);
    for (int i = 1; i <= 60; ++i) {  // an hour with something new each minute
        std::string more;
        for (int j = 0; j < i; ++j) more += "\nn" + std::to_string(j);
        world.web[kFeed] = page("a " + kPicture + more);
        world.later(Seconds(60));
    }
    CHECK(world.disk.writes >= 3);
    CHECK(world.disk.writes <= 5);
    const auto writes = world.disk.writes;
    world.web[kFeed] = page("a " + kPicture);  // what is withdrawn goes at once
    world.later(Seconds(60));
    world.later(Seconds(60));
    world.later(Seconds(1));
    CHECK(world.disk.writes > writes);
    for (const auto& [path, file] : world.disk.files) {
        CAPTURE(path);
        CHECK(file.bytes.find("n30") == std::string::npos);
    }
}

TEST_CASE("at every write of news and pictures, those that lie on the disk come back whole") {
    World world;
    world.see("a " + kPicture, "\"1\"");
    world.later(Seconds(15 * 60));
    const auto old_picture = world.news.pictures.at(kPicture);
    const std::string other = "https://news.example/b.png";
    world.web[kFeed] = page("a " + kPicture + "\nb " + other, "\"2\"");
    world.web[other] = page("PICTURE bb");
    world.slow_pictures = true;
    world.later(Seconds(61));
    CHECK(world.ids() == "a b");
    // The power goes while the new picture is still on its way.
    {
        World after;
        after.disk.files = world.disk.files;
        after.start(kFeed);
        CHECK(after.ids() == "a");
        CHECK(after.news.pictures.at(kPicture) == old_picture);
    }
    world.slow_pictures = false;
    world.turn();
    world.later(Seconds(3));
    World after;
    after.disk.files = world.disk.files;
    after.start(kFeed);
    CHECK(after.ids() == "a b");
    CHECK(after.news.pictures.size() == 2);
}

TEST_CASE("a web page instead of a feed changes nothing") {
    World world;
    world.web[kFeed] = page("a\nb", "\"1\"");
    world.start(kFeed);
    world.turn();
    world.disk.writes = 0;
    world.web[kFeed] = page("  <html><title>Hotel Wi-Fi\x1b[2J", "\"portal\"");
    world.later(Seconds(60));
    world.web[kFeed] = page("sign in", "\"portal\"");
    world.web[kFeed]->content_type = "text/html; charset=utf-8";
    world.later(Seconds(60));
    CHECK(world.ids() == "a b");
    CHECK(world.disk.writes == 0);
    CHECK(world.asked.back().etag == "\"1\"");
    REQUIRE(world.lines.size() == 2);
    CHECK(world.lines.at(0).find("got a web page, not a feed") != std::string::npos);
    CHECK(world.lines.at(0).find('\x1b') == std::string::npos);
    world.web[kFeed] = page("a\nb\nc", "\"3\"");
    world.later(Seconds(60));
    CHECK(world.ids() == "a b c");
}

TEST_CASE("half a feed changes nothing, and is asked for again with patience") {
    World world;
    world.web[kFeed] = page("a\nb");
    world.start(kFeed);
    world.turn();
    world.web[kFeed] = page("a\nhalf");
    world.asked.clear();
    for (int i = 0; i < 3600; ++i) world.later(Seconds(1));
    CHECK(world.ids() == "a b");
    CHECK(world.asked.size() <= 13);
    CHECK(world.lines.size() == 1);
    CHECK(world.intake->complaints().size() == 1);
}

TEST_CASE("a server that asks us to wait is left alone for so long") {
    World world;
    world.web[kFeed] = std::unexpected(net::Failure{net::Fault::busy, {"busy", kFeed}, Seconds(600)});
    world.start(kFeed);
    world.turn();
    world.asked.clear();
    world.later(Seconds(599));
    CHECK(world.asked.empty());
    world.later(Seconds(1));
    CHECK(world.asked.size() == 1);
    world.intake->refetch();  // an operator may insist
    world.turn();
    CHECK(world.asked.size() == 2);
}

TEST_CASE("an empty feed is shown when it has been empty for a minute") {
    World world;
    world.web[kFeed] = page("a\nb", "\"1\"");
    world.start(kFeed);
    world.turn();
    world.web[kFeed] = page("items:", "\"2\"");
    world.later(Seconds(60));
    CHECK(world.ids() == "a b");
    world.intake->refetch();
    world.turn();
    CHECK(world.ids() == "a b");
    world.later(Seconds(60));
    CHECK(world.ids().empty());
    world.start(kFeed);  // and it is what is kept
    CHECK(world.ids().empty());
}

TEST_CASE("a doubt ends when the feed is itself again") {
    World world;
    world.web[kFeed] = page("a\nb");
    world.start(kFeed);
    world.turn();
    for (int i = 0; i < 5; ++i) {
        world.web[kFeed] = page("items:");
        world.later(Seconds(60));
        world.web[kFeed] = page("a\nb");
        world.later(Seconds(60));
        CHECK(world.ids() == "a b");
    }
    CHECK(world.intake->complaints().empty());
}

TEST_CASE("of items with the same id in two feeds the first feed's is shown, whichever came first") {
    World world;
    world.web[kOther] = page("a\nc\nbad");
    world.start(std::vector<SourceSettings>{{kFeed, Seconds(60), ""}, {kOther, Seconds(60), ""}});
    world.turn();
    CHECK(world.ids() == "a c");
    world.web[kFeed] = page("a\nb");
    world.later(Seconds(60));
    CHECK(world.ids() == "a b c");
    CHECK(world.news.items.at(0).source == kFeed);
    const auto complaints = world.intake->complaints();
    REQUIRE(complaints.size() == 2);
    CHECK(complaints.at(0).what == "has no id");
    CHECK(complaints.at(1).what == "an item of this id is in https://news.example/feed.json too; that one is shown");
    const auto lines = world.lines.size();
    for (int i = 0; i < 10; ++i) world.later(Seconds(60));
    CHECK(world.lines.size() == lines);
}

TEST_CASE("the news are in the language of the first feed that names one, and another language is news") {
    World world;
    world.web[kFeed] = page("a", "\"1\"");
    world.web[kOther] = page("language nb\nb", "\"2\"");
    world.start(std::vector<SourceSettings>{{kFeed, Seconds(60), ""}, {kOther, Seconds(60), ""}});
    world.turn();
    CHECK(world.news.language == "nb");
    world.web[kFeed] = page("language da\na", "\"3\"");
    const auto publications = world.publications;
    world.later(Seconds(60));
    CHECK(world.news.language == "da");
    CHECK(world.publications == publications + 1);
    CHECK(world.ids() == "a b");
}

TEST_CASE("items do not wait for pictures, and pictures come in batches") {
    World world;
    std::string feed;
    for (int i = 0; i < 12; ++i) {
        const auto picture = "https://news.example/" + std::to_string(i) + ".png";
        feed += std::to_string(i) + " " + picture + "\n";
        world.web[picture] = page("PICTURE " + std::to_string(i));
    }
    world.web[kFeed] = page(feed);
    world.slow_pictures = true;
    world.start(kFeed);
    world.turn();
    CHECK(world.news.items.size() == 12);
    CHECK(world.news.pictures.empty());
    CHECK(world.publications == 1);
    CHECK(world.started.size() == 4);  // a few at a time

    const auto arrive = [&world] {
        const auto [ticket, request] = world.started.front();
        world.started.pop_front();
        world.intake->arrived(ticket, world.fetch(request), world.now);
        world.publish();
        world.intake->turn(world.now);
        world.publish();
    };
    for (int i = 0; i < 6; ++i) arrive();
    CHECK(world.publications == 1);
    CHECK(world.started.size() == 4);
    world.wait(Seconds(2));
    world.intake->turn(world.now);
    world.publish();
    CHECK(world.publications == 2);
    CHECK(world.news.pictures.size() == 6);
    for (int i = 0; i < 6; ++i) arrive();
    CHECK(world.publications == 3);  // the last one waits for nobody
    CHECK(world.news.pictures.size() == 12);
}

TEST_CASE("a picture that is none is left out, told once, and tried again") {
    World world;
    world.web[kFeed] = page("a " + kPicture, "\"1\"");
    world.web[kPicture] = page("<html>no such picture</html>");
    world.start(kFeed);
    world.turn();
    CHECK(world.ids() == "a");
    CHECK(world.news.pictures.empty());
    for (int i = 0; i < 100; ++i) world.later(Seconds(10));
    CHECK(world.lines.size() == 1);
    CHECK(world.intake->complaints().size() == 1);
    CHECK(to_string(world.intake->complaints().at(0)) ==
          kFeed + ", item \"a\": warning: picture " + kPicture +
              ": item \"a\" is shown without this picture: this is not a picture");
    CHECK(world.lines.at(0) == "warning: " + kFeed + ", item \"a\": picture " + kPicture +
                                   ": this is not a picture; item \"a\" is shown without this picture\n");
    CHECK(world.disk.files.size() == 1);  // the feed alone
    world.web[kPicture] = page("PICTURE at last");
    world.later(Seconds(900));
    CHECK(world.news.pictures.size() == 1);
}

TEST_CASE("a picture with new bytes is a new file, and the old one goes a minute later") {
    World world;
    world.web[kFeed] = page("a " + kPicture, "\"1\"");
    world.web[kPicture] = page("PICTURE one", "\"1\"");
    world.start(kFeed);
    world.turn();
    const auto old = world.news.pictures.at(kPicture).path;
    world.web[kPicture] = page("PICTURE two!", "\"2\"");
    for (int i = 0; i < 62; ++i) world.later(Seconds(60));
    const auto now = world.news.pictures.at(kPicture).path;
    CHECK(now != old);
    CHECK(world.disk.files.contains(now));
    CHECK_FALSE(world.disk.files.contains(old));
}

TEST_CASE("a picture under a new signature is the one that it was: not fetched again, not gone for an instant") {
    World world;
    const auto signed_with = [](int i) { return kPicture + "?sig=" + std::to_string(i); };
    const auto fetches = [&world] {
        return std::ranges::count_if(world.asked, [](const auto& request) { return request.url != kFeed; });
    };
    for (int i = 0; i < 50; ++i) world.web[signed_with(i)] = page("PICTURE a");
    world.web[kFeed] = page("a " + signed_with(0));
    world.start(kFeed);
    world.turn();
    const auto file = world.news.pictures.at(signed_with(0));
    for (int i = 1; i < 50; ++i) {
        world.web[kFeed] = page("a " + signed_with(i));
        world.later(Seconds(60));
        REQUIRE(world.news.pictures.size() == 1);
        CHECK(world.news.pictures.at(signed_with(i)) == file);
    }
    CHECK(fetches() == 1);
    world.later(Seconds(11 * 60));  // an hour after the first
    CHECK(fetches() == 2);
    CHECK(world.asked.back().url == signed_with(49));  // by the newest signature

    world.web.clear();
    world.start(kFeed);
    CHECK(world.news.pictures.at(signed_with(0)) == file);  // nothing else was worth a write
}

TEST_CASE("one picture under two signatures in a feed is fetched once") {
    World world;
    world.web[kPicture + "?sig=1"] = world.web[kPicture + "?sig=2"] = page("PICTURE a");
    world.web[kFeed] = page("a " + kPicture + "?sig=1\nb " + kPicture + "?sig=2");
    world.start(kFeed);
    world.turn();
    CHECK(world.asked.size() == 2);
    CHECK(world.news.pictures.size() == 2);
}

TEST_CASE("pictures that differ in what is no signature are different ones") {
    World world;
    world.web["https://news.example/photo?id=1"] = page("PICTURE of Ada");
    world.web[kFeed] = page("a https://news.example/photo?id=1");
    world.start(kFeed);
    world.turn();
    CHECK(world.news.pictures.size() == 1);
    world.web[kFeed] = page("a https://news.example/photo?id=2");  // not there yet
    world.later(Seconds(60));
    CHECK(world.news.pictures.empty());
}

TEST_CASE("a picture that was replaced under its own name is asked for when its item changes, but not all the time") {
    World world;
    world.web[kFeed] = page("a " + kPicture, "\"1\"");
    world.web[kPicture] = page("PICTURE one", "\"p1\"");
    world.start(kFeed);
    world.turn();
    const auto before = world.news.pictures.at(kPicture);
    world.web[kPicture] = page("PICTURE two!", "\"p2\"");
    for (int i = 0; i < 5; ++i) world.later(Seconds(60));
    CHECK(world.news.pictures.at(kPicture) == before);
    world.asked.clear();
    world.web[kFeed] = page("a " + kPicture + " changed", "\"2\"");
    world.later(Seconds(60));
    CHECK(world.asked.back().etag == "\"p1\"");
    world.later(Seconds(2));
    CHECK(world.news.pictures.at(kPicture) != before);
    CHECK(world.disk.files.at(world.news.pictures.at(kPicture).path).bytes == "PICTURE two!");
    // A server that has nothing to say "unchanged" by is spared.
    world.web[kPicture] = page("PICTURE two!");
    world.intake->refetch();
    world.turn();
    world.asked.clear();
    for (int i = 0; i < 10; ++i) {
        world.web[kFeed] = page("a " + kPicture + " " + std::to_string(i), std::to_string(i));
        world.later(Seconds(60));
    }
    CHECK(std::ranges::count(world.asked, kPicture, &net::Request::url) <= 1);
}

TEST_CASE("pictures are asked for again, by their validators, at the start and when somebody asks for everything") {
    World world;
    world.web[kFeed] = page("a " + kPicture, "\"1\"");
    world.web[kPicture] = page("PICTURE one", "\"p1\"");
    world.start(kFeed);
    world.turn();
    world.web[kPicture] = page("PICTURE two!", "\"p2\"");
    world.intake->refetch();
    world.turn();
    world.later(Seconds(2));
    CHECK(world.disk.files.at(world.news.pictures.at(kPicture).path).bytes == "PICTURE two!");
    world.web[kPicture] = page("PICTURE three", "\"p3\"");
    world.asked.clear();
    world.start(kFeed);
    CHECK(world.news.pictures.size() == 1);  // the old one, until the new one is there
    world.turn();
    CHECK(world.asked.back().etag == "\"p2\"");
    world.later(Seconds(2));
    CHECK(world.disk.files.at(world.news.pictures.at(kPicture).path).bytes == "PICTURE three");
}

TEST_CASE("a picture that cannot be had anew stays, and the log says so") {
    World world;
    world.see("a " + kPicture, "\"1\"");
    const auto before = world.news.pictures;
    world.web.erase(kPicture);
    world.intake->refetch();
    world.turn();
    CHECK(world.news.pictures == before);
    REQUIRE(world.lines.size() == 1);
    CHECK(world.lines[0].ends_with("; the picture that was there before is shown\n"));
}

TEST_CASE("what was withdrawn is erased, its picture with it") {
    World world;
    world.see("a " + kPicture + "\nb");
    const auto path = world.news.pictures.at(kPicture).path;
    world.web[kFeed] = page("b\nc");
    world.later(Seconds(60));
    CHECK(world.ids() == "b c");
    CHECK(world.news.pictures.empty());
    world.later(Seconds(60));
    CHECK_FALSE(world.disk.files.contains(path));
}

TEST_CASE("the token goes to its feed and to pictures of the same origin") {
    World world;
    world.disk.put("/run/token", "  canary\n");
    world.web[kFeed] = page("a " + kPicture + "\nb https://cdn.example/b.png");
    world.web[kPicture] =
        std::unexpected(net::Failure{net::Fault::auth, {"token refused (403)", kPicture}, std::nullopt});
    world.start({{kFeed, Seconds(60), "/run/token"}});
    world.turn();
    REQUIRE(world.asked.size() == 3);
    CHECK(world.asked.at(0).credentials.token == "canary");
    CHECK(world.asked.at(1).credentials.token == "canary");
    CHECK(world.asked.at(2).credentials.token.empty());
    for (const auto& line : world.lines) CHECK(line.find("canary") == std::string::npos);
    for (const auto& [path, file] : world.disk.files) {
        if (path != "/run/token") CHECK(file.bytes.find("canary") == std::string::npos);
    }
    world.disk.files.erase("/run/token");
    world.later(Seconds(60));
    CHECK(world.asked.back().url != kFeed);
    CHECK(world.ids() == "a b");
}

TEST_CASE("a feed from the internet reaches neither files nor what is nearer than itself") {
    World world;
    world.disk.put("/etc/passwd", "PICTURE of users");
    world.web[kFeed] = page("a /etc/passwd\nb file:///etc/passwd\nc http://10.0.0.1/x.png");
    world.web[kFeed]->reach = net::Reach::everyone;
    world.start(kFeed);
    world.turn();
    CHECK(world.news.pictures.empty());
    REQUIRE(world.asked.size() == 2);
    CHECK(world.asked.back().reach == net::Reach::everyone);
}

TEST_CASE(
    "through a proxy a feed's own server is asked for its pictures, whatever its name, and no other that is near") {
    World world;
    world.web[kFeed] = page("a " + kPicture + "\nb https://cdn.example/b.png");
    world.web[kFeed]->reach = net::Reach::everyone;
    world.web[kFeed]->through_proxy = true;
    world.start(kFeed);
    world.turn();
    REQUIRE(world.asked.size() == 3);
    CHECK(world.asked.at(1).url == kPicture);
    CHECK(world.asked.at(1).reach == net::Reach::machine);
    CHECK(world.asked.at(2).reach == net::Reach::everyone);
}

TEST_CASE("a file is followed as it changes, with its pictures where they lie") {
    World world;
    world.disk.put("/srv/feed.json", "a /srv/pictures/a.png\nb /srv/pictures/b.png");
    world.disk.put("/srv/pictures/a.png", "PICTURE a");
    world.disk.put("/srv/pictures/b.png", "half written");
    world.start("file:///srv/feed.json");
    world.turn();
    CHECK(world.ids() == "a b");
    REQUIRE(world.news.pictures.size() == 1);
    CHECK(world.news.pictures.at("/srv/pictures/a.png").path == "/srv/pictures/a.png");
    CHECK(world.asked.empty());
    world.disk.put("/srv/pictures/b.png", "PICTURE b");
    world.disk.put("/srv/feed.json", "a /srv/pictures/a.png\nb /srv/pictures/b.png\nc");
    world.intake->look_at_files();
    world.turn();
    CHECK(world.ids() == "a b c");
    CHECK(world.news.pictures.size() == 2);

    const auto before = world.news.pictures.at("/srv/pictures/b.png");
    world.disk.put("/srv/pictures/b.png", "PICTURE B");  // another of the same size, under the same name
    world.intake->look_at_files();
    world.turn();
    CHECK(world.news.pictures.at("/srv/pictures/b.png") != before);

    const int publications = world.publications;
    world.disk.writes = 0;
    world.disk.put("/srv/feed.json", "a /srv/pictures/a.png\nb /srv/pictures/b.png\nc");  // touched
    for (int i = 0; i < 10; ++i) world.later(Seconds(60));
    CHECK(world.publications == publications);
    CHECK(world.disk.writes == 0);

    world.disk.files.erase("/srv/feed.json");
    world.later(Seconds(60));
    CHECK(world.ids() == "a b c");
}

TEST_CASE("a folder is all its feeds in the order of their names, and one bad file costs only its own change") {
    World world;
    world.disk.put("/srv/feeds/2.json", "c");
    world.disk.put("/srv/feeds/1.json", "a\nb");
    world.disk.put("/srv/feeds/notes.txt", "x");
    world.disk.put("/srv/feeds/.3.json", "x");
    world.start("/srv/feeds");
    world.turn();
    CHECK(world.ids() == "a b c");
    world.disk.put("/srv/feeds/1.json", "a\nhalf");
    world.disk.put("/srv/feeds/3.json", "d");
    world.later(Seconds(60));
    CHECK(world.ids() == "a b c d");
    CHECK(world.intake->complaints().size() == 1);
    world.disk.put("/srv/feeds/1.json", "b");
    world.later(Seconds(60));
    CHECK(world.ids() == "b c d");
    CHECK(world.intake->complaints().empty());
}

TEST_CASE("a disk that stays full is told of once for each feed, not with every look") {
    World world;
    world.disk.full = true;
    world.web[kFeed] = page("a");
    world.web[kOther] = page("b");
    world.start(std::vector<SourceSettings>{{kFeed, Seconds(60), ""}, {kOther, Seconds(60), ""}});
    world.turn();
    const auto told = world.lines.size();
    for (int i = 0; i < 20; ++i) world.later(Seconds(60));
    CHECK(world.lines.size() == told);
}

TEST_CASE("a full disk costs the archive, not the show") {
    World world;
    world.disk.full = true;
    world.see("a " + kPicture, "\"1\"");
    CHECK(world.ids() == "a");
    CHECK(world.disk.files.empty());
    REQUIRE(world.news.pictures.size() == 1);  // from memory
    RealDisk real;
    CHECK(real.read(world.news.pictures.at(kPicture).path, 100) == "PICTURE a");
    CHECK(world.lines.back().find("disk full; it is shown from memory") != std::string::npos);
    world.disk.full = false;
    world.later(Seconds(60));
    CHECK(world.news.pictures.size() == 1);
    world.web.clear();
    world.start(kFeed);
    CHECK(world.ids() == "a");
    CHECK(world.news.pictures.size() == 1);
}

TEST_CASE("whichever call of the disk fails, a restart offline shows the old news or the new") {
    for (const auto failing : {FakeDisk::Failing::before, FakeDisk::Failing::after}) {
        for (int at = 1;; ++at) {
            CAPTURE(at);
            World world;
            world.see("a " + kPicture, "\"1\"");
            REQUIRE(world.news.pictures.size() == 1);
            const auto old_news = world.news;

            world.web[kFeed] = page("b https://news.example/b.png\nc", "\"2\"");
            world.web["https://news.example/b.png"] = page("PICTURE bb");
            world.disk.calls = 0;
            world.disk.failing = failing;
            world.disk.fail_at = at;
            world.start(kFeed);
            world.turn();
            world.later(Seconds(61));
            const bool done = world.disk.calls < at;
            world.disk.fail_at = 0;
            CHECK(world.ids() == "b c");  // what is on is not the disk's affair

            world.web.clear();
            world.start(kFeed);
            const bool is_old = world.news.items == old_news.items, is_new = world.ids() == "b c";
            CHECK((is_old || is_new));
            for (const auto& [address, picture] : world.news.pictures) {
                const auto file = world.disk.files.find(picture.path);
                REQUIRE(file != world.disk.files.end());
                CHECK(sha256(file->second.bytes) == picture.path.substr(picture.path.size() - 64));
            }
            if (done) {
                CHECK(is_new);
                CHECK(world.news.pictures.size() == 1);
                break;
            }
            REQUIRE(at < 1000);
        }
    }
}

TEST_CASE("what did not change is in memory once, however many hold it") {
    World world;
    world.see("a " + kPicture + "\nb\nc");
    const auto before = world.news;
    world.web[kFeed] = page("b\nc " + kPicture + "\nd");
    world.later(Seconds(61));
    REQUIRE(world.ids() == "b c d");
    CHECK(&world.news.items.at(0) == &before.items.at(1));  // b
    CHECK(&world.news.items.at(1) != &before.items.at(2));  // c has a picture now
    CHECK(before.items.at(2).image.empty());
}

TEST_CASE("how each source does is told, with its times") {
    World world;
    world.web[kFeed] = page("a\nb");
    world.disk.put("/run/token", "canary");
    const auto secret = "https://me:canary@other.example/feed.json?key=canary";
    world.start({{kFeed, Seconds(60), ""}, {secret, Seconds(60), ""}});
    const auto start = world.now.wall;
    CHECK(world.intake->sources().at(0) == model::SourceStatus{kFeed, {}, {}, {}, "", 0});
    world.turn();
    auto sources = world.intake->sources();
    REQUIRE(sources.size() == 2);
    CHECK(sources.at(0) == model::SourceStatus{kFeed, start, {}, start + Seconds(60), "", 2});
    CHECK(sources.at(1) ==
          model::SourceStatus{kOther + "?…", {}, start, start + Seconds(5), "name not found: x", 0, {{"name", 1}}});

    world.web.clear();
    world.later(Seconds(60));
    world.later(Seconds(5));
    sources = world.intake->sources();
    CHECK(sources.at(0) ==
          model::SourceStatus{
              kFeed, start, start + Seconds(60), start + Seconds(75), "name not found: x", 2, {{"name", 2}}});
    CHECK(sources.at(1).failing_since == start);
    world.web[kFeed] = page("a\nb");
    world.intake->refetch();
    world.intake->turn(world.now);
    CHECK(world.intake->sources().at(0).next_try == std::nullopt);  // it is being asked
    world.turn();
    CHECK(world.intake->sources().at(0) ==
          model::SourceStatus{
              kFeed, world.now.wall, {}, start + Seconds(120), "", 2, {{"name", 2}}});  // by the wall clock
    world.web[kFeed] = page("items:");
    world.later(Seconds(60));
    CHECK(world.intake->sources().at(0).trouble == "the feed is suddenly empty");
    CHECK(world.intake->sources().at(0).failing_since == world.now.wall);
    CHECK(world.intake->sources().at(0).items == 2);
}

TEST_CASE("a feed is called by the name that the settings give it") {
    World world;
    world.start(std::vector<SourceSettings>{{kFeed, Seconds(60), "", "HR"}});
    world.turn();
    CHECK(world.lines == std::vector<std::string>{"warning: feed HR: name not found: x; trying again in 5 s\n"});
    CHECK(world.intake->sources().at(0).name == "HR");
}

TEST_CASE("a trouble is told once when it begins, and once when it ends") {
    World world;
    world.web[kFeed] = page("a\nb");
    world.start(kFeed);
    world.turn();
    CHECK(world.lines.empty());
    world.web.clear();
    for (int i = 0; i < 193; ++i) world.later(Seconds(60));  // the first look a minute later fails
    REQUIRE(world.lines.size() == 1);
    CHECK(world.lines.at(0) == "warning: feed " + kFeed + ": name not found: x; trying again in 5 s\n");
    world.web[kFeed] = page("a\nb");
    world.intake->refetch();
    world.turn();
    REQUIRE(world.lines.size() == 2);
    CHECK(world.lines.at(1) == "feed " + kFeed + " is reachable again after 3 h 12 min\n");
    world.web[kFeed] = page("a\nhalf");
    world.later(Seconds(60));
    world.web[kFeed] = page("a\nb");
    world.later(Seconds(60));
    REQUIRE(world.lines.size() == 4);
    CHECK(world.lines.at(3) == "feed " + kFeed + " is good again after 1 min\n");
    for (int i = 0; i < 10; ++i) world.later(Seconds(60));
    CHECK(world.lines.size() == 4);
}

TEST_CASE("of two thousand broken items that are new with every look, one snapshot is handed on and little is said") {
    World world;
    world.reader = parse_feed;
    const auto broken = [](int edition) {
        const auto now = std::to_string(edition);
        std::string items;
        for (int i = 0; i < 2000; ++i)
            items += (i == 0 ? "" : ",\n") + std::string(R"({"id": ")") + std::to_string(i) + R"(", "title": ")" + now +
                     R"(", "image": 5, "url": "ftp://)" + now + R"(", "_accolade": {"kind": "kudos)" + now +
                     R"(", "people": [8], "counter": {"value": "many )" + now + "\"}}}";
        return R"({"version": "https://jsonfeed.org/version/1.1", "items": [)" + items + "]}";
    };
    world.web[kFeed] = page(broken(0));
    world.start(kFeed);
    for (int edition = 0; edition < 5; ++edition) {
        world.web[kFeed] = page(broken(edition));
        world.intake->refetch();
        world.later(Milliseconds(500));
        CHECK(world.news.items.size() == 2000);
        CHECK(world.publications == edition + 1);
        CHECK(world.intake->complaints().size() == Caps{}.complaints + 1);
        CHECK(world.intake->complaints().back().what.ends_with("more complaints"));
    }
    CHECK(world.lines.size() == 60);
}

TEST_CASE("no flipped byte of the state is ever shown, and all of it is fetched again") {
    World first;
    first.web[kFeed] = page("a " + kPicture, "\"1\"");
    first.web[kPicture] = page("PICTURE a", "\"p\"");
    first.start(kFeed);
    first.turn();
    const auto whole = first.disk.files;
    const auto news = first.news;
    REQUIRE(whole.size() == 3);
    for (const auto& [path, file] : whole) {
        for (std::size_t at = 0; at < file.bytes.size(); ++at) {
            CAPTURE(path);
            CAPTURE(at);
            World world;
            world.disk.files = whole;
            auto& bytes = world.disk.files.at(path).bytes;
            bytes[at] = static_cast<char>(bytes[at] ^ 4);
            world.start(kFeed);
            CHECK((world.news.items.empty() || world.news.items == news.items));
            world.turn();
            for (const auto& [address, picture] : world.news.pictures) {
                CHECK(sha256(world.disk.files.at(picture.path).bytes) == picture.path.substr(picture.path.size() - 64));
            }
            world.web = first.web;
            world.later(Seconds(120));
            world.later(Seconds(3));
            CHECK(world.news == news);
        }
    }
}

}  // namespace accolade::feed
