// Every message that the program can say to operators and authors, read out of src/ as one list and held to the rules
// of docs and log that a machine can check. `./test messages` prints the list, so that it can be read from top to
// bottom. What is put into a message while it runs stands as … in it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <regex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Message {
    std::string where;  // "net/failures.cpp:13"
    std::string text;
};

// Files whose words are not said to operators: documents that are written, names of fonts, the vocabulary of tests.
bool says_nothing(const std::string& file) {
    for (const auto* const name : {"gfx/describe.cpp", "text/system_fonts.cpp", "model/kind.cpp", "wording/"}) {
        if (file.starts_with(name) && file != "wording/phrases.cpp") return true;
    }
    return false;
}

// One file's code, a token at a time: comments are passed over, and a text is taken whole.
class Reader {
  public:
    Reader(std::string code, std::string file) : code_(std::move(code)), file_(std::move(file)) {}

    std::vector<Message> read() {
        while (at_ < code_.size()) {
            if (code_.compare(at_, 2, "//") == 0) {
                past("\n", at_);
            } else if (code_.compare(at_, 2, "/*") == 0) {
                past("*/", at_);
            } else if (code_.compare(at_, 8, "#include") == 0) {
                past("\n", at_);
            } else if (code_.compare(at_, 2, "R\"") == 0) {
                raw_text();
            } else if (code_[at_] == '"') {
                text();
            } else if (code_[at_] == '\'' && !within_number()) {
                past("'", at_ + (code_[at_ + 1] == '\\' ? 3 : 2));
            } else {
                sign(code_[at_++]);
            }
        }
        close();
        return std::move(messages_);
    }

  private:
    void past(std::string_view end, std::size_t from) {
        const auto found = code_.find(end, from);
        at_ = found == std::string::npos ? code_.size() : found + end.size();
    }

    // 1'000, and not '0'.
    bool within_number() const {
        const auto digit = [this](std::size_t at) {
            return at < code_.size() && std::isxdigit(static_cast<unsigned char>(code_[at])) != 0;
        };
        return at_ > 0 && digit(at_ - 1) && digit(at_ + 1) && code_.compare(at_ + 2, 1, "'") != 0;
    }

    void raw_text() {
        const auto open = code_.find('(', at_);
        const auto end = ")" + code_.substr(at_ + 2, open - at_ - 2) + "\"";
        const auto to = code_.find(end, open);
        add(code_.substr(open + 1, to - open - 1));
        past(end, to);
    }

    void text() {
        std::string text;
        for (++at_; at_ < code_.size() && code_[at_] != '"'; ++at_) {
            if (code_[at_] != '\\') {
                text += code_[at_];
                continue;
            }
            ++at_;
            if (code_[at_] == 'n') {
                text += "\n";
            } else if (code_[at_] == '"' || code_[at_] == '\\') {
                text += code_[at_];
            } else {
                text += std::string("\\") + code_[at_];
            }
        }
        ++at_;
        add(text);
    }

