#include "fallback.h"

#include <algorithm>
#include <cstdlib>

#include "built_in.h"
#include "text/unicode.h"

namespace accolade::text {
namespace {

bool chinese_or_kin(const std::string& script) {
    return script == "Hani" || script == "Hira" || script == "Kana" || script == "Hang" || script == "Bopo";
}

// Bold strokes fill in where there are many: between two weights the lighter looks as strong, but not beside a
// semibold.
int weight_for(const std::string& script, int weight) {
    return chinese_or_kin(script) ? std::max(100, weight - 40) : weight;
}

// What a font file that cannot be opened would have weighed.
int weight_named(const std::string& file) {
    for (const auto& [word, weight] : {std::pair{"ExtraBold", 800}, {"SemiBold", 600}, {"Bold", 700}, {"Medium", 500}})
        if (file.find(word) != std::string::npos) return weight;
    return 400;
}

}  // namespace

Fallback::Fallback(Faces& faces, const std::filesystem::path& bundled, SystemFonts system)
    : faces_(faces), folder_(bundled), system_(system) {
    std::error_code error;
    for (std::filesystem::directory_iterator i(bundled, error), end; !error && i != end; i.increment(error)) {
        const auto extension = i->path().extension();
        if (extension == ".ttf" || extension == ".otf" || extension == ".ttc")
            bundled_.push_back(i->path().filename().string());
    }
    std::ranges::sort(bundled_);
}

const Design& Fallback::design(const std::vector<std::string>& files) {
    const auto known = designs_.find(files);
    return known != designs_.end() ? known->second : designs_.emplace(files, designed(files)).first->second;
}

Design Fallback::designed(const std::vector<std::string>& files) {
    Design out;
    for (const auto& file : files)
        if (const auto id = faces_.open(file); id && std::ranges::find(out.own, *id) == out.own.end())
            out.own.push_back(*id);
    if (!out.own.empty()) {
        const auto& first = faces_.at(out.own.front());
        out.weight = first.weight();
        out.serif = first.serif();
        out.cap_height = first.metrics().cap_height;
    }
    out.chain = out.own;
    struct Choice {
        int family, distance;
        std::string name;
    };
    std::vector<Choice> choices;
    for (const auto& name : bundled_) {
        int family = 2;
        if (name.starts_with("Inter-") || (out.weight >= 750 && name.starts_with("InterDisplay-ExtraBold"))) family = 1;
        if (name.starts_with("NotoSerif")) family = out.serif ? 0 : 3;
        const auto id = faces_.open((folder_ / name).string());
        if (id) choices.push_back({family, std::abs(faces_.at(*id).weight() - out.weight), name});
    }
    std::ranges::sort(choices, {}, [](const Choice& c) { return std::tuple(c.family, c.distance, c.name); });
    for (const auto& choice : choices)
        if (const auto id = faces_.open((folder_ / choice.name).string());
            id && std::ranges::find(out.chain, *id) == out.chain.end())
            out.chain.push_back(*id);
    if (out.chain.empty()) {  // nothing that came with the program is there
        out.weight = weight_named(files.empty() ? "" : files.front());
        if (const auto id = from_system({{U'H', U'n', U'0'}, "Latn", "en", out.weight, false, false}))
            out.chain = {*id};
        else if (const auto plain = faces_.open(std::string(kBuiltInFace)))
            out.chain = {*plain};
    }
    if (out.own.empty() && !out.chain.empty()) out.cap_height = faces_.at(out.chain.front()).metrics().cap_height;
    return out;
}

std::optional<FaceId> Fallback::one_for_all(const Design& design, const std::vector<char32_t>& letters) {
    for (const auto id : design.chain)
        if (faces_.at(id).covers(letters)) return id;
    return std::nullopt;
}

std::optional<FaceId> Fallback::face_for(const Design& design, const std::vector<char32_t>& points,
                                         const std::string& script, const std::string& language, bool emoji) {
    if (std::ranges::any_of(points, nobody_draws)) return std::nullopt;
    if (!emoji)
        if (const auto id = one_for_all(design, points)) return id;
    FontWish wish{points, script, language, weight_for(script, design.weight), design.serif, emoji};
    if (auto id = from_system(wish)) return id;
    if (!emoji) return std::nullopt;
    return one_for_all(design, points);
}

std::optional<FaceId> Fallback::from_system(const FontWish& wish) {
    if (system_ == SystemFonts::ignore) return std::nullopt;
    const auto key = std::tuple(std::u32string(wish.points.begin(), wish.points.end()), wish.script, wish.language,
                                wish.weight, wish.serif, wish.emoji);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    std::optional<FaceId> out;
    for (const auto& candidate : catalog_.find(wish)) {
        out = faces_.open(candidate.file, candidate.index);
        if (out) break;
    }
    if (known_.size() > 20'000) known_.clear();
    known_.emplace(key, out);
    return out;
}

float Fallback::scale(const Design& design, FaceId face, const std::string& script) {
    if (faces_.at(face).color()) return design.cap_height * 1.25F / 1.174F;  // a picture is 1.174 em high
    if (std::ranges::find(design.own, face) != design.own.end()) return 1;
    if (chinese_or_kin(script)) return 0.94F;
    if (faces_.at(face).nastaliq()) return 0.84F;
    if (script == "Arab") return 1.12F;
    if (script == "Latn" || script == "Cyrl" || script == "Grek")
        return std::clamp(design.cap_height / faces_.at(face).metrics().cap_height, 0.85F, 1.15F);
    return 1;
}

}  // namespace accolade::text
