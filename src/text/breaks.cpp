#include "breaks.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "text/unicode.h"

namespace accolade::text {
namespace {

using Iterator = std::unique_ptr<UBreakIterator, void (*)(UBreakIterator*)>;

Iterator open(UBreakIteratorType type, const std::string& locale, std::u16string_view words) {
    UErrorCode status = U_ZERO_ERROR;
    return {ubrk_open(type, locale.c_str(), words.data(), static_cast<std::int32_t>(words.size()), &status),
            &ubrk_close};
}

bool is_space(char16_t c) {
    return c == u' ' || c == u'\u3000' || (c >= 0x2000 && c <= 0x200A && c != 0x2007);
}
bool hangul(char16_t c) {
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E);
}
bool han(char16_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == u'々';
}
bool letter(char16_t c) {
    return u_isalpha(c) != 0;
}
bool capital(char16_t c) {
    return u_isupper(c) != 0 || u_istitle(c) != 0;
}
bool isolate(char16_t c) {
    return c >= 0x2066 && c <= 0x2069;
}

// The word that ends before i, spaces skipped; and the one that begins at i.
std::u16string_view word_before(std::u16string_view words, std::size_t i) {
    while (i > 0 && (is_space(words[i - 1]) || isolate(words[i - 1]))) --i;
    auto begin = i;
    while (begin > 0 && !is_space(words[begin - 1]) && words[begin - 1] != u'\n' && !isolate(words[begin - 1])) --begin;
    return words.substr(begin, i - begin);
}

std::u16string_view word_after(std::u16string_view words, std::size_t i) {
    while (i < words.size() && isolate(words[i])) ++i;
    auto end = i;
    while (end < words.size() && !is_space(words[end]) && words[end] != u'\n' && !isolate(words[end])) ++end;
    return words.substr(i, end - i);
}

std::u16string_view bare(std::u16string_view word) {
    while (!word.empty() && !u_isalnum(word.back())) word.remove_suffix(1);
    while (!word.empty() && !u_isalnum(word.front())) word.remove_prefix(1);
    return word;
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

constexpr std::size_t kLongestName = 20;  // letters: "Schönburg-Hartenstein" is a name, what is longer a compound

// Japanese, where ICU's phrases end too early: 答え|てくれました, 十二|基.
bool goes_on(char16_t before, char16_t after) {
    constexpr std::u16string_view never_first = u"てっんを", numerals = u"〇一二三四五六七八九十百千万億";
    const bool hiragana = before >= 0x3041 && before <= 0x3096;
    return (hiragana && never_first.find(after) != std::u16string_view::npos) ||
           (numerals.find(before) != std::u16string_view::npos && han(after));
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

bool vowel(char16_t c) {
    constexpr std::u16string_view list = u"aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûýœаеёиоуыэюяіїєαεηιουωάέήίόύώ";
    return list.find(static_cast<char16_t>(u_tolower(c))) != std::u16string_view::npos;
}

// "gl" and "tr" begin a syllable together; "ch", "sh", "th" and "ph" are one sound.
bool one_onset(char16_t first, char16_t second) {
    const auto a = static_cast<char16_t>(u_tolower(first)), b = static_cast<char16_t>(u_tolower(second));
    if (b == u'h') return !vowel(a);
    return (b == u'l' || b == u'r') && std::u16string_view(u"bcdfgkptv").find(a) != std::u16string_view::npos;
}

// Before a consonant and its vowel, or before two consonants that begin a syllable together and theirs.
bool syllable_begins(std::u16string_view word, std::size_t i) {
    if (i < 2 || i + 2 >= word.size() || vowel(word[i])) return false;
    if (vowel(word[i + 1])) return !one_onset(word[i - 1], word[i]);
    return one_onset(word[i], word[i + 1]) && vowel(word[i + 2]);
}

// Scripts without spaces for which ICU has no dictionary: a line may end after a syllable, but not between a letter and
// the one that is stacked below it.
void break_between_syllables(std::u16string_view words, std::vector<Break>& breaks) {
    constexpr std::array<std::string_view, 6> kScripts{"Java", "Bali", "Lana", "Talu", "Tavt", "Ahom"};
    const auto undivided = [&](std::u16string_view cluster) {
        const auto points = to_code_points(cluster);
        return !points.empty() && u_isalpha(static_cast<UChar32>(points.front())) != 0 &&
               u_getCombiningClass(static_cast<UChar32>(points.back())) != 9 &&
               std::ranges::find(kScripts, script_of(points.front())) != kScripts.end();
    };
    if (std::ranges::all_of(words, [](char16_t c) { return c < 0x1900; })) return;
    std::size_t begin = 0;
    bool before = false;
    for (const auto end : cluster_ends(words)) {
        const auto cluster = words.substr(begin, end - begin);
        const auto first = to_code_points(cluster).front();
        if (before && u_isalpha(static_cast<UChar32>(first)) != 0 && breaks[begin] == Break::none)
            breaks[begin] = Break::may;
        before = undivided(cluster);
        begin = end;
    }
}

}  // namespace

std::vector<std::uint32_t> cluster_ends(std::u16string_view words) {
    std::vector<std::uint32_t> out;
    if (words.empty()) return out;
    const auto iterator = open(UBRK_CHARACTER, "", words);
    if (!iterator) {
        for (std::uint32_t i = 1; i <= words.size(); ++i) out.push_back(i);
        return out;
    }
    ubrk_first(iterator.get());
    for (auto i = ubrk_next(iterator.get()); i != UBRK_DONE; i = ubrk_next(iterator.get()))
        out.push_back(static_cast<std::uint32_t>(i));
    return out;
}

std::vector<bool> sentence_ends(std::u16string_view words, std::string_view language) {
    std::vector<bool> out(words.size() + 1, false);
    out.back() = true;
    if (words.empty()) return out;
    // "Dr. Solheim" is not the end of one.
    const auto iterator = open(UBRK_SENTENCE, icu_locale(language) + "@ss=standard", words);
    if (!iterator) return out;
    ubrk_first(iterator.get());
    for (auto i = ubrk_next(iterator.get()); i != UBRK_DONE; i = ubrk_next(iterator.get()))
        out[static_cast<std::size_t>(i)] = true;
    return out;
}

std::vector<Break> line_breaks(std::u16string_view words, std::string_view language) {
    std::vector<Break> out(words.size() + 1, Break::none);
    out.back() = Break::must;
    if (words.empty()) return out;
    auto locale = icu_locale(language);
    if (language_of(language) == "ja") locale = "ja@lw=phrase";
    const auto iterator = open(UBRK_LINE, locale, words);
    if (!iterator) return out;
    ubrk_first(iterator.get());
    for (auto i = ubrk_next(iterator.get()); i != UBRK_DONE; i = ubrk_next(iterator.get())) {
        const auto at = static_cast<std::size_t>(i);
        const auto status = ubrk_getRuleStatus(iterator.get());
        if (at < words.size())
            out[at] = status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT ? Break::must : Break::may;
    }
    break_between_syllables(words, out);
    return out;
}

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
        } else if (tongue == "ja" && goes_on(before, after)) {
            breaks[i] = Break::none;
        } else if (after == u'+' || after == u'–' || after == u'—') {
            breaks[i] = Break::none;
        }
    }
}

