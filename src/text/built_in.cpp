#include "built_in.h"

// The assembler takes the file as it is; CMake says where it lies. The names are global, since on arm64 what is found
// through the table of addresses has to have one: else the beginning is the end.
__asm__(
    ".globl accolade_built_in_face, accolade_built_in_face_end\n"
    ".hidden accolade_built_in_face, accolade_built_in_face_end\n"
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
