// Holds src/ to the plan of the house (src/CMakeLists.txt, src/README.md): who may include whom, which library is
// called where, and that mutexes, threads and clocks stay where they belong. Offenders are named by file and line.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Room {
    std::string name;
    std::set<std::string> uses, hosts;
};

// From the ground up: a room may use those before it.
using Plan = std::vector<Room>;

using Lines = std::vector<std::string>;

// What an #include begins with, and the library it comes from. The first that fits counts.
constexpr std::pair<std::string_view, std::string_view> kLibraries[] = {
    {"SDL_image.h", "PkgConfig::sdl2_image"},
    {"SDL2/SDL_image.h", "PkgConfig::sdl2_image"},
    {"SDL_ttf.h", "PkgConfig::sdl2_ttf"},
    {"SDL2/SDL_ttf.h", "PkgConfig::sdl2_ttf"},
    {"SDL", "PkgConfig::sdl2"},
    {"curl/", "CURL::libcurl"},
    {"nlohmann/", "nlohmann_json::nlohmann_json"},
    {"unicode/", "PkgConfig::icu"},
    {"hb", "PkgConfig::harfbuzz"},
    {"harfbuzz/", "PkgConfig::harfbuzz"},
    {"ft2build.h", "PkgConfig::freetype"},
    {"freetype", "PkgConfig::freetype"},
    {"FT_", "PkgConfig::freetype"},  // #include FT_FREETYPE_H
    {"fontconfig/", "PkgConfig::fontconfig"},
    {"openssl/", "OpenSSL::Crypto"},
    {"seccomp.h", "PkgConfig::seccomp"},
    {"gumbo.h", "PkgConfig::gumbo"},
    {"qrcodegen/", "PkgConfig::qrcodegencpp"},
    {"libheif/", "PkgConfig::heif"},
    {"jpeglib.h", "JPEG::JPEG"},
    {"jerror.h", "JPEG::JPEG"},
    {"lcms2.h", "PkgConfig::lcms2"},
    {"librsvg/", "PkgConfig::rsvg"},
    {"pango/", "PkgConfig::pango"},
    {"webp/", "PkgConfig::webpdemux"},
    {"zlib.h", "ZLIB::ZLIB"},
    {"sqlite3.h", "SQLite::SQLite3"},
    {"X11/", "PkgConfig::x11"},
    {"xf86drm", "PkgConfig::libdrm"},
};

struct Word {
    std::regex pattern;
    std::set<std::string> allowed;  // rooms
    std::string_view why;
};