std::vector<bool> inside_words(std::u16string_view words, std::string_view language) {
    std::vector<bool> out(words.size() + 1, false);
    const bool japanese = language_of(language) == "ja";
    for (std::size_t i = 1; i < words.size(); ++i) out[i] = han(words[i - 1]) && han(words[i]);
    if (japanese || std::ranges::find(out, true) == out.end()) return out;
    const auto iterator = open(UBRK_WORD, icu_locale(language), words);
    if (!iterator) return out;
    for (auto i = ubrk_first(iterator.get()); i != UBRK_DONE; i = ubrk_next(iterator.get()))
        out[static_cast<std::size_t>(i)] = false;
    return out;
}

std::vector<bool> syllable_ends(std::u16string_view words) {
    std::vector<bool> out(words.size() + 1, false);
    for (std::size_t begin = 0; begin < words.size();) {
        const auto word = word_after(words, begin);
        const auto at = static_cast<std::size_t>(word.data() - words.data());
        const auto pure = bare(word);  // without the marks before and after it
        const bool letters = std::ranges::all_of(pure, [](char16_t c) { return letter(c) || c == u'-' || c == u'’'; });
        const auto first = static_cast<std::size_t>(pure.data() - words.data());
        for (std::size_t i = 0; letters && i < pure.size(); ++i) out[first + i] = syllable_begins(pure, i);
        begin = at + std::max<std::size_t>(word.size(), 1);
    }
    return out;
}

float dislike(std::u16string_view words, std::string_view language, std::size_t i) {
    const auto before = word_before(words, i), after = word_after(words, i);
    if (before.empty() || after.empty()) return 0;
    if (is_space(words[i - 1]) && counted(words, before, after)) return kTorn;
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
    return 0;
}

}  // namespace accolade::text
