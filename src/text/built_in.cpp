#include "built_in.h"

// The assembler takes the file as it is; CMake says where it lies.
__asm__(
    ".pushsection .rodata\n"
    ".balign 16\n"
    "accolade_built_in_face:\n"
    ".incbin \"" ACCOLADE_BUILT_IN_FACE
    "\"\n"
    "accolade_built_in_face_end:\n"
    ".popsection\n");

extern "C" {
extern const char accolade_built_in_face[], accolade_built_in_face_end[];
}

namespace accolade::text {

std::string_view built_in_face() {
    return {static_cast<const char*>(accolade_built_in_face), static_cast<const char*>(accolade_built_in_face_end)};
}

}  // namespace accolade::text
