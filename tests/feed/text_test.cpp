#include <doctest/doctest.h>

#include <string>

#include "clean_text.h"
#include "html_text.h"

using namespace accolade::feed;

TEST_CASE("HTML becomes the text a reader would see") {
    CHECK(html_text("<p>Hello, <b>world</b>!</p>\n\n<p>Two</p>") == "Hello, world!\nTwo\n");
    CHECK(html_text("one<br>two<br/>three") == "one\ntwo\nthree");
    CHECK(html_text("<ul><li>a</li><li>b</li></ul>") == "a\nb\n");
    CHECK(html_text("a <script>alert('<p>x</p>')</script>b<STYLE>p{}</Style >c") == "a bc");
    CHECK(html_text("a<!-- <p>hidden --> b") == "a b");
    CHECK(html_text("<a href=\"x>y\" title='>'>link</a>") == "link");
    CHECK(html_text("1 < 2 && 3 > 2") == "1 < 2 && 3 > 2");
    CHECK(html_text("cut off <a href=\"") == "cut off ");
    CHECK(html_text("<script>never closed") == "");
}

TEST_CASE("HTML of any depth and length is read in a moment") {
    const auto repeated = [](std::string_view part, int times) {
        std::string all;
        for (int i = 0; i < times; ++i) all += part;
        return all;
    };
    for (const auto* part :
         {"<b>", "<div>", "<a href=x>", "<table><tr><td>", "<p><i>", "</p>", "&amp;", "<!--", "<", "<svg>"}) {
        CAPTURE(part);
        CHECK(html_text(repeated(part, 300'000)).size() <= 1U << 20U);
    }
    CHECK(html_text("one " + repeated("<b>", 300'000)) == "one ");
    CHECK(html_text("<img src='data:" + repeated("x", 500'000) + "'>text") == "text");
    CHECK(without_entities(repeated("&#x41;", 100'000)).size() == 100'000);
}

TEST_CASE("entities in a plain text are characters where they plainly are entities") {
    CHECK(without_entities("Smith &amp; Sons&hellip; &#8211; &check; caf&eacute;") ==
          "Smith & Sons\xE2\x80\xA6 \xE2\x80\x93 \xE2\x9C\x93 caf\xC3\xA9");
    CHECK(without_entities("a&#0;b&#xD800;c") == "abc");
    for (const auto* text : {"AT&T", "R&D; and more", "a &unknown; b", "&copy 2026", "&;", "&#;", "&", "1 < 2 &amp; 3",
                             "write &lt;b&gt; &amp; so on", "Tom & Jerry;"}) {
        CAPTURE(text);
        CHECK(without_entities(text) == text);
    }
}

TEST_CASE("entities become characters, by name and by number") {
    CHECK(html_text("Fish &amp; chips &lt;3 &quot;hi&quot; &apos;") == "Fish & chips <3 \"hi\" '");
    CHECK(html_text("Sm&oslash;rrebr&oslash;d &ndash; &euro;5&hellip;") ==
          "Sm\xC3\xB8rrebr\xC3\xB8"
          "d \xE2\x80\x93 \xE2\x82\xAC"
          "5\xE2\x80\xA6");
    CHECK(html_text("&#8211;&#x2014;&#X1F600;") == "\xE2\x80\x93\xE2\x80\x94\xF0\x9F\x98\x80");
    CHECK(html_text("&#150;") == "\xE2\x80\x93");
    CHECK(html_text("a&#0;b&#xD800;c&#x110000;d&#99999999999;e") == "abcde");
    CHECK(html_text("\xEF\xBF\xBD") == "\xEF\xBF\xBD");
    CHECK(html_text("&check;&NotEqualTilde;&nvlt;&copy 2026 &CounterClockwiseContourIntegral;") ==
          "\xE2\x9C\x93\xE2\x89\x82\xCC\xB8<\xE2\x83\x92\xC2\xA9 2026 \xE2\x88\xB3");
    CHECK(html_text("AT&T &unknown; &;&#;&#x;") == "AT&T &unknown; &;&#;&#x;");
}

TEST_CASE("control characters go, and blanks are tidy") {
    CHECK(one_line("  a\tb\r\n c\x1B[31m\x07 d\xC2\x85"
                   "e\xE2\x80\xA8"
                   "f ") == "a b c[31m d e f");
    CHECK(paragraphs(" one \r\n\r\n\r\n two\rthree\n") == "one\n\ntwo\nthree");
    CHECK(one_line(std::string_view("a\0b", 3)) == "ab");
    CHECK(one_line("\xE2\x81\xA7 \xF0\x9F\x8F\xB3\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x8C\x88") ==
          "\xE2\x81\xA7 \xF0\x9F\x8F\xB3\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x8C\x88");
}

TEST_CASE("a long text is cut between characters as a reader sees them") {
    CHECK(capped("abcdef", 6).text == "abcdef");
    CHECK(capped("abcdefg", 6).text == "abcde\xE2\x80\xA6");
    CHECK(capped("abcdefg", 6).was_cut);
    CHECK(capped("\xC3\xA6\xC3\xB8\xC3\xA5\xC3\xA6", 4).text == "\xC3\xA6\xC3\xB8\xC3\xA5\xC3\xA6");
    // e + combining acute is one character; so is a family joined by ZWJ.
    CHECK(capped("abe\xCC\x81xyz", 4).text == "ab\xE2\x80\xA6");
    CHECK(capped("a\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7xyz", 3).text == "a\xE2\x80\xA6");
    std::string zalgo = "a";
    for (int i = 0; i < 10'000; ++i) zalgo += "\xCC\x81";
    CHECK(capped(zalgo, 2000).text.size() > 3000);
}

TEST_CASE("broken UTF-8 becomes replacement characters, one for each broken piece") {
    CHECK(repaired_utf8("a\xFF"
                        "b")
              .text ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(repaired_utf8("a\xFF").first_broken == 1);
    CHECK(repaired_utf8("\xE2\x82").text == "\xEF\xBF\xBD");
    CHECK(repaired_utf8("\xED\xA0\x80").text == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(repaired_utf8("\xF0\x9F\x98\x80").text == "\xF0\x9F\x98\x80");
    CHECK_FALSE(repaired_utf8("\xC3\xB8").first_broken);
}

TEST_CASE("foreign text in a complaint is one printable line") {
    CHECK(shown("a\nb\x1B[31m\xE2\x80\xAE"
                "c") == "a b?[31m?c");
    CHECK(shown(std::string(100, 'x'), 10) == "xxxxxxxxxx...");
}
