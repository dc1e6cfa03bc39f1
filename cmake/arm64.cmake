# Builds for 64-bit ARM on another computer: Debian's cross compiler, and its arm64 packages unpacked in a folder,
# ACCOLADE_ARM64_SYSTEM (tools/arm64.sh makes it).
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_SYSROOT ${ACCOLADE_ARM64_SYSTEM})
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ACCOLADE_ARM64_SYSTEM)
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${ACCOLADE_ARM64_SYSTEM})
set(ENV{PKG_CONFIG_LIBDIR}
  ${ACCOLADE_ARM64_SYSTEM}/usr/lib/aarch64-linux-gnu/pkgconfig:${ACCOLADE_ARM64_SYSTEM}/usr/share/pkgconfig)
# The folder's libraries need one another, and the linker looks for those only where it is told.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-Wl,-rpath-link,${ACCOLADE_ARM64_SYSTEM}/usr/lib/aarch64-linux-gnu")
