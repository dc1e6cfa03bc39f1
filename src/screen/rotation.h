// Rotation: where upright pixels lie on a panel that hangs turned. The picture is turned clockwise by as many degrees
// as the Rotation says. Pure; any thread.
#pragma once

#include "gfx/geometry.h"
#include "raster/painter.h"
#include "screen/window.h"

namespace accolade::screen {

// The upright picture's size on the panel, and the other way round.
PixelSize turned(PixelSize size, Rotation rotation);

// Where a part of an upright picture of this size lies on the panel.
PixelRect turned(PixelRect part, PixelSize upright, Rotation rotation);

// Copies a part of the upright picture to its place on the panel. REQUIRES the part inside the picture and a panel of
// the turned size.
void turn(const raster::Target& upright, const raster::Target& panel, PixelRect part, Rotation rotation);

}  // namespace accolade::screen
