// What a password becomes on its way.
#include "base/base64.h"

#include <doctest/doctest.h>

using namespace accolade;

TEST_CASE("base64 is what RFC 4648 writes, and comes back") {
    const std::pair<const char*, const char*> written[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : written) {
        CHECK(to_base64(bytes) == text);
        CHECK(text_of_base64(text) == bytes);
    }
    CHECK(text_of_base64("no base64!").empty());
}
