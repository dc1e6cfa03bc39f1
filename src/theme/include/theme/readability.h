// Readability: what a theme's words look like from where people stand: contrast on their ground by WCAG 2.2 and APCA,
// and the smallest text against the viewing distance (screen-design.md 1.1, 1.3). Warnings, for `accolade check`. Pure.
#pragma once

#include "base/complaint.h"
#include "theme/theme.h"

namespace accolade::theme {

struct Seen {
    double diagonal_inches = 55;
    double distance_m = 4;
    float small_text = 1;  // what sizes below 6.2 u are enlarged by
};

inline constexpr double kCapital = 0.72;  // em: its height, in most faces

// The height of a capital of words of this size, as the angle it is seen at: minutes of arc.
double minutes_of_arc(double size_u, const Seen& seen);

Complaints readability(const Theme& theme, const Seen& seen);

}  // namespace accolade::theme
