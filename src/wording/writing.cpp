#include "writing.h"

#include <unicode/dtitvfmt.h>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/reldatefmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <vector>

#include "wording/calendar.h"
#include "wording/words.h"

namespace accolade::wording {

namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;
using icu::number::Precision;

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(piece(text));
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

icu::Locale locale_of(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    auto locale = icu::Locale::forLanguageTag(piece(language), status);
    const std::string_view known = locale.getLanguage();
    if (U_FAILURE(status) || locale.isBogus() || known.empty()) return {"en", "001"};
    if (known == "en" && *locale.getCountry() == '\0') return {"en", "001"};
    return locale;
}

std::string formatted(const LocalizedNumberFormatter& formatter, double value) {
    UErrorCode status = U_ZERO_ERROR;
    auto text = formatter.formatDouble(value, status).toString(status);
    if (U_FAILURE(status)) return {};
    text.findAndReplace(icu::UnicodeString(u'-'), icu::UnicodeString(char16_t{0x2212}));
    return utf8(text);
}

LocalizedNumberFormatter numbers(std::string_view language, int decimals) {
    return NumberFormatter::withLocale(locale_of(language))
        .precision(Precision::fixedFraction(static_cast<std::int32_t>(decimals)))
        .roundingMode(UNUM_ROUND_HALFUP);
}

// What the wall clock says, as if it were UTC: the zone's work is done.
UDate as_utc(const model::LocalTime& time) {
    const auto& date = time.date;
    const std::chrono::sys_days day(std::chrono::year(date.year) /
                                    std::chrono::month(static_cast<unsigned>(date.month)) /
                                    std::chrono::day(static_cast<unsigned>(date.day)));
    const auto at = WallTime(day) + std::chrono::hours(time.hour) + std::chrono::minutes(time.minute) +
                    std::chrono::seconds(time.second);
    return static_cast<UDate>(at.time_since_epoch().count());
}

icu::TimeZone* utc() {  // for a format to adopt
    return icu::TimeZone::getGMT()->clone();
}

}  // namespace

std::string written(model::Number number, std::string_view language) {
    // A zero that came from below is no "−0".
    const double value = std::abs(number.value) < 0.5 * std::pow(10.0, -number.decimals) ? 0 : number.value;
    return formatted(numbers(language, number.decimals), value);
}

std::string written_change(model::Number number, std::string_view language) {
    return formatted(numbers(language, number.decimals).sign(UNUM_SIGN_EXCEPT_ZERO), number.value);
}

std::string written_share(double share, std::string_view language) {
    // The last digits of a double must not turn 29 % into 28 %.
    const double percent = std::floor(share * 100 + 1e-9);
    return formatted(numbers(language, 0).unit(icu::MeasureUnit::getPercent()), percent);
}

std::string written_time(const model::LocalTime& time, std::string_view skeleton, std::string_view language,
                         Stands stands) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = locale_of(language);
    const std::unique_ptr<icu::DateFormat> pattern(
        icu::DateFormat::createInstanceForSkeleton(unicode(skeleton), locale, status));
    auto* format = dynamic_cast<icu::SimpleDateFormat*>(pattern.get());
    if (U_FAILURE(status) || format == nullptr) return {};
    if (std::string_view(locale.getLanguage()) == "en") {
        icu::UnicodeString letters;
        format->toPattern(letters);
        letters.findAndReplace(u", d", u" d");  // "Thursday 20 November" needs no comma
        format->applyPattern(letters);
    }
    format->setContext(stands == Stands::within ? UDISPCTX_CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE
                                                : UDISPCTX_CAPITALIZATION_FOR_BEGINNING_OF_SENTENCE,
                       status);
    format->adoptTimeZone(utc());
    icu::UnicodeString text;
    format->format(as_utc(time), text);
    return utf8(text);
}

bool read_from_right(std::string_view language) {
    return locale_of(language).isRightToLeft() != 0;
}

std::string written_interval(const model::LocalTime& first, const model::LocalTime& last, std::string_view skeleton,
                             std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateIntervalFormat> format(
        icu::DateIntervalFormat::createInstance(unicode(skeleton), locale_of(language), status));
    if (U_FAILURE(status) || format == nullptr) return {};
    format->adoptTimeZone(utc());
    icu::UnicodeString text;
    icu::FieldPosition unused;
    const icu::DateInterval days(as_utc(first), as_utc(last));
    format->format(&days, text, unused, status);
    return U_SUCCESS(status) ? utf8(text) : std::string();
}

