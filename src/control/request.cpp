#include "control/request.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "base/cases.h"
#include "base/json.h"

namespace accolade::control {
namespace {

namespace command = model::command;

std::string doing(std::string_view what) {
    return R"({"do": ")" + std::string(what) + R"("})";
}

std::string line_of(const model::Command& said) {
    return std::visit(
        Cases{[](const command::Rehearse& rehearse) {
                  return R"({"do": "rehearse", "item": )" + json::literal(rehearse.item) + "}";
              },
              [](const command::Forget& forget) {
                  return R"({"do": "forget", "name": )" + json::literal(forget.name) + "}";
              },
              [](const command::Identify&) { return doing("identify"); },
              [](const command::Next&) { return doing("next"); },
              [](const command::Previous&) { return doing("previous"); },
              [](const command::Pause&) { return doing("pause"); },
              [](const command::Refetch&) { return doing("refetch"); },
              [](const command::Reread&) { return doing("reread"); }, [](const auto&) { return std::string(); }},
        said);
}

const std::map<std::string_view, model::Command>& plain_commands() {
    static const std::map<std::string_view, model::Command> kCommands{
        {"next", command::Next{}},       {"previous", command::Previous{}}, {"pause", command::Pause{}},
        {"refetch", command::Refetch{}}, {"reread", command::Reread{}},     {"identify", command::Identify{}}};
    return kCommands;
}

std::string text_of(const json::Value& value, std::string_view member) {
    const auto* found = value.find(member);
    return found != nullptr && found->is(json::Type::string) ? found->string : std::string();
}

std::optional<std::int64_t> whole_of(const json::Value& value, std::string_view member) {
    const auto* found = value.find(member);
    if (found == nullptr || !found->integer || found->whole < 0) return std::nullopt;
    return found->whole;
}

Result<json::Document> parsed(std::string_view line) {
    json::Limits limits;
    limits.bytes = kLongestRequest;
    limits.depth = 4;
    limits.comments = json::Comments::refused;
    return json::parse(line, "request", limits);
}

}  // namespace

std::string line_of(const Request& request) {
    return std::visit(Cases{[](const model::Command& said) { return line_of(said); },
                            [](AskStatus status) {
                                return std::string(R"({"ask": "status", "json": )") +
                                       (status.json ? "true}" : "false}");
                            },
                            [](AskScreenshot) { return std::string(R"({"ask": "screenshot"})"); }},
                      request);
}

Result<Request> read_request(std::string_view line) {
    auto document = parsed(line);
    if (!document) return std::unexpected(document.error());
    const auto& root = document->root;
    const auto asked = text_of(root, "ask"), told = text_of(root, "do");
    if (asked == "status") {
        const auto* json = root.find("json");
        return AskStatus{json != nullptr && json->boolean};
    }
    if (asked == "screenshot") return AskScreenshot{};
    if (told == "rehearse") return model::Command(command::Rehearse{text_of(root, "item")});
    if (told == "forget") return model::Command(command::Forget{text_of(root, "name")});
    if (const auto found = plain_commands().find(told); found != plain_commands().end()) return found->second;
    return failure("this show cannot do that; is another version of accolade asking?");
}

std::string head_of(const Answer& answer) {
    if (answer) {
        return R"({"ok": true, "bytes": )" + std::to_string(answer->bytes.size()) + R"(, "code": )" +
               std::to_string(answer->code) + "}\n";
    }
    return R"({"error": )" + json::literal(to_string(answer.error())) + "}\n";
}

Result<Head> read_head(std::string_view line) {
    const auto document = parsed(line);
    if (!document) return failure("what answers is not a show of this version");
    if (const auto error = text_of(document->root, "error"); !error.empty()) return failure(error);
    const auto bytes = whole_of(document->root, "bytes"), code = whole_of(document->root, "code");
    if (!bytes || !code || std::cmp_greater(*bytes, kLongestAnswer) || *code > 255)
        return failure("what answers is not a show of this version");
    return Head{static_cast<std::size_t>(*bytes), static_cast<int>(*code)};
}

}  // namespace accolade::control