const std::vector<Word>& words() {
    static const std::vector<Word> kWords{
        {std::regex(
             R"(#\s*include\s*<(shared_)?mutex>|\bstd::(recursive_|shared_|timed_|recursive_timed_|shared_timed_)?mutex\b)"),
         {"base", "os"},
         "a mutex lives in base/ and os/ only: use Latest or Queue"},
        {std::regex(R"(\bstd::(jthread\b|thread\b(?!::)|async\b)|\bpthread_create\b)"),
         {"os"},
         "a thread is a Worker of os/worker.h, which nothing leaves in silence"},
        {std::regex(R"(\bSDL_GetTicks(64)?\b)"), {}, "SDL's clock is not asked: `now` is handed down"},
        {std::regex(R"(\b(system_clock|steady_clock|high_resolution_clock)::now\b)"),
         {"base", "os", "screen"},
         "the clock is read in one place: `now` is handed down"},
    };
    return kWords;
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Lines lines_of(const std::string& text) {
    Lines lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

Plan plan_of(const std::string& cmake) {
    Plan plan;
    const auto plain = std::regex_replace(cmake, std::regex("#[^\n]*"), "");
    const std::regex call(R"((^|\n)\s*room\(([^)]*)\))");
    for (std::sregex_iterator it(plain.begin(), plain.end(), call), end; it != end; ++it) {
        std::istringstream in((*it)[2].str());
        Room room;
        in >> room.name;
        auto* into = &room.uses;
        for (std::string word; in >> word;) {
            if (word == "USES") {
                into = &room.uses;
            } else if (word == "HOSTS") {
                into = &room.hosts;
            } else {
                into->insert(word);
            }
        }
        plan.push_back(std::move(room));
    }
    return plan;
}

const Room* room_named(const Plan& plan, const std::string& name) {
    const auto found = std::ranges::find(plan, name, &Room::name);
    return found == plan.end() ? nullptr : &*found;
}

// A room that uses one above it, or one that is not there.
Lines offences_of(const Plan& plan) {
    Lines offences;
    std::set<std::string> below;
    for (const auto& room : plan) {
        for (const auto& used : room.uses) {
            if (!below.contains(used)) offences.push_back(room.name + " uses " + used + ", which is not below it");
        }
        below.insert(room.name);
    }
    return offences;
}

// Without comments and without what stands in quotes, except in an #include.
std::string code_of(const std::string& line, bool& in_comment) {
    static const std::regex kInclude(R"(^\s*#\s*include\b)");
    const bool include = !in_comment && std::regex_search(line, kInclude);
    std::string code;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto next = std::string_view(line).substr(i, 2);
        if (in_comment) {
            if (next == "*/") {
                in_comment = false;
                ++i;
            }
        } else if (next == "//") {
            break;
        } else if (next == "/*") {
            in_comment = true;
            ++i;
        } else if (line[i] == '"' && !include) {
            while (++i < line.size() && line[i] != '"') {
                if (line[i] == '\\') ++i;
            }
        } else {
            code += line[i];
        }
    }
    return code;
}

std::string offence_of_include(const Plan& plan, const Room* room, const std::string& header, bool quoted) {
    if (header.find("../") != std::string::npos)
        return "an include names a room's door or a header of the own room, without ../";
    const auto library =
        std::ranges::find_if(kLibraries, [&](const auto& known) { return header.starts_with(known.first); });
    if (library != std::end(kLibraries)) {
        if (room != nullptr && room->hosts.contains(std::string(library->second))) return {};
        return "<" + header + "> is called only in a room that HOSTS " + std::string(library->second);
    }
    if (!quoted) return {};
    const auto slash = header.find('/');
    if (slash == std::string::npos) return {};  // the room's own: the compiler looks nowhere else
    const auto other = header.substr(0, slash);
    if (room_named(plan, other) == nullptr) return "there is no room \"" + other + "\" in the plan";
    if (room != nullptr && (other == room->name || room->uses.contains(other))) return {};
    if (room == nullptr && other == plan.back().name) return {};  // main.cpp stands on the roof
    return (room != nullptr ? room->name : "main.cpp") + " does not USE " + other;
}

// `file` is a path below src/.
Lines offences_in(const Plan& plan, const std::string& file, const std::string& text) {
    static const std::regex kInclude(R"rx(^\s*#\s*include\s*(?:(<)([^>]+)>|(")([^"]+)"|(\w+)))rx");
    const auto slash = file.find('/');
    const auto folder = slash == std::string::npos ? std::string() : file.substr(0, slash);
    const auto* room = room_named(plan, folder);
    Lines offences;
    if (room == nullptr && !folder.empty()) return {file + ":1: \"" + folder + "\" is not a room of the plan"};
    bool in_comment = false;
    int number = 0;
    for (const auto& line : lines_of(text)) {
        const auto at = file + ":" + std::to_string(++number) + ": ";
        const auto code = code_of(line, in_comment);
        if (std::smatch match; std::regex_search(code, match, kInclude)) {
            const auto header = match[2].str() + match[4].str() + match[5].str();
            const auto offence = offence_of_include(plan, room, header, match[3].matched);
            if (!offence.empty()) offences.push_back(at + offence);
        }
        for (const auto& word : words()) {
            if (!word.allowed.contains(folder) && std::regex_search(code, word.pattern)) {
                offences.push_back(at + std::string(word.why));
            }
        }
    }
    return offences;
}

// What a reader may ask of a file that is long, or has a long function. Files and functions are formatted: the brace
// that ends a function stands in the column in which the function began, and what it contains stands further in.
Lines questions_about(const std::string& file, const std::string& text) {
    constexpr int kLongFile = 300, kLongFunction = 60;
    static const std::regex kBegins(R"(^( {0,8})[\w:~<][^;={}]*\)[^;={}]*\{$)"),
        kNoFunction(R"(^ *(if|for|while|switch|else|do|namespace|struct|class|enum)\b)");
    Lines questions;
    const auto lines = lines_of(text);
    if (std::ssize(lines) > kLongFile)
        questions.push_back(file + " has " + std::to_string(lines.size()) + " lines: is it one thing or two?");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::smatch match;
        if (!std::regex_search(lines[i], match, kBegins) || std::regex_search(lines[i], kNoFunction)) continue;
        const auto end = std::find(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end(), match[1].str() + "}");
        const auto length = std::distance(lines.begin() + static_cast<std::ptrdiff_t>(i), end) + 1;
        if (end != lines.end() && length > kLongFunction)
            questions.push_back(file + ":" + std::to_string(i + 1) + ": this function has " + std::to_string(length) +
                                " lines: does it do one thing?");
    }
    return questions;
}

