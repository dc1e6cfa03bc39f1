#include "bonds.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/unicode.h"
#include "words_around.h"

namespace accolade::text {
namespace {

bool hangul(char16_t c) {
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E);
}
bool capital(char16_t c) {
    return u_isupper(c) != 0 || u_istitle(c) != 0;
}

std::u16string lower(std::u16string_view word) {
    std::u16string out(word);
    for (auto& c : out) c = static_cast<char16_t>(u_tolower(c));
    return out;
}

template <std::size_t N>
bool one_of(std::u16string_view word, const std::array<std::u16string_view, N>& list) {
    return std::ranges::find(list, word) != list.end();
}

constexpr auto units = std::to_array<std::u16string_view>(
    {u"%",   u"‰",   u"°",  u"°C", u"°F",  u"km",   u"m",    u"cm",  u"mm",      u"m²",     u"m³",  u"km²", u"km/h",
     u"kg",  u"g",   u"t",  u"l",  u"L",   u"h",    u"min",  u"s",   u"ms",      u"GB",     u"TB",  u"MB",  u"kB",
     u"W",   u"kW",  u"MW", u"GW", u"kWh", u"MWh",  u"GWh",  u"TWh", u"MHz",     u"GHz",    u"nm",  u"NM",  u"€",
     u"$",   u"£",   u"¥",  u"₹",  u"kr",  u"kr.",  u"NOK",  u"SEK", u"DKK",     u"EUR",    u"USD", u"GBP", u"CHF",
     u"INR", u"JPY", u"am", u"pm", u"Uhr", u"Mio.", u"Mrd.", u"mln", u"million", u"billion"});

// "4,2 Mio. €": the unit of a number goes on to its currency.
constexpr auto multiples = std::to_array<std::u16string_view>(
    {u"Mio.", u"Mrd.", u"Tsd.", u"mln", u"mln.", u"mill.", u"mrd.", u"million", u"billion", u"millions", u"milliards"});

constexpr auto titles = std::to_array<std::u16string_view>(
    {u"Dr.",   u"Dr",   u"Prof.", u"Mr.", u"Mr",  u"Mrs.", u"Mrs",  u"Ms.", u"Ms",   u"Mx.",   u"St.",  u"Sir",
     u"Dame",  u"Herr", u"Frau",  u"Hr.", u"Fr.", u"Mme",  u"Mlle", u"Sr.", u"Sra.", u"Srta.", u"Dra.", u"Ing.",
     u"Dipl.", u"No.",  u"Nr.",   u"nr.", u"no.", u"№",    u"§",    u"p.",  u"Fig.", u"#"});

constexpr auto months = std::to_array<std::u16string_view>(
    {u"january",   u"february", u"march",    u"april",    u"may",        u"june",     u"july",      u"august",
     u"september", u"october",  u"november", u"december", u"jan",        u"feb",      u"mar",       u"apr",
     u"jun",       u"jul",      u"aug",      u"sep",      u"sept",       u"oct",      u"nov",       u"dec",
     u"januar",    u"februar",  u"märz",     u"mars",     u"marts",      u"mai",      u"maj",       u"juni",
     u"juli",      u"oktober",  u"dezember", u"desember", u"januari",    u"februari", u"augusti",   u"augustus",
     u"maart",     u"mei",      u"janvier",  u"février",  u"avril",      u"juin",     u"juillet",   u"août",
     u"septembre", u"octobre",  u"novembre", u"décembre", u"enero",      u"febrero",  u"marzo",     u"abril",
     u"mayo",      u"junio",    u"julio",    u"agosto",   u"septiembre", u"octubre",  u"noviembre", u"diciembre",
     u"gennaio",   u"febbraio", u"aprile",   u"maggio",   u"giugno",     u"luglio",   u"settembre", u"ottobre",
     u"dicembre",  u"stycznia", u"lutego",   u"marca",    u"kwietnia",   u"maja",     u"czerwca",   u"lipca",
     u"sierpnia",  u"września", u"grudnia",  u"января"});

// Words that should not be the last of a line: articles, prepositions, conjunctions.
constexpr auto small_words = std::to_array<std::u16string_view>(
    {u"a",    u"an",   u"the", u"of",  u"to",  u"in",  u"for", u"and", u"or",  u"at",   u"by",  u"on",   u"with",
     u"from", u"is",   u"as",  u"our", u"der", u"die", u"das", u"den", u"dem", u"des",  u"ein", u"eine", u"und",
     u"oder", u"im",   u"am",  u"zu",  u"zum", u"zur", u"von", u"vom", u"mit", u"für",  u"auf", u"bei",  u"le",
     u"la",   u"les",  u"un",  u"une", u"du",  u"de",  u"et",  u"ou",  u"à",   u"au",   u"aux", u"en",   u"par",
     u"pour", u"avec", u"el",  u"los", u"las", u"una", u"y",   u"o",   u"por", u"para", u"con", u"del",  u"al",
     u"il",   u"lo",   u"gli", u"i",   u"di",  u"da",  u"e",   u"per", u"og",  u"i",    u"på",  u"av",   u"til",
     u"det",  u"en",   u"et",  u"som", u"och", u"att", u"av",  u"het", u"een", u"van",  u"w",   u"z",    u"na",
     u"do",   u"bin",  u"ibn", u"abu", u"ter", u"ten", u"dos", u"das", u"u",   u"k",    u"v",   u"s",    u"ze",
     u"ke",   u"ve",   u"se",  u"и",   u"в",   u"во",  u"на",  u"с",   u"со",  u"к",    u"ко",  u"о",    u"об",
     u"от",   u"до",   u"из",  u"за",  u"у",   u"не",  u"ни",  u"а",   u"но",  u"для",  u"при", u"под",  u"без",
     u"над",  u"про",  u"по",  u"що",  u"та",  u"і",   u"й",   u"з",   u"від", u"και",  u"το",  u"τη",   u"την",
     u"τον",  u"του",  u"της", u"των", u"οι",  u"ο",   u"η",   u"τα",  u"σε",  u"από",  u"με",  u"για",  u"στο",
     u"στη",  u"στον", u"στην"});

// What is told apart by a number: "Room 3", "Ebene 3". The number belongs to it, and not to the word after.
constexpr auto numbered = std::to_array<std::u16string_view>(
    {u"room",     u"floor",   u"level",   u"gate",       u"hall",     u"building", u"ward",    u"bay",      u"unit",
     u"line",     u"shift",   u"team",    u"phase",      u"number",   u"page",     u"step",    u"platform", u"terminal",
     u"dock",     u"quay",    u"berth",   u"wing",       u"block",    u"zone",     u"track",   u"part",     u"version",
     u"raum",     u"zimmer",  u"ebene",   u"etage",      u"stock",    u"halle",    u"gebäude", u"haus",     u"tor",
     u"linie",    u"schicht", u"station", u"gleis",      u"werk",     u"seite",    u"platz",   u"teil",     u"saal",
     u"nummer",   u"rom",     u"etasje",  u"bygg",       u"linje",    u"plan",     u"våning",  u"rum",      u"sal",
     u"sida",     u"side",    u"port",    u"hus",        u"skift",    u"kai",      u"salle",   u"étage",    u"niveau",
     u"bâtiment", u"porte",   u"quai",    u"ligne",      u"chambre",  u"bureau",   u"voie",    u"équipe",   u"huone",
     u"kerros",   u"halli",   u"kamer",   u"verdieping", u"zaal",     u"gebouw",   u"sala",    u"planta",   u"piso",
     u"edificio", u"puerta",  u"stanza",  u"piano",      u"edifício", u"andar"});

// Between numbers, and after a number that does not count them: "9 bis 12", "on floor 3 until noon".
constexpr auto joining = std::to_array<std::u16string_view>(
    {u"until", u"till",   u"than", u"times", u"bis", u"til", u"till", u"tot", u"jusqu’à", u"jusqu’au", u"hasta",
     u"fino",  u"saakka", u"asti", u"more",  u"of",  u"we",  u"they", u"you", u"are",     u"was",      u"were",
     u"has",   u"have",   u"ist",  u"sind",  u"wir", u"er",  u"vi",   u"est", u"sont",    u"nous"});

bool ends_in_digit(std::u16string_view word) {
    return !word.empty() && u_isdigit(word.back()) != 0;
}

bool is_initial(std::u16string_view word) {
    return (word.size() == 2 && capital(word[0]) && word[1] == u'.') ||
           (word.size() == 4 && capital(word[0]) && word[1] == u'.' && capital(word[2]) && word[3] == u'.');
}

// "35", "4,2", "1 240" in one word, "3rd", "3.": but no year, no time of day, no range.
bool counts(std::u16string_view word) {
    while (word.size() > 1 && !u_isalnum(word.front())) word.remove_prefix(1);
    if (word.empty() || u_isdigit(word.front()) == 0 || word.size() > 12) return false;
    if (std::u16string_view(u",;:!?–—)").find(word.back()) != std::u16string_view::npos) return false;
    if (word.find(u':') != std::u16string_view::npos || word.find(u'–') != std::u16string_view::npos) return false;
    const auto digits = std::ranges::count_if(word, [](char16_t c) { return u_isdigit(c) != 0; });
    if (word.back() == u'.') return digits <= 2 && word.size() <= 3;  // an ordinal; else the end of a sentence
    const bool year = word.size() == 4 && digits == 4 && (word.starts_with(u"19") || word.starts_with(u"20"));
    return !year;
}

bool is_numbered(std::u16string_view word) {
    return one_of(lower(bare(word)), numbered);
}

// Whether the second word is what the number counts: "35 people", "3. Stock".
bool counted(std::u16string_view words, std::u16string_view number, std::u16string_view noun) {
    if (!counts(number) || noun.empty() || !letter(noun.front())) return false;
    const auto name = lower(bare(noun));
    if (one_of(name, small_words) || one_of(name, joining)) return false;
    const auto at = static_cast<std::size_t>(number.data() - words.data());
    return !is_numbered(word_before(words, at));
}

// Between numbers that are named together: "Lifts 1 and 2".
constexpr auto conjunctions =
    std::to_array<std::u16string_view>({u"and", u"or", u"und", u"oder", u"og", u"eller", u"och", u"et", u"ou", u"e",
                                        u"o",   u"y",  u"u",   u"en",   u"ja", u"i",     u"и",   u"і",  u"&",  u"+"});

// How much a line that ends before unit i, between these words, tears numbers apart that are named together. After the
// word between them is worse: the number alone on the next line is taken for that of something else.
float torn_numbers(std::u16string_view words, std::u16string_view before, std::u16string_view after) {
    constexpr float kBetween = 3;
    const auto begins_in_digit = [](std::u16string_view word) { return !word.empty() && u_isdigit(word.front()) != 0; };
    if (one_of(lower(before), conjunctions)) {
        const auto number = word_before(words, static_cast<std::size_t>(before.data() - words.data()));
        return ends_in_digit(number) && begins_in_digit(after) ? kTorn : 0;
    }
    if (!one_of(lower(after), conjunctions) || !ends_in_digit(before)) return 0;
    auto next = static_cast<std::size_t>(after.data() - words.data()) + after.size();
    while (next < words.size() && is_space(words[next])) ++next;
    return begins_in_digit(word_after(words, next)) ? kBetween : 0;
}

// "It was wrong. It | was": the first short word of a sentence is left behind by the rest of it.
bool leaves_first_word(std::u16string_view words, std::u16string_view before) {
    constexpr std::size_t kShort = 4;
    if (before.size() > kShort) return false;
    const auto last = word_before(words, static_cast<std::size_t>(before.data() - words.data()));
    return !last.empty() && std::u16string_view(u".!?…").find(last.back()) != std::u16string_view::npos;
}

bool belong_together(std::u16string_view before, std::u16string_view after, const std::string& language) {
    if (before.empty() || after.empty()) return false;
    auto unit = after;
    while (unit.size() > 1 &&
           (unit.back() == u',' || unit.back() == u';' || unit.back() == u'!' || unit.back() == u'?'))
        unit.remove_suffix(1);
    const auto whole = unit;
    if (unit.size() > 1 && unit.back() == u'.') unit.remove_suffix(1);
    const bool is_unit = one_of(unit, units) || one_of(whole, units);
    if (ends_in_digit(before) && is_unit) return true;
    if (is_unit && one_of(before, multiples)) return true;
    if (u_isdigit(after.front()) != 0 && is_numbered(before) && u_isalpha(before.back()) != 0) return true;
    auto day = before;
    if (day.back() == u'.') day.remove_suffix(1);
    if (day.size() <= 2 && ends_in_digit(day) && u_isdigit(day.front()) != 0 && one_of(lower(bare(after)), months))
        return true;
    auto open = before;
    while (open.size() > 1 && !u_isalnum(open.front()) && open.front() != u'#' && open.front() != u'§')
        open.remove_prefix(1);
    if (one_of(open, titles) || is_initial(open)) return true;
    const char16_t first = after.front();
    if (first == u'–' || first == u'—' || first == u'…') return true;
    if (language == "fr") {
        if (before.back() == u'«' || before.back() == u'‹') return true;
        if (after.size() == 1 && std::u16string_view(u":;!?»›").find(first) != std::u16string_view::npos) return true;
        if (first == u'»' || first == u'›') return true;
    }
    return false;
}

constexpr std::size_t kLongestName = 20;    // letters: "Schönburg-Hartenstein" is a name, what is longer a compound
constexpr std::size_t kShortCompound = 16;  // with its hyphens: "twelve-year-old" is read as one word

// Japanese, where ICU's phrases end too early: 答え|てくれました, 十二|基.
bool goes_on(char16_t before, char16_t after) {
    constexpr std::u16string_view never_first = u"てっんを", numerals = u"〇一二三四五六七八九十百千万億";
    const bool hiragana = before >= 0x3041 && before <= 0x3096;
    return (hiragana && never_first.find(after) != std::u16string_view::npos) ||
           (numerals.find(before) != std::u16string_view::npos && han(after));
}

// Japanese, where one kana joins two verbs to a word: 段取り替え, 受け入れ, 組み立て. Kana that are particles (に, で,
// へ) do not.
bool joins_verbs(std::u16string_view words, std::size_t i) {
    constexpr std::u16string_view joins = u"いきぎしちびみりえけげせべめれ";
    return i >= 2 && han(words[i - 2]) && joins.find(words[i - 1]) != std::u16string_view::npos && han(words[i]);
}

// After the hyphen at i - 1, inside a word.
bool hyphen_holds(std::u16string_view words, std::size_t i) {
    auto begin = i - 1;
    while (begin > 0 && letter(words[begin - 1])) --begin;
    auto end = i;
    while (end < words.size() && letter(words[end])) ++end;
    const auto left = i - 1 - begin, right = end - i;
    if (left == 0 || right == 0) return false;
    if (left < 3 || right < 3) return true;
    const auto hyphen = [&](std::size_t at) {
        return at < words.size() && (words[at] == u'-' || words[at] == u'\u2010');
    };
    const bool of_several = (begin > 0 && hyphen(begin - 1)) || hyphen(end);
    return capital(words[begin]) && capital(words[i]) && left + right <= kLongestName && !of_several;
}

// Whether what the hyphen before i joins is a word that is read in one: "twelve-year-old".
bool short_compound(std::u16string_view before, std::u16string_view after) {
    if (before.back() != u'-' && before.back() != u'\u2010') return false;
    const auto parts = [](std::u16string_view word) {
        return std::ranges::all_of(word, [](char16_t c) { return letter(c) || c == u'-' || c == u'\u2010'; });
    };
    const auto first = bare(before), last = bare(after);
    return parts(first) && parts(last) && first.size() + 1 + last.size() <= kShortCompound;
}

}  // namespace

