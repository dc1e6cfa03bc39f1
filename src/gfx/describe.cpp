#include <cstdio>

#include "gfx/frame.h"

namespace accolade {

namespace {

// At most two decimals, and none that say nothing: 12, 0.5, -3.25.
std::string number(float v) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", static_cast<double>(v));
    std::string out = text;
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out == "-0" ? "0" : out;
}

std::string number(int v) {
    return std::to_string(v);
}

std::string point(Point p) {
    return number(p.x) + "," + number(p.y);
}

template <class R>
std::string box(const R& r) {
    return number(r.x) + "," + number(r.y) + " " + number(r.w) + "x" + number(r.h);
}

bool upright_rectangle(const Path& path) {
    return path == rectangle(bounds(path));
}

std::string shape(const Path& path) {
    const auto where = box(bounds(path));
    if (upright_rectangle(path)) return "rectangle " + where;
    return "path of " + std::to_string(path.verbs.size()) + " in " + where;
}

std::string stops(const std::vector<Stop>& list) {
    std::string out;
    for (const auto& stop : list) out.append(" ").append(number(stop.at)).append(":").append(to_string(stop.color));
    return out;
}

struct Words {
    std::string operator()(Color color) const { return to_string(color); }
    std::string operator()(const LinearGradient& g) const {
        return "linear " + point(g.from) + " to " + point(g.to) + stops(g.stops);
    }
    std::string operator()(const RadialGradient& g) const {
        return "radial " + point(g.center) + " radius " + number(g.radius) + stops(g.stops);
    }
    std::string operator()(const PicturePaint& p) const {
        if (!p.picture) return "no picture";
        return "picture " + box(PixelRect{p.x, p.y, p.picture->width, p.picture->height});
    }
    std::string operator()(const Fill& fill) const {
        return "fill " + shape(fill.path) + " with " + std::visit(*this, fill.paint);
    }
    std::string operator()(const Letters& letters) const {
        std::string out = "letters at " + point(letters.at) + " size " + number(letters.block.size) + ":";
        const auto& lines = letters.block.lines;
        for (const auto& line : lines)
            out.append(&line == lines.data() ? " \"" : " / \"").append(line.words).append("\"");
        out += " in";
        for (const auto tint : letters.tints) out.append(" ").append(to_string(tint));
        if (letters.on_dark) out += ", on dark";
        return out;
    }
};

std::string describe(const Drawing& drawing, const std::string& margin) {
    std::string out = margin + "drawing " + box(drawing.bounds) + (drawing.opaque ? ", opaque" : "") + "\n";
    for (const auto& command : drawing.commands) out += margin + "  " + std::visit(Words{}, command) + "\n";
    return out;
}

}  // namespace

std::string describe(const Drawing& drawing) {
    return describe(drawing, "");
}

std::string describe(const Frame& frame) {
    std::string out = "frame " + number(frame.size.w) + "x" + number(frame.size.h) + "\n";
    for (const auto& layer : frame.layers) {
        out += "  layer";
        if (layer.offset != Point{}) out += " at " + point(layer.offset);
        if (layer.alpha != 1) out += " alpha " + number(layer.alpha);
        if (layer.scale != 1) out += " scale " + number(layer.scale);
        if (layer.clip) out += " clip " + box(*layer.clip);
        if (layer.reveal) out += " reveal " + shape(*layer.reveal);
        out += "\n";
        if (layer.drawing) out += describe(*layer.drawing, "    ");
    }
    return out;
}

}  // namespace accolade
