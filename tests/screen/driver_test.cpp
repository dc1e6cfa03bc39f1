#include "driver.h"

#include <doctest/doctest.h>

#include "screen/window.h"
#include "support/temp_folder.h"

using namespace accolade;
using namespace accolade::screen;

using Names = std::vector<std::string>;

TEST_CASE("the driver asked for is taken; else that of the session; else the bare screen") {
    CHECK(drivers_for({"", "", ""}) == Names{"kmsdrm"});
    CHECK(drivers_for({"", "", ":0"}) == Names{"x11"});
    CHECK(drivers_for({"", "wayland-0", ":0"}) == Names{"wayland", "x11"});
    CHECK(drivers_for({"kmsdrm", "wayland-0", ":0"}) == Names{"kmsdrm"});
    CHECK(drivers_for({"kmsdrm,x11", "", ""}) == Names{"kmsdrm", "x11"});
}

TEST_CASE("a monitor that is plugged in is noticed once") {
    const TempFolder drm;
    drm.write("card0-HDMI-A-1/status", "disconnected\n");
    drm.write("card1-DP-2/status", "disconnected\n");
    drm.write("version", "drm 1.1.0 20060810\n");
    Connectors connectors(drm.path().string());
    CHECK(connectors.any());
    CHECK_FALSE(connectors.any_connected());
    CHECK_FALSE(connectors.changed());
    CHECK_FALSE(card_with_monitor(drm.path().string()));

    drm.write("card1-DP-2/status", "connected\n");
    CHECK(connectors.changed());
    CHECK_FALSE(connectors.changed());
    CHECK(connectors.any_connected());
    CHECK(card_with_monitor(drm.path().string()) == 1);

    drm.write("card2-DP-1/status", "connected\n");
    CHECK(connectors.changed());
    CHECK(connectors.list() ==
          std::vector<Connectors::Connector>{{"card0-HDMI-A-1", false}, {"card1-DP-2", true}, {"card2-DP-1", true}});
}

TEST_CASE("a machine without a graphics card has no connectors") {
    const TempFolder empty;
    Connectors connectors((empty / "nothing").string());
    CHECK_FALSE(connectors.any());
    CHECK_FALSE(connectors.any_connected());
    CHECK_FALSE(connectors.changed());
}
