#include "app/inspecting.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "model/kind.h"
#include "slide_check.h"

namespace accolade::app {
namespace {

using Line = screen::Inspection::Line;

constexpr std::size_t kMostProblems = 12;  // lines of the panel

std::string number(double value, int decimals) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

// Parts that hold others are part of the grid: their members tell more.
bool holds_others(const slide::PartReport& part) {
    return part.what == "stack" || part.what == "row";
}

std::string label_of(const slide::PartReport& part) {
    std::string label = part.name;
    if (part.words.empty()) return label + ": " + part.what;
    const auto& words = part.words.front();
    label += "  " + number(words.u, 1) + " u = " + number(words.size, 0) + " px  " + words.style + "  " +
             std::filesystem::path(words.font).stem().string();
    if (words.contrast) label += "  " + number(words.contrast->ratio, 1) + ":1 Lc " + number(words.contrast->lc, 0);
    return label;
}

bool in_trouble(const slide::PartReport& part) {
    return std::ranges::any_of(part.words, [](const slide::WordsReport& words) {
        return !words.fits || words.shrunk || words.cut || words.missing > 0 || words.too_small() ||
               (words.contrast && !words.contrast->enough());
    });
}

}  // namespace

screen::Inspection inspection_of(const slide::Slide& slide, const slide::Report& report, const theme::Seen& seen,
                                 const schedule::Show& show, const stage::EntranceFrames& entrance) {
    screen::Inspection out;
    for (const Rect& area : slide.grid) out.outlines.push_back({covering(area), "", Line::grid});
    for (const auto& part : report.parts) {
        if (holds_others(part)) out.outlines.push_back({covering(part.area), label_of(part), Line::grid});
    }
    for (const auto& part : report.parts) {
        if (holds_others(part)) continue;
        out.outlines.push_back(
            {covering(part.area), label_of(part), in_trouble(part) ? Line::trouble : Line::part, !part.words.empty()});
    }

    const auto& current = show.current;
    const auto* item = current.item();
    out.lines.push_back((item == nullptr ? std::string("idle")
                                         : "item \"" + item->id + "\" (" + std::string(model::name_of(item->kind)) +
                                               ") of " + std::filesystem::path(item->source).filename().string()) +
                        ", slide \"" + slide.name + "\", " + std::to_string(slide.size.w) + " × " +
                        std::to_string(slide.size.h) + ", 1 u = " + number(slide.size.unit(), 1) + " px");
    out.lines.push_back("on because: " + std::string(model::name_of(current.why)) + (show.paused ? ", paused" : ""));
    if (entrance.frames > 0)
        out.lines.push_back("last entrance: " + std::to_string(entrance.frames) + " frames, one in " +
                            std::to_string(entrance.typical.count()) + " ms, the slowest in " +
                            std::to_string(entrance.slowest.count()) + " ms; due every " +
                            std::to_string(entrance.due.count()) + " ms");
    auto problems = slide::problems(report, seen);
    const auto left = problems.size() > kMostProblems ? problems.size() - kMostProblems : 0;
    problems.resize(problems.size() - left);
    for (const auto& problem : problems) {
        if (std::ranges::find(out.lines, problem.what) == out.lines.end()) out.lines.push_back(problem.what);
    }
    if (left > 0) out.lines.push_back("and " + std::to_string(left) + " more");
    return out;
}

Inspecting::Inspecting(text::Fonts& fonts) : fonts_(fonts), meter_(std::make_unique<SlideMeter>(fonts)) {}

Inspecting::~Inspecting() = default;

const slide::Report& Inspecting::measured(const slide::Slide& slide, const stage::Look& look, const theme::Seen& seen,
                                          const model::News& news) {
    const bool known = slide_ && slide_->id == slide.id && slide_->size == slide.size && slide_->name == slide.name &&
                       stage::looks_the_same(*slide_, slide);
    if (!known) {
        report_ = meter_->measure(slide, look, seen, news);
        slide_ = slide;
    }
    return report_;
}

std::optional<screen::Inspection> Inspecting::look(const stage::Stage& stage, const schedule::Show& show,
                                                   const stage::Look& look, const theme::Seen& seen) {
    if (!on_) {
        slide_.reset();
        return std::nullopt;
    }
    const auto& slide = stage.slide();
    if (!show.current.news) return std::nullopt;
    if (stage.entering()) {
        const auto report = slide::report(slide, *look.theme, fonts_, seen, nullptr, {});
        return inspection_of(slide, report, seen, show, stage.last_entrance());
    }
    return inspection_of(slide, measured(slide, look, seen, *show.current.news), seen, show, stage.last_entrance());
}

}  // namespace accolade::app
