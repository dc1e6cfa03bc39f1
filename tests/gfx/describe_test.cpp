#include <doctest/doctest.h>

#include "gfx/frame.h"

using namespace accolade;

TEST_CASE("a frame reads as text, a line a command") {
    Drawing drawing{{0, 0, 1920, 1080}, {}, true};
    drawing.commands.push_back(Fill{rectangle({0, 0, 1920, 1080}), Color{16, 32, 48}});
    drawing.commands.push_back(
        Fill{disc({100, 100}, 50), LinearGradient{{0, 0}, {0, 1080}, {{0, {255, 0, 0}}, {0.5F, {0, 0, 255, 0}}}}});
    drawing.commands.push_back(Fill{rectangle({5, 6, 2, 2}), PicturePaint{std::make_shared<Bitmap>(2, 2), 5, 6}});
    Letters letters;
    letters.block.size = 48;
    letters.block.lines.resize(2);
    letters.block.lines[0].words = "Thank you,";
    letters.block.lines[1].words = "Zoë";
    letters.at = {96, 100.25F};
    letters.tints = {{255, 255, 255}};
    letters.on_dark = true;
    drawing.commands.push_back(letters);

    Frame frame{{1920, 1080}, {}};
    Layer layer;
    layer.drawing = std::make_shared<const Drawing>(drawing);
    layer.offset = {0, -3.5F};
    layer.alpha = 0.5F;
    layer.clip = Rect{0, 0, 960, 1080};
    frame.layers = {layer};

    const auto verbs = std::to_string(disc({100, 100}, 50).verbs.size());
    CHECK(describe(frame) ==
          "frame 1920x1080\n"
          "  layer at 0,-3.5 alpha 0.5 clip 0,0 960x1080\n"
          "    drawing 0,0 1920x1080, opaque\n"
          "      fill rectangle 0,0 1920x1080 with #102030\n"
          "      fill path of " +
              verbs +
              " in 50,50 100x100 with linear 0,0 to 0,1080 0:#FF0000 0.5:#0000FF00\n"
              "      fill rectangle 5,6 2x2 with picture 5,6 2x2\n"
              "      letters at 96,100.25 size 48: \"Thank you,\" / \"Zoë\" in #FFFFFF, on dark\n");
}