    void add(const std::string& text) {
        if (parts_.empty()) {
            depth_at_start_ = depth_;
            line_ = 1 + std::count(code_.begin(), code_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
        } else if (between_) {
            parts_ += "…";
        }
        parts_ += text;
        between_ = false;
    }

    // A comma or the end of a statement ends a message; whatever else stands between two texts is a value.
    void sign(char sign) {
        if (sign == '(' || sign == '[' || sign == '{') ++depth_;
        if (sign == ')' || sign == ']' || sign == '}') --depth_;
        if (sign == ';' || (sign == ',' && depth_ <= depth_at_start_)) {
            close();
        } else if (std::isspace(static_cast<unsigned char>(sign)) == 0 && !parts_.empty()) {
            if (sign == ':' && code_[at_] == ' ') {
                parts_ += "|";  // one of two texts
                between_ = false;
            } else if (sign != '+' && sign != '(' && sign != ')') {
                between_ = true;
            }
        }
    }

    void close() {
        static const std::regex kWords(R"([A-Za-z]{2,}[^A-Za-z]* [^A-Za-z]*[A-Za-z]{2,})");
        if (std::regex_search(parts_, kWords)) messages_.push_back({file_ + ":" + std::to_string(line_), parts_});
        parts_.clear();
        between_ = false;
    }

    std::string code_;
    std::string file_;
    std::vector<Message> messages_;
    std::size_t at_ = 0;
    std::string parts_;
    bool between_ = false;
    int depth_ = 0;
    int depth_at_start_ = 0;
    std::ptrdiff_t line_ = 0;
};

std::vector<Message> messages() {
    const auto source = fs::path(ACCOLADE_SOURCE_DIR) / "src";
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(source)) {
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<Message> all;
    for (const auto& file : files) {
        const auto name = file.lexically_relative(source).string();
        if (says_nothing(name)) continue;
        std::ifstream in(file, std::ios::binary);
        for (auto& message : Reader({std::istreambuf_iterator<char>(in), {}}, name).read()) {
            all.push_back(std::move(message));
        }
    }
    return all;
}

// Without what is quoted: a setting's own name, or a value as it was written.
std::string without_quotations(const std::string& text) {
    return std::regex_replace(text, std::regex(R"("[^"]*"|“[^”]*”)"), "\"\"");
}

}  // namespace

TEST_CASE("every message can be read in one list") {
    const auto all = messages();
    CHECK(all.size() > 300);
    for (const auto& message : all) {
        const auto text = std::regex_replace(message.text, std::regex("\n"), "\nlist:     ");
        std::cout << "list: " << message.where << ": " << text << '\n';
    }
}

TEST_CASE("messages are plain: no pleading, no shouting, no words that a colleague would not say") {
    const std::pair<const char*, const char*> kRules[] = {
        {R"(\b[Pp]lease\b|\b[Ss]orry\b|\b[Oo]ops\b)", "say what to do; do not plead"},
        {R"([A-Za-z]!(?!DOCTYPE))", "no exclamation marks"},
        {R"(\b(mend|mended|nonsense|giant|speaks?|spoken|of before|of matter|dear to|shall)\b)", "say it plainly"},
        {R"(\b(?!there\b)[a-z]+ (is|are) no (?!longer\b)[a-z]|\" (is|are) no [a-z])",
         "\"is not a ...\", not \"is no ...\""},
        {R"(\bknows? no\b|\bhas no use for\b)", "\"does not know\""},
        {R"((^|[^-])\b(color|center|gray|behavior|canceled)\b)", "British English outside quotation marks"},
        {R"([^ ]  [^ ])", "two spaces"},
        {R"(\be\.g\.|\bi\.e\.|\betc\b)", "written out"},
    };
    for (const auto& message : messages()) {
        if (message.text.find('\n') != std::string::npos || message.text.find("<!doctype") != std::string::npos)
            continue;
        const auto plain = without_quotations(message.text);
        for (const auto& [pattern, why] : kRules) {
            CHECK_MESSAGE(!std::regex_search(plain, std::regex(pattern)), message.where, ": ", message.text, " (",
                          std::string(why), ")");
        }
    }
}

TEST_CASE("a message is one sentence that follows where it happened: it begins small and ends without a full stop") {
    const std::regex capital("^(?!Failed loading udev|Inter Display)[A-Z][a-z]+ ");  // what SDL says; a font
    const std::regex stop(R"([a-z]\.$)");
    for (const auto& message : messages()) {
        if (message.text.find('\n') != std::string::npos || message.text.starts_with("<!doctype")) continue;
        CHECK_MESSAGE(!std::regex_search(message.text, capital), message.where, ": ", message.text);
        CHECK_MESSAGE(!std::regex_search(message.text, stop), message.where, ": ", message.text);
    }
}