void keep_together(std::u16string_view words, std::string_view language, std::vector<Break>& breaks) {
    const auto tongue = language_of(language);
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (breaks[i] != Break::may) continue;
        const char16_t before = words[i - 1], after = words[i];
        if (is_space(before) || isolate(before)) {
            if (belong_together(word_before(words, i), word_after(words, i), tongue)) breaks[i] = Break::none;
        } else if (hangul(before) || hangul(after)) {
            breaks[i] = Break::none;
        } else if (before == u'-' || before == u'\u2010') {
            if (hyphen_holds(words, i)) breaks[i] = Break::none;
        } else if (tongue == "ja" && han(before) && after >= 0x3041 && after <= 0x3096) {
            breaks[i] = Break::none;  // the kana that end a word belong to its characters
        } else if (tongue == "ja" && (goes_on(before, after) || joins_verbs(words, i))) {
            breaks[i] = Break::none;
        } else if (after == u'+' || after == u'–' || after == u'—') {
            breaks[i] = Break::none;
        } else if (before == u'–' && i > 1 && u_isdigit(words[i - 2]) != 0 && u_isdigit(after) != 0) {
            breaks[i] = Break::none;  // "18–20"
        }
    }
}

float dislike(std::u16string_view words, std::string_view language, std::size_t i) {
    const auto before = word_before(words, i), after = word_after(words, i);
    if (before.empty() || after.empty()) return 0;
    if (is_space(words[i - 1]) && counted(words, before, after)) return kTorn;
    if (!is_space(words[i - 1]) && short_compound(before, after)) return kTorn;
    if (const float torn = torn_numbers(words, before, after); torn > 0) return torn;
    if (std::u16string_view(u",;:–—.!?،؛؟।").find(before.back()) != std::u16string_view::npos) return -1.5F;
    // If there are no spaces, a reader pauses nowhere else.
    if (std::u16string_view(u"，、；：。！？").find(before.back()) != std::u16string_view::npos) return -3;
    const auto small = lower(bare(before));
    // "kept the lights on | for": the first of two prepositions belongs to the verb.
    constexpr std::array<std::u16string_view, 3> particles{u"on", u"in", u"by"};
    constexpr std::array<std::u16string_view, 7> prepositions{u"for", u"to", u"with", u"at", u"and", u"or", u"from"};
    if (one_of(small, small_words)) return one_of(small, particles) && one_of(lower(bare(after)), prepositions) ? 0 : 2;
    // Two capitalised words are likely one name, except in German, where nouns have capitals too.
    const auto left = bare(before), right = bare(after);
    if (language_of(language) != "de" && !left.empty() && !right.empty() && capital(left.front()) &&
        capital(right.front()) && before.data() != words.data())
        return 1.5F;
    return leaves_first_word(words, before) ? 1.5F : 0;
}

}  // namespace accolade::text