// Which rooms a file includes: those whose doors its room needs.
std::set<std::string> rooms_included(const Plan& plan, const std::string& text) {
    static const std::regex kInclude(R"rx(^\s*#\s*include\s*"([^"/]+)/)rx");
    std::set<std::string> rooms;
    for (const auto& line : lines_of(text)) {
        std::smatch match;
        if (std::regex_search(line, match, kInclude) && room_named(plan, match[1].str()) != nullptr)
            rooms.insert(match[1].str());
    }
    return rooms;
}

// A room needs what it includes, and what the doors of those rooms include. `inside` and `doors`: what the files of
// each room include, all of them and those that others see.
Lines unused_grants(const Plan& plan, const std::map<std::string, std::set<std::string>>& inside,
                    const std::map<std::string, std::set<std::string>>& doors) {
    Lines unused;
    for (const auto& room : plan) {
        const auto found = inside.find(room.name);
        auto needed = found == inside.end() ? std::set<std::string>() : found->second;
        std::vector<std::string> open(needed.begin(), needed.end());
        while (!open.empty()) {
            const auto behind = doors.find(open.back());
            open.pop_back();
            if (behind == doors.end()) continue;
            for (const auto& next : behind->second)
                if (needed.insert(next).second) open.push_back(next);
        }
        for (const auto& used : room.uses)
            if (!needed.contains(used)) unused.push_back(room.name + " USES " + used + " and needs nothing of it");
    }
    return unused;
}

const Plan kSmallHouse = plan_of(
    "# room(attic USES sky)\nroom(base HOSTS nlohmann_json::nlohmann_json)\n"
    "room(net   USES base   HOSTS CURL::libcurl)\nroom(model USES base)\n"
    "room(screen USES base HOSTS PkgConfig::sdl2)\nroom(app USES base net\n model)\n");

bool good(const std::string& file, const std::string& text) {
    return offences_in(kSmallHouse, file, text).empty();
}

}  // namespace

TEST_CASE("the plan is read as it is written") {
    REQUIRE(kSmallHouse.size() == 5);
    CHECK(kSmallHouse[1].uses == std::set<std::string>{"base"});
    CHECK(kSmallHouse[1].hosts == std::set<std::string>{"CURL::libcurl"});
    CHECK(kSmallHouse[4].uses == std::set<std::string>{"base", "net", "model"});
    CHECK(offences_of(kSmallHouse).empty());
    CHECK(offences_of(plan_of("room(base USES app)\nroom(app USES base)\n")) ==
          Lines{"base uses app, which is not below it"});
}

TEST_CASE("what the rules refuse, and what they let pass") {
    CHECK(good("net/a.cpp",
               "#include \"net/a.h\"\n#include \"base/log.h\"\n#include <curl/curl.h>\n#include <vector>\n"));
    CHECK(good("main.cpp", "#include \"app/kiosk.h\"\n"));
    CHECK(offences_in(kSmallHouse, "net/a.cpp", "\n#include \"model/item.h\"\n") ==
          Lines{"net/a.cpp:2: net does not USE model"});
    CHECK(offences_in(kSmallHouse, "base/a.h", "#include \"app/kiosk.h\"\n") ==
          Lines{"base/a.h:1: base does not USE app"});
    CHECK_FALSE(good("main.cpp", "#include \"net/http.h\"\n"));
    CHECK_FALSE(good("net/a.cpp", "#include \"../base/log.h\"\n"));
    CHECK(good("net/a.cpp", "#include \"curl.h\"\n"));
    CHECK_FALSE(good("net/a.cpp", "#include \"cellar/wine.h\"\n"));
    CHECK_FALSE(good("cellar/a.cpp", ""));

    CHECK_FALSE(good("model/a.cpp", "#include <curl/curl.h>\n"));
    CHECK_FALSE(good("app/a.cpp", "  #  include <SDL2/SDL.h>\n"));
    CHECK_FALSE(good("screen/a.cpp", "#include <SDL_image.h>\n"));
    CHECK_FALSE(good("screen/a.cpp", "#include FT_FREETYPE_H\n"));
    CHECK(good("base/a.cpp", "#include <nlohmann/json.hpp>\n"));
    CHECK(good("screen/a.cpp", "#include \"SDL.h\"\n"));

    CHECK_FALSE(good("net/a.h", "#include <mutex>\n"));
    CHECK_FALSE(good("net/a.h", "    mutable std::shared_mutex lock_;\n"));
    CHECK(good("base/a.h", "#include <mutex>\nstd::mutex mutex_;\n"));
    CHECK_FALSE(good("net/a.h", "    std::jthread thread_;\n"));
    CHECK_FALSE(good("net/a.cpp", "std::thread([] {}).detach();\n"));
    CHECK(good("net/a.cpp", "if (std::thread::hardware_concurrency() > 1) std::this_thread::yield();\n"));
    CHECK_FALSE(good("screen/a.cpp", "auto t = SDL_GetTicks64();\n"));
    CHECK_FALSE(good("net/a.cpp", "auto t = std::chrono::system_clock::now();\n"));
    CHECK(good("screen/a.cpp", "auto t = std::chrono::steady_clock::now();\n"));
    CHECK(good("net/a.cpp", "// std::mutex\n/* #include \"app/a.h\"\n std::mutex */ f(\"std::mutex // \\\" \");\n"));
    CHECK_FALSE(good("net/a.cpp", "f(\"//\"); std::mutex m;\n"));
}

TEST_CASE("a grant that nobody needs is named") {
    const auto plan = plan_of("room(base)\nroom(os USES base)\nroom(net USES base os)\nroom(app USES base os net)\n");
    CHECK(unused_grants(plan, {{"os", {"base"}}, {"net", {"base"}}, {"app", {"net"}}},
                        {{"os", {"base"}}, {"net", {"base"}}}) ==
          Lines{"net USES os and needs nothing of it", "app USES os and needs nothing of it"});
}

TEST_CASE("a long file and a long function are asked about") {
    std::string body;
    for (int i = 0; i < 58; ++i) body += "    f();\n";
    CHECK(questions_about("a.cpp", "void a() {\n" + body + "}\n").empty());
    CHECK(questions_about("a.cpp", "\nint A::a(int b) const {\n" + body + "    f();\n}\n") ==
          Lines{"a.cpp:2: this function has 61 lines: does it do one thing?"});
    CHECK(questions_about("a.cpp", "namespace a {\n" + body + body + "}\n").empty());
    std::string long_file;
    for (int i = 0; i < 301; ++i) long_file += "int a;\n";
    CHECK(questions_about("a.cpp", long_file) == Lines{"a.cpp has 301 lines: is it one thing or two?"});
}

TEST_CASE("the house stands as it is planned") {
    const fs::path src = fs::path(ACCOLADE_SOURCE_DIR) / "src";
    const auto plan = plan_of(text_of(src / "CMakeLists.txt"));
    REQUIRE(plan.size() > 10);
    for (const auto& offence : offences_of(plan)) FAIL_CHECK("src/CMakeLists.txt: " << offence);

    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(src)) {
        if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::map<std::string, std::set<std::string>> inside, doors;
    for (const auto& path : files) {
        const auto file = path.lexically_relative(src).generic_string();
        const auto text = text_of(path);
        const auto room = file.substr(0, file.find('/'));
        const auto included = rooms_included(plan, text);
        inside[room].insert(included.begin(), included.end());
        if (file.starts_with(room + "/include/")) doors[room].insert(included.begin(), included.end());
        for (const auto& offence : offences_in(plan, file, text)) FAIL_CHECK("src/" << offence);
        for (const auto& question : questions_about(file, text)) MESSAGE("src/" << question);
    }
    for (const auto& grant : unused_grants(plan, inside, doors)) FAIL_CHECK("src/CMakeLists.txt: " << grant);
}
