// A report as one page for those who lead: HTML that prints on one sheet of A4, with charts in SVG, without script and
// without anything from elsewhere, in the screen's language and its theme's look. Pure function; any thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gfx/color.h"
#include "report/report.h"
#include "theme/theme.h"
#include "wording/phrases.h"

namespace accolade::report {

// Of paper: a dark theme has a light sheet all the same.
struct Colours {
    Color around, sheet, panel, line, ink, ink2, accent, bar, soft;
    bool operator==(const Colours&) const = default;
};
Colours colours_of(const theme::Theme& theme);

struct Font {
    std::string role;   // "display", "text", "strong"
    std::string bytes;  // of its file, which goes into the page
};

struct Setting {
    std::string language;
    const wording::Phrases* phrases = nullptr;  // never null
    std::string house;                          // whose programme it is; may be empty
    std::string screens;                        // where it was shown; may be empty
    Colours colours;
    std::vector<Font> fonts;
};

std::string page_of(const Report& report, const Setting& setting);

}  // namespace accolade::report
