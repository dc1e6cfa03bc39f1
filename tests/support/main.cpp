#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <unistd.h>

#include <string_view>

// What is tested starts /proc/self/exe to decode its pictures: that is the program's part, not a test's.
int main(int argc, char** argv) {
    if (argc == 2 && std::string_view(argv[1]) == "decode-pictures") {
        execv(ACCOLADE_BINARY, argv);
        return 127;
    }
    return doctest::Context(argc, argv).run();
}
