// A scene made of the display's shapes, in the theme's colours: what stands where a prize has no picture.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

enum class Scene { gift };
inline constexpr std::array<Choice<Scene>, 1> kScenes{{{"gift", Scene::gift}}};

struct ScenePart {
    static constexpr std::string_view kKey = "scene";
    Scene scene = Scene::gift;
    // Air, sun, ground, the box and its lid, the ribbon.
    std::vector<Ink> inks{{"mid", {}, 1},  {"spark", {}, 1},  {"soft", {}, 1},
                          {"deep", {}, 1}, {"accent", {}, 1}, {"surface", {}, 1}};
    bool operator==(const ScenePart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.choice(kKey, scene, kScenes);
        k.colors("inks", inks, 6);
    }
};

}  // namespace accolade::theme
