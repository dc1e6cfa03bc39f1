// Give way: the calling thread leaves the processor to the others of the program wherever they want it. For work that
// nobody waits for: on a machine of two processors, reading a large feed twice a second must cost no frame.
#pragma once

namespace accolade {

// Quietly does nothing where the system does not allow it.
void give_way();

}  // namespace accolade
