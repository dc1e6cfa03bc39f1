#include "breaks.h"

#include <doctest/doctest.h>

#include <string>

#include "bonds.h"
#include "text/unicode.h"

using namespace accolade::text;

namespace {

// The words with "|" at each place where a line may end.
std::string cut(const std::string& words, const std::string& language) {
    const auto units = clean(words);
    auto breaks = line_breaks(units, language);
    keep_together(units, language, breaks);
    std::u16string out;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i > 0 && breaks[i] != Break::none) out += u'|';
        out += units[i];
    }
    return to_utf8(out);
}

}  // namespace

TEST_CASE("a number keeps its unit, a day its month") {
    CHECK(cut("about 20 km and 100 % of 5 GWh", "en") == "about |20 km |and |100 % |of |5 GWh");
    CHECK(cut("on 12 March 2024", "en") == "on |12 March |2024");
    CHECK(cut("am 3. Oktober", "de") == "am |3. Oktober");
}

TEST_CASE("a number stays with what it tells apart, and a currency with its millions") {
    CHECK(cut("No water on floor 3 until noon", "en") == "No |water |on |floor 3 |until |noon");
    CHECK(cut("Kein Wasser in Ebene 3 bis 12 Uhr", "de") == "Kein |Wasser |in |Ebene 3 |bis |12 Uhr");
    CHECK(cut("Møt oss i Rom 5, plan 2", "nb") == "Møt |oss |i |Rom 5, |plan 2");
    CHECK(cut("Rendez-vous en salle 12", "fr") == "Rendez-|vous |en |salle 12");
    CHECK(cut("Nr. 5 kostet 4,2 Mio. €", "de") == "Nr. 5 |kostet |4,2 Mio. €");
    CHECK(cut("3号室で12時まで", "ja").find("3|") == std::string::npos);
}

TEST_CASE("a number had rather not be torn from what it counts") {
    const auto disliked = [](const std::string& words, const std::string& language) {
        const auto units = clean(words);
        std::u16string out;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (i > 0 && units[i - 1] == u' ' && dislike(units, language, i) >= kTorn) out += u'~';
            out += units[i];
        }
        return to_utf8(out);
    };
    CHECK(disliked("thanks to 35 people and 3 more", "en") == "thanks to 35 ~people and 3 more");
    CHECK(disliked("35 Menschen im 3. Stock", "de") == "35 ~Menschen im 3. ~Stock");
    CHECK(disliked("takk til 35 kolleger i 2. etasje", "nb") == "takk til 35 ~kolleger i 2. ~etasje");
    CHECK(disliked("merci à 35 personnes au 3e étage", "fr") == "merci à 35 ~personnes au 3e ~étage");
    CHECK(disliked("floor 3 until noon, in 2026 everyone", "en") == "floor 3 until noon, in 2026 everyone");
    CHECK(disliked("at 9:00 Canteen", "en") == "at 9:00 Canteen");
    CHECK(disliked("شكرا 35 شخصا", "ar") == "شكرا 35 ~شخصا");
}

TEST_CASE("numbers that are named together are not parted, nor is a range") {
    const auto liked = [](const std::string& words, const std::string& before) {
        const auto units = clean(words);
        return dislike(units, "en", clean(words.substr(0, words.find(before))).size());
    };
    CHECK(liked("Lifts 1 and 2 are out of order", "2 are") >= kTorn);
    CHECK(liked("Lifts 1 and 2 are out of order", "and") > 2);
    CHECK(liked("Lifts 1 and 2 are out of order", "are") == 0);
    CHECK(liked("two teams and 2 of their friends", "2 of") < kTorn);
    CHECK(cut("18–20 January", "en") == "18–20 |January");
    CHECK(cut("in den Jahren 1998–2026", "de") == "in |den |Jahren |1998–2026");
}

TEST_CASE("a short compound had rather stay in one, and a sentence had rather not begin at a line's end") {
    const auto liked = [](const std::string& words, const std::string& before) {
        return dislike(clean(words), "en", clean(words.substr(0, words.find(before))).size());
    };
    CHECK(liked("planned by six-year-olds", "year") >= kTorn);
    CHECK(liked("planned by six-year-olds", "olds") >= kTorn);
    CHECK(liked("for tuning forty-one ukuleles", "one") >= kTorn);
    CHECK(liked("Hals-Nasen-Ohren-Heilkunde", "Ohren") < kTorn);
    CHECK(liked("until the holidays. Now he counts", "he counts") > 0);
    CHECK(liked("until the holidays. Everybody counts", "counts") == 0);
}

