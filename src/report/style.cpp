#include "style.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "markup.h"

namespace accolade::report {
namespace {

// What stands as var(--NAME) in it is told by `values_of`.
constexpr std::string_view kStyle = R"(@page{size:A4;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
html{background:var(--around);color:var(--ink);font:9.2pt/1.42 "accolade-text",var(--others);-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{width:210mm;height:297mm;margin:10mm auto;padding:15mm 17mm 12mm;background:var(--sheet);display:flex;flex-direction:column;gap:6.4mm;overflow:hidden;box-shadow:0 2mm 9mm #0000001f}
@media print{html{background:none}main{margin:0;box-shadow:none}}
b,h2,.strong{font-family:"accolade-strong",var(--others);font-weight:700}
h1,.figures b{font-family:"accolade-display","Noto Serif Display","Noto Serif CJK JP",var(--others);font-weight:500;letter-spacing:var(--tight)}
h1{font-size:35pt;line-height:1.08;white-space:nowrap}
h1.long{font-size:21pt;line-height:1.5}
h2{font-size:7.6pt;line-height:1.3;letter-spacing:var(--spaced);text-transform:uppercase;color:var(--accent);margin-bottom:3mm}
.top{display:flex;justify-content:space-between;gap:8mm;color:var(--ink2)}
.top .strong{color:var(--ink)}
.title h2{margin-bottom:1mm}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:6mm;padding:5mm 0;border:solid var(--line);border-width:.25mm 0}
.figures b{display:block;font-size:29pt;line-height:1.1}
.figures span{display:block;color:var(--ink2);line-height:1.3}
.two{display:grid;grid-template-columns:1fr 1fr;gap:11mm}
.two>section{min-width:0}
.row{display:grid;grid-template-columns:46% 1fr 8mm;align-items:center;gap:3mm;height:5.2mm}
.row span,.list p{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.row b{text-align:end;font-variant-numeric:tabular-nums}
svg{display:block;overflow:visible}
[dir=rtl] .bar{transform:scaleX(-1)}
.beat{margin-bottom:3mm}
.beat div{display:flex;justify-content:space-between;align-items:center;gap:3mm;height:5.2mm}
.beat span,.beat p,.list p,.more{color:var(--ink2)}
.beat p{font-size:8.4pt;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.beat .strong{font-size:9.2pt}
.beat .strong span{font-family:"accolade-text",sans-serif;font-weight:400}
.beat .strong,.list b{color:var(--ink)}
.watch{background:var(--panel);border-radius:3mm;padding:4.5mm 6mm 4.8mm}
.watch h2{margin-bottom:1.6mm}
.watch li{list-style:none;padding-inline-start:4.4mm;position:relative;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.watch li::before{content:"";position:absolute;inset-inline-start:0;top:.53em;width:1.8mm;height:1.8mm;border-radius:50%;background:var(--accent)}
.list{display:grid;grid-template-columns:1fr 1fr;gap:2.6mm 11mm}
.list.few{grid-template-columns:1fr}
.list>div{min-width:0}
.list p{line-height:1.36}
.more{margin-top:2.6mm}
.none{color:var(--ink2);font-size:12pt}
)";

constexpr std::string_view kOtherFonts =
    R"("Noto Sans","Noto Sans CJK JP","Hiragino Sans","Yu Gothic","PingFang SC","Malgun Gothic",system-ui,sans-serif)";

// Scripts whose letters join, or stand on marks, are not spaced.
bool may_be_spaced(std::string_view language) {
    constexpr std::array<std::string_view, 5> kJoined{"ar", "fa", "ur", "hi", "th"};
    return std::ranges::none_of(kJoined, [&](auto one) { return language.starts_with(one); });
}

std::string fonts_of(const Setting& setting) {
    std::string css;
    for (const auto& font : setting.fonts) {
        const bool open_type = font.bytes.starts_with("OTTO");
        css += "@font-face{font-family:\"accolade-" + font.role + "\";src:url(" +
               data_url(open_type ? "font/otf" : "font/ttf", font.bytes) + ")}\n";
    }
    return css;
}

std::string values_of(const Setting& setting) {
    const bool spaced = may_be_spaced(setting.language);
    const auto& c = setting.colours;
    std::string css = ":root{";
    for (const auto& [name, color] :
         {std::pair{"around", c.around}, std::pair{"sheet", c.sheet}, std::pair{"panel", c.panel},
          std::pair{"line", c.line}, std::pair{"ink", c.ink}, std::pair{"ink2", c.ink2}, std::pair{"accent", c.accent}})
        css += "--" + std::string(name) + ":" + to_string(color) + ";";
    css += "--spaced:" + std::string(spaced ? ".09em" : "0") + ";--tight:" + (spaced ? "-.015em" : "0") + ";";
    return css + "--others:" + std::string(kOtherFonts) + "}\n";
}

}  // namespace

std::string style_of(const Setting& setting) {
    return fonts_of(setting) + values_of(setting) + std::string(kStyle);
}

}  // namespace accolade::report
