#include "shots.h"

#include <sstream>

#include "base/ascii.h"
#include "base/html.h"
#include "base/json.h"

namespace accolade::app {

std::string file_name(std::string_view id) {
    std::string name;
    for (const char c : id.substr(0, 60)) {
        const bool plain = ascii::letter(c) || ascii::digit(c) || c == '-' || c == '_';
        name += plain ? c : '_';
    }
    return name.empty() ? "item" : name;
}

std::string manifest(const std::vector<Shot>& shots) {
    std::ostringstream out;
    out << "[\n";
    for (std::size_t i = 0; i < shots.size(); ++i) {
        const Shot& shot = shots[i];
        out << "  {\"item\": " << json::literal(shot.item) << ", \"items\": [";
        for (std::size_t j = 0; j < shot.items.size(); ++j) out << (j > 0 ? ", " : "") << json::literal(shot.items[j]);
        out << "], \"kind\": " << json::literal(shot.kind) << ", \"theme\": " << json::literal(shot.theme)
            << ", \"slide\": " << json::literal(shot.slide) << ", \"size\": \"" << shot.size.w << "x" << shot.size.h
            << "\", \"file\": " << json::literal(shot.file) << ", \"seconds\": " << shot.seconds
            << ", \"complaints\": [";
        for (std::size_t j = 0; j < shot.complaints.size(); ++j)
            out << (j > 0 ? ", " : "") << json::literal(shot.complaints[j]);
        out << "]}" << (i + 1 < shots.size() ? "," : "") << "\n";
    }
    out << "]\n";
    return out.str();
}

std::string contact_sheet(const std::vector<Shot>& shots) {
    std::ostringstream out;
    out << "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Accolade: previews</title>\n"
           "<style>body{font:16px/1.4 sans-serif;margin:24px;background:#e9e9ec;color:#1c1c22}\n"
           "figure{display:inline-block;margin:0 20px 28px 0;vertical-align:top}img{height:240px;display:block;"
           "box-shadow:0 2px 10px #0003}figcaption{margin-top:6px;max-width:430px}.c{color:#a32100}</style>\n<h1>"
        << shots.size() << " slides</h1>\n";
    for (const Shot& shot : shots) {
        out << "<figure><a href=\"" << html_escaped(shot.file) << "\"><img loading=\"lazy\" alt=\"\" src=\""
            << html_escaped(shot.file) << "\"></a><figcaption><b>" << html_escaped(shot.item) << "</b> "
            << html_escaped(shot.kind) << ", " << html_escaped(shot.theme) << ", " << shot.size.w << "×" << shot.size.h
            << ", " << shot.seconds << " s";
        for (const auto& complaint : shot.complaints)
            out << "<br><span class=\"c\">" << html_escaped(complaint) << "</span>";
        out << "</figcaption></figure>\n";
    }
    out << "</html>\n";
    return out.str();
}

}  // namespace accolade::app
