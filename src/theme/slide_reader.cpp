#include <algorithm>

#include "part_reader.h"
#include "reader_parts.h"

namespace accolade::theme {
namespace {

constexpr std::size_t kLargestFile = 1U << 20U;

class SlideReader {
  public:
    SlideReader(const std::filesystem::path& path, const Theme& theme, const Sources& sources, Complaints& complaints)
        : file_(path.string()), theme_(theme), sources_(sources), complaints_(complaints) {
        slide_.file = file_;
        slide_.name = path.stem().string();
    }

    std::optional<SlideLayout> read() {
        const auto text = sources_.disk->read(file_, kLargestFile);
        if (!text) {
            complaints_.push_back({Severity::error, file_, text.error().what});
            return std::nullopt;
        }
        auto document = json::parse(*text, file_);
        if (!document) {
            complaints_.push_back({Severity::error, document.error().where, document.error().what});
            return std::nullopt;
        }
        std::move(document->complaints.begin(), document->complaints.end(), std::back_inserter(complaints_));
        Fields fields(document->root, file_, complaints_);
        fields.any("$schema");
        read_head(fields);
        if (const auto* parts = fields.object("parts")) read_parts(*parts, fields);
        slide_.landscape = read_map("landscape", fields, slide_, complaints_);
        slide_.portrait = read_map("portrait", fields, slide_, complaints_);
        fields.finish();
        return std::move(slide_);
    }

  private:
    void read_head(Fields& fields) {
        if (auto kind = fields.text("slide")) {
            slide_.kind = *kind;
            if (std::find(sources_.kinds.begin(), sources_.kinds.end(), *kind) == sources_.kinds.end()) {
                fields.complain(*fields.any("slide"),
                                "there is no kind \"" + *kind + "\"" + perhaps(*kind, sources_.kinds));
            }
        } else {
            fields.complain(fields.value(), "\"slide\" says which kind of item this is for, like \"story\"");
        }
        known_ = sources_.words(slide_.kind);
        slide_.needs = fields.texts("needs");
        const NameCheck names(theme_, slide_, known_);
        for (const auto& need : slide_.needs) names.word(need, *fields.any("needs"), fields);
        if (const auto* colors = fields.object("colors")) {
            for (const auto& member : colors->members) {
                const auto ink = read_ink(member.value, fields);
                if (ink && names.ink(*ink, member.value, fields)) slide_.colors[member.key] = resolve(*ink, theme_, {});
            }
        }
        if (const auto* ground = fields.any("ground")) {
            slide_.ground = read_fill(*ground, fields).value_or(slide_.ground);
            names.fill(slide_.ground, *ground, fields);
        }
    }

    void read_parts(const json::Value& parts, Fields& fields) {
        const NameCheck names(theme_, slide_, known_);
        std::vector<std::vector<std::string>> named;
        for (const auto& member : parts.members) {
            Fields f(member.value, file_, complaints_);
            auto read = read_part(member, f, names);
            slide_.parts.push_back(std::move(read.part));
            named.push_back(std::move(read.parts_named));
        }
        // Names of other parts, now that all are known.
        for (std::size_t i = 0; i < named.size(); ++i) {
            const json::Value& at = parts.members[i].value;
            for (const auto& name : named[i]) complain_unless_part(name, slide_, at, fields);
            const auto* stack = as<StackPart>(slide_.parts[i]);
            if (stack == nullptr) continue;
            for (const auto& inner : stack->parts) {
                const Part* part = slide_.part(inner);
                if (part != nullptr && as<StackPart>(*part) != nullptr)
                    fields.complain(at, "a stack cannot hold the stack \"" + inner + "\"");
            }
        }
    }

    std::string file_;
    const Theme& theme_;
    const Sources& sources_;
    Complaints& complaints_;
    std::span<const std::string_view> known_;
    SlideLayout slide_;
};

}  // namespace

std::optional<SlideLayout> read_slide(const std::filesystem::path& file, const Theme& theme, const Sources& sources,
                                      Complaints& complaints) {
    return SlideReader(file, theme, sources, complaints).read();
}

}  // namespace accolade::theme