std::string written_days(const model::LocalTime& first, const model::LocalTime& last, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = locale_of(language);
    const std::unique_ptr<icu::DateIntervalFormat> format(
        icu::DateIntervalFormat::createInstance(u"EEEEdMMMM", locale, status));
    if (U_FAILURE(status) || format == nullptr) return {};
    format->adoptTimeZone(utc());
    format->setContext(UDISPCTX_CAPITALIZATION_FOR_BEGINNING_OF_SENTENCE, status);
    icu::UnicodeString text;
    icu::FieldPosition unused;
    const icu::DateInterval days(as_utc(first), as_utc(last));
    format->format(&days, text, unused, status);
    if (U_FAILURE(status)) return {};
    if (std::string_view(locale.getLanguage()) == "en") text.findAndReplace(u", ", u" ");
    return standing_alone(utf8(text), language);
}

std::string written_day(const model::LocalTime& time, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    icu::SimpleDateFormat format(u"d", locale_of(language), status);
    if (U_FAILURE(status)) return {};
    format.adoptTimeZone(utc());
    icu::UnicodeString text;
    format.format(as_utc(time), text);
    return utf8(text);
}

std::string written_cell(int count, std::string_view language) {
    return formatted(numbers(language, 0).integerWidth(icu::number::IntegerWidth::zeroFillTo(2)), count);
}

std::string standing_alone(std::string_view words, std::string_view language) {
    auto text = unicode(words);
    text.toTitle(nullptr, locale_of(language), U_TITLECASE_SENTENCES | U_TITLECASE_NO_LOWERCASE);
    return utf8(text);
}

std::string joined(std::span<const std::string> names, std::string_view language) {
    std::vector<icu::UnicodeString> texts;
    texts.reserve(names.size());
    for (const auto& name : names) texts.push_back(unicode(isolated(name, language)));
    UErrorCode status = U_ZERO_ERROR;
    // Plain "en" without the comma before "and", as the rest of the world writes it.
    const std::unique_ptr<icu::ListFormatter> list(icu::ListFormatter::createInstance(locale_of(language), status));
    icu::UnicodeString text;
    if (U_SUCCESS(status)) list->format(texts.data(), static_cast<std::int32_t>(texts.size()), text, status);
    return U_SUCCESS(status) ? utf8(text) : std::string();
}

std::string isolated(std::string_view field, std::string_view language) {
    const bool from_right = locale_of(language).isRightToLeft() != 0;
    const auto text = unicode(field);
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const auto direction = u_charDirection(text.char32At(i));
        const bool right = direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
        if (right != from_right && (right || direction == U_LEFT_TO_RIGHT))
            return "\u2068" + std::string(field) + "\u2069";
    }
    return std::string(field);
}

std::string filled(std::string_view pattern, std::string_view language, std::span<const Argument> arguments) {
    if (pattern.find_first_of("{'") == std::string_view::npos) return std::string(pattern);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : arguments) {
        names.push_back(unicode(name));
        const auto* number = std::get_if<double>(&value);
        values.push_back(number != nullptr ? icu::Formattable(*number)
                                           : icu::Formattable(unicode(std::get<std::string_view>(value))));
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessageFormat format(unicode(pattern), locale_of(language), status);
    icu::UnicodeString text;
    format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text, status);
    return U_SUCCESS(status) ? utf8(text) : std::string(pattern);
}

std::optional<std::vector<std::string>> names_in(std::string_view pattern) {
    UErrorCode status = U_ZERO_ERROR;
    const auto text = unicode(pattern);
    const icu::MessagePattern parts(text, nullptr, status);
    if (U_FAILURE(status)) return std::nullopt;
    std::vector<std::string> names;
    for (std::int32_t i = 0; i < parts.countParts(); ++i) {
        const auto& part = parts.getPart(i);
        const bool named = part.getType() == UMSGPAT_PART_TYPE_ARG_NAME;
        if (named || part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER) names.push_back(utf8(parts.getSubstring(part)));
    }
    // What parses may still be no format: a style that ICU does not know.
    const icu::MessageFormat format(text, icu::Locale::getEnglish(), status);
    return U_SUCCESS(status) ? std::optional(names) : std::nullopt;
}

std::string written_distance(int count, Unit unit, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RelativeDateTimeFormatter formatter(locale_of(language), status);
    icu::UnicodeString text;
    if (U_SUCCESS(status) && unit == Unit::minutes && count == 0) {
        formatter.format(UDAT_DIRECTION_PLAIN, UDAT_ABSOLUTE_NOW, text, status);
    } else if (U_SUCCESS(status)) {
        const auto icu_unit = unit == Unit::days      ? UDAT_REL_UNIT_DAY
                              : unit == Unit::hours   ? UDAT_REL_UNIT_HOUR
                              : unit == Unit::minutes ? UDAT_REL_UNIT_MINUTE
                                                      : UDAT_REL_UNIT_SECOND;
        formatter.format(static_cast<double>(count), icu_unit, text, status);
    }
    return U_SUCCESS(status) ? utf8(text) : std::string();
}

}  // namespace accolade::wording
