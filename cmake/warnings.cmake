# Warnings are errors for us, with gcc and with clang. A packager may switch that off.
option(ACCOLADE_WERROR "Treat warnings as errors" ON)
add_library(accolade_warnings INTERFACE)
target_compile_options(accolade_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wcast-qual -Wold-style-cast
  -Woverloaded-virtual -Wnon-virtual-dtor -Wimplicit-fallthrough -Wundef)
if(ACCOLADE_WERROR)
  target_compile_options(accolade_warnings INTERFACE -Werror)
endif()
