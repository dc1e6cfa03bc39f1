// Displays that come late and go early.
#include "lobby/lobby.h"

using namespace accolade;
using namespace accolade::test;

TEST_CASE("a show without a display waits for one, ends when it dies, and comes back") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(60)}));
    const Previews previews(lobby.home / "feed.json");
    lobby.settings(R"("feeds": ["feed.json"])");
    const auto display = lobby.screen.display();
    lobby.screen.end();
    lobby.start();
    CHECK(lobby.show->says("there is no display"));
    CHECK(lobby.show->running());
    {
        Xvfb late(kScreen, 24, display);
        REQUIRE(late.display() == display);
        INFO(lobby.show->said());
        CHECK(eventually([&] { return previews.recognise(late.screenshot()) == "thanks"; }));
        late.end();
        // Xlib ends a program whose server is gone; whoever keeps it running starts it again.
        CHECK(lobby.show->ends(seconds(10)).value_or(0) != 0);
    }
    const Xvfb again(kScreen);
    lobby.start({}, again.display());
    CHECK(eventually([&] { return previews.recognise(again.screenshot()) == "thanks"; }));
}

TEST_CASE("a show that waits for a display ends when it is asked to") {
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(60)}));
    lobby.settings(R"("feeds": ["feed.json"])");
    lobby.start({}, ":4242");
    REQUIRE(lobby.show->says("there is no display"));
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
}
