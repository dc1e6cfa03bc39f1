// What comes from a feed is text in a page, whatever it looks like.
#include "base/html.h"

#include <doctest/doctest.h>

using namespace accolade;

TEST_CASE("no words end a tag, a quote or a reference of the page that they stand in") {
    CHECK(html_escaped("Ada & <b>\"Bo\"</b>") == "Ada &amp; &lt;b&gt;&quot;Bo&quot;&lt;/b&gt;");
    CHECK(html_escaped("森 由紀") == "森 由紀");
}
