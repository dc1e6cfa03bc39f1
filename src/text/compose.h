// Compose: an analysed paragraph, its lines chosen, becomes placed glyphs: reordered, tracked, aligned, with what
// stands outside the edge. Pure but for the faces' caches; the thread of Fonts.
#pragma once

#include <vector>

#include "paragraph.h"

namespace accolade::text {

// `size`: em, px. REQUIRES spans cut from this paragraph's measure.
TextBlock compose(const Paragraph& paragraph, const std::vector<Span>& spans, float size, const Style& style,
                  const Box& box, const Text& text, Faces& faces);

// Baseline to baseline, em.
float leading(const Paragraph& paragraph, const Style& style);
// Of a Block, em.
float margin(const Paragraph& paragraph, const Style& style);

}  // namespace accolade::text
