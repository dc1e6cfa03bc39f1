// Fallback: which face sets which characters: the style's faces, the bundled ones, then the system's.
//
// Letters of the European alphabets come from one face in one text, so that a name is never set in two designs.
// Resource: remembers its answers; the thread of Fonts.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "faces.h"
#include "system_fonts.h"

namespace accolade::text {

struct Design {
    std::vector<FaceId> own;    // the style's, in order; what could not be opened is not among them
    std::vector<FaceId> chain;  // `own`, then what is bundled
    int weight = 400;
    bool serif = false;
    float cap_height = 0.7F;  // em, of the first
};

class Fallback {
  public:
    Fallback(Faces& faces, const std::filesystem::path& bundled, SystemFonts system);

    const Design& design(const std::vector<std::string>& files);  // good for as long as this is
    // The first of the chain that has all the letters, if there is one.
    std::optional<FaceId> one_for_all(const Design& design, const std::vector<char32_t>& letters);
    std::optional<FaceId> face_for(const Design& design, const std::vector<char32_t>& points, const std::string& script,
                                   const std::string& language, bool emoji);
    // How much larger or smaller than the design's own letters a face is set, to look as large (screen-design.md 2.6).
    float scale(const Design& design, FaceId face, const std::string& script);

  private:
    Design designed(const std::vector<std::string>& files);
    std::optional<FaceId> from_system(const FontWish& wish);

    Faces& faces_;
    std::vector<std::string> bundled_;  // file names, sorted
    std::filesystem::path folder_;
    SystemFonts system_;
    SystemCatalog catalog_;
    std::map<std::vector<std::string>, Design> designs_;
    std::map<std::tuple<std::u32string, std::string, std::string, int, bool, bool>, std::optional<FaceId>> known_;
};

}  // namespace accolade::text
