// SystemFonts: the machine's fonts, as fontconfig lists them, and which of them suits some characters.
//
// The choice is ours, by coverage, language and kinship with the design, rather than fontconfig's sorting, so that the
// same fonts give the same lines whatever a machine's preferences are. Resource: the list is read at the first
// question. The thread of Fonts.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace accolade::text {

struct FontFile {
    std::string file;
    int index = 0;  // of the face in a collection; a named instance in the upper half
};

struct FontWish {
    std::vector<char32_t> points;  // all of them must be there
    std::string script;            // ISO 15924
    std::string language;          // BCP 47
    int weight = 400;
    bool serif = false;
    bool emoji = false;
};

class SystemCatalog {
  public:
    SystemCatalog();
    ~SystemCatalog();
    SystemCatalog(const SystemCatalog&) = delete;
    SystemCatalog& operator=(const SystemCatalog&) = delete;

    // At most four, best first.
    std::vector<FontFile> find(const FontWish& wish);

  private:
    struct List;
    std::unique_ptr<List> list_;
};

// Which of the five ways of drawing Chinese characters: "JP", "KR", "SC", "TC" or "HK".
std::string_view han_style(std::string_view language, std::string_view script);

// What a font weighs (OpenType, 1..1000): as it claims, unless its style's name says otherwise; there are Bolds that
// claim to weigh 80.
int plausible_weight(int claimed, std::string_view style);

}  // namespace accolade::text
