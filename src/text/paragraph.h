// Paragraph: a text analysed once, for every size and box: clean, in clusters, each with its script, level and face;
// shaped, measured, its breaks known. Lengths in em. Value, but its faces belong to the Fonts that made it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fallback.h"
#include "fit.h"
#include "hyphenation.h"
#include "shaper.h"
#include "text/text.h"

namespace accolade::text {

struct Cluster {
    std::uint32_t begin = 0, end = 0;  // UTF-16
    std::string script;
    int face = -1;  // none: left out
    float scale = 1;
    std::uint8_t level = 0, base = 0;
    std::size_t piece = 0;
    bool emoji = false;
    bool space = false;   // white, or the end of a line
    bool silent = false;  // an isolate of ours, a soft hyphen: no glyph
};

// Clusters that are shaped together.
struct Run {
    std::size_t begin = 0, end = 0;
    std::vector<Shaped> glyphs;
};

struct Paragraph {
    std::u16string words;
    std::vector<Cluster> clusters;
    std::vector<Run> runs;
    std::vector<std::size_t> run_of;  // by cluster; runs.size() if there is none
    Measure measure;
    Manner manner;
    float cap_height = 0.7F;
    float least_leading = 0;  // that the scripts in it need
    bool divisions_known = false;
    std::size_t hung = 0;                // clusters at the start that hang
    std::map<std::string, int> missing;  // by script
};

Paragraph analyse(const Text& text, const Style& style, std::string_view language, Faces& faces, Fallback& fallback);

// Where a dictionary divides its words: for those that are wider than a line, which few texts have. Reading a
// dictionary takes as long as a frame.
void find_divisions(Paragraph& paragraph, Faces& faces, Hyphenation& hyphenation);

// Whether tracking pulls the letters of a script apart that must touch.
bool joins(std::string_view script);
// Em. What a style takes off between the letters of its design is not taken off those of others.
float tracking_of(const Style& style, std::string_view script);
bool european(std::string_view script);

}  // namespace accolade::text
