# Warnings are errors for us, with gcc and with clang. A packager may switch that off.
option(ACCOLADE_WERROR "Treat warnings as errors" ON)
add_library(accolade_warnings INTERFACE)
target_compile_options(accolade_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wcast-qual -Wold-style-cast
  -Woverloaded-virtual -Wnon-virtual-dtor -Wimplicit-fallthrough -Wundef)
# g++ 12 sees a memcpy of 2^63 bytes in `"a" + std::string` when it optimises (GCC bug 105651, mended in 13).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(accolade_warnings INTERFACE -Wno-restrict)
endif()
# The headers of g++ 12 use a thing that they call deprecated (in stable_sort), and clang says so in our name; of what we
# use ourselves g++ tells.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(accolade_warnings INTERFACE -Wno-deprecated-declarations)
endif()
if(ACCOLADE_WERROR)
  target_compile_options(accolade_warnings INTERFACE -Werror)
endif()
