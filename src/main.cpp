#include <malloc.h>

#include <cstdlib>
#include <string_view>
#include <vector>

#include "app/run.h"

int main(int argc, char** argv) {
    // Pictures come and go by the megabyte: each is given back to the system when it goes, instead of leaving holes
    // that no later picture fits into.
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    // Xlib reads for a fiftieth of a second what a keyboard's dead keys make together, and nobody writes here. Said
    // before there are threads, which might be reading the environment.
    ::setenv("XCOMPOSEFILE", "/dev/null", 0);
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    return accolade::app::run(arguments);
}
