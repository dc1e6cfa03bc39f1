// Celebration: twelve seconds for which a slide breaks off (screen-design.md 5.3): it dims, a ground grows from where
// the number stood, the number rolls to where it stands now, paper flies, and the ground shrinks to the brand's corner,
// where the next slide comes out from under it. Everything is a function of the time since it began and of a seed, so
// that screens which agree on both show the same frames, and one that comes late joins in the middle.
//
// Pure but for the Fonts; the thread of the Fonts.
#pragma once

#include "base/time.h"
#include "motion/motion.h"
#include "motion/takeover.h"
#include "slide/slide.h"

namespace accolade::motion {

inline constexpr Milliseconds kCelebration{12'000};
inline constexpr Milliseconds kLanding{2'500};   // of the last figure; where a sound is heard
inline constexpr Milliseconds kCovered{1'100};   // from here on nothing is seen of the slide that broke off
inline constexpr Milliseconds kLeaves{10'500};   // from here on the next slide is seen
inline constexpr Milliseconds kFollows{10'500};  // when the next slide begins to enter

// The picture `since` it began. `slide` may be null while it is still being designed: until 300 ms nothing of it is
// seen. `after` is what follows, null where that is not known: the ground then stays until the end.
Frame celebration(const slide::Slide* before, const slide::Slide* slide, const slide::Slide* after,
                  const Takeover& takeover, Milliseconds since, Effects effects, text::Fonts& fonts);

// Whether the next frame looks different; where it does not, how long until one does.
bool celebration_moves(Milliseconds since, Effects effects);
Milliseconds celebration_moves_in(Milliseconds since, Effects effects);
// A new picture is worth making no more often than this; 0: as often as the display can.
Milliseconds celebration_step(Effects effects);

}  // namespace accolade::motion
