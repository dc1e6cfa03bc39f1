// Hyphenation: where a word may be divided, by the dictionaries of Debian's hyphen-* packages. A language that has none
// on this machine has no such places, and words are set as without.
//
// Resource: keeps the dictionaries it has opened; owned by the Fonts; one thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _HyphenDict;  // libhyphen's own name  NOLINT(bugprone-reserved-identifier)

namespace accolade::text {

class Hyphenation {
  public:
    explicit Hyphenation(std::filesystem::path folder = "/usr/share/hyphen");

    // Index i: whether a hyphen may be set before unit i; as long as the words and one more. Never in a short word, in
    // a number or an address, nor where the spelling would change.
    std::vector<bool> places(std::u16string_view words, std::string_view language);

  private:
    struct Closer {
        void operator()(_HyphenDict* dictionary) const;
    };
    _HyphenDict* dictionary_of(std::string_view language);  // null where there is none

    std::filesystem::path folder_;
    std::map<std::string, std::unique_ptr<_HyphenDict, Closer>, std::less<>> dictionaries_;
};

}  // namespace accolade::text