TEST_CASE("Japanese breaks at phrases where ICU does not know a word too") {
    CHECK(cut("その日のうちに答えてくれました", "ja") == "その日の|うちに|答えてくれました");
    CHECK(cut("嵐の前に十二基の風車が戻りました", "ja") == "嵐の|前に|十二基の|風車が|戻りました");
    CHECK(cut("段取り替えの時間を半分に", "ja") == "段取り替えの|時間を|半分に");
    CHECK(cut("受け入れ検査と組み立て作業", "ja") == "受け入れ検査と|組み立て|作業");
    CHECK(cut("夜勤チームが助けてくれたことに", "ja") == "夜勤|チームが|助けてくれた|ことに");
}

TEST_CASE("titles and initials stay with the name, double-barrelled names in one") {
    CHECK(cut("thank Dr. Solheim and J. K. Rowling", "en") == "thank |Dr. Solheim |and |J. K. Rowling");
    CHECK(cut("for Anne-Marie Smith-Jones", "en") == "for |Anne-Marie |Smith-Jones");
    CHECK(cut("a state-owned e-mail", "en") == "a |state-|owned |e-mail");
}

TEST_CASE("French punctuation never starts a line") {
    CHECK(cut("Elle dit : « Bravo ! »", "fr") == "Elle |dit : |« Bravo ! »");
}

TEST_CASE("a dash does not start a line") {
    CHECK(cut("Oslo – Bergen", "nb") == "Oslo – |Bergen");
}

TEST_CASE("Korean breaks at spaces only, Japanese by phrase, Thai, Lao, Khmer and Burmese by dictionary") {
    CHECK(cut("김민준님 축하합니다", "ko") == "김민준님 |축하합니다");
    CHECK(cut("彼女は「ありがとう」と言いました。", "ja") == "彼女は|「ありがとう」|と|言いました。");
    CHECK(cut("สวัสดีครับ", "th") == "สวัสดี|ครับ");
    CHECK(cut("ສະບາຍດີເພື່ອນ", "lo") == "ສະບາຍດີ|ເພື່ອນ");
    CHECK(cut("សូមអបអរសាទរ", "km").starts_with("សូម|"));
    CHECK(cut("ဂုဏ်ယူပါတယ်", "my").ends_with("|တယ်"));
}

TEST_CASE("C++ is one word") {
    CHECK(cut("our C++ guild", "en") == "our |C++ |guild");
}

TEST_CASE("overrides and stray isolates are taken out, paired isolates kept") {
    CHECK(to_utf8(clean("a\u202Eb\u202Cc")) == "abc");
    CHECK(to_utf8(clean("a\u2067b")) == "ab");
    CHECK(to_utf8(clean("a\u2067b\u2069c")) == "a\u2067b\u2069c");
    CHECK(to_utf8(clean("a\u2069b")) == "ab");
}

TEST_CASE("controls become spaces, runs of spaces one, letters are composed, broken bytes marked") {
    CHECK(to_utf8(clean("a\tb   c\r\nd")) == "a b c\nd");
    CHECK(to_utf8(clean("e\u0301")) == "é");
    CHECK(to_utf8(clean("a\xFFz")) == "a\uFFFDz");
    CHECK(code_points(clean(std::string(5'000, 'a'))) == most_code_points);
}

TEST_CASE("short prepositions would rather not end a line, in Russian and Greek too") {
    const auto disliked = [](const std::string& words, const std::string& at, const std::string& language) {
        const auto units = clean(words);
        return dislike(units, language, clean(words.substr(0, words.find(at))).size());
    };
    CHECK(disliked("снова в сети до начала шторма", "начала", "ru") > 0);
    CHECK(disliked("снова в сети до начала шторма", "до", "ru") == 0);
    CHECK(disliked("πριν από την καταιγίδα", "καταιγίδα", "el") > 0);
    CHECK(disliked("ما حدث، ثم", "ثم", "ar") < 0);
}

TEST_CASE("a letter keeps its first twenty marks, a text its first two thousand characters") {
    std::string marks = "a";
    for (int i = 0; i < 30; ++i) marks += "\u0320";
    CHECK(code_points(clean(marks + "b")) == 22);
    CHECK(code_points(clean(std::string(1'999, 'a'))) == 1'999);
    CHECK(code_points(clean(std::string(2'001, 'a'))) == 2'000);
}
