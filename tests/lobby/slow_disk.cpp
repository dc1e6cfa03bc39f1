// To be preloaded into the program: from the moment at which the file $SLOW_DISK is there, nothing gets onto
// the disk any more, and whoever waits for it waits for ever.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>

namespace {

void wait_for_ever() {
    const char* const file = std::getenv("SLOW_DISK");
    while (file != nullptr && ::access(file, F_OK) == 0) ::pause();
}

template <class Call>
int really(const char* name, int file) {
    return reinterpret_cast<Call>(::dlsym(RTLD_NEXT, name))(file);
}

}  // namespace

extern "C" int fsync(int file) {
    wait_for_ever();
    return really<int (*)(int)>("fsync", file);
}

extern "C" int fdatasync(int file) {
    wait_for_ever();
    return really<int (*)(int)>("fdatasync", file);
}
