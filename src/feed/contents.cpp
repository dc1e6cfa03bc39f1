#include "contents.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "net/url.h"

namespace accolade::feed {
namespace {

const Piece* piece_at(const Contents* contents, const std::string& address) {
    if (contents == nullptr) return nullptr;
    const auto found = std::ranges::find(contents->pieces, address, &Piece::address);
    return found == contents->pieces.end() ? nullptr : &*found;
}

void add(Contents& contents, Piece piece, Parsed parsed) {
    contents.pieces.push_back(std::move(piece));
    contents.items.append(parsed.items);
    if (contents.brand == model::Brand{}) contents.brand = std::move(parsed.brand);
    contents.complaints.insert(contents.complaints.end(), parsed.complaints.begin(), parsed.complaints.end());
}

}  // namespace

Result<Contents> read_contents(const SourceSettings& settings, std::vector<Piece> pieces, Complaints complaints,
                               const Contents* before, const ReadPiece& read) {
    const bool empty_folder = pieces.empty() && !net::is_web(settings.address);
    Contents contents;
    contents.complaints = std::move(complaints);
    std::optional<Error> unreadable;
    for (auto& piece : pieces) {
        auto parsed = read(piece);
        if (!parsed) {
            const auto& error = parsed.error();
            contents.complaints.push_back({Severity::error,
                                           error.where.empty() ? net::shown(piece.address) : error.where,
                                           error.what + "; what was there before is shown"});
            unreadable = error;
            const auto* old = piece_at(before, piece.address);
            if (old == nullptr) continue;
            piece = *old;
            parsed = read(piece);
            if (!parsed) continue;
        }
        add(contents, std::move(piece), std::move(*parsed));
    }
    const bool nothing_new = contents.pieces.empty() || (before != nullptr && contents.pieces == before->pieces);
    if (unreadable && nothing_new) return std::unexpected(*unreadable);
    if (contents.pieces.empty() && !empty_folder) return failure("there is no feed in it");
    return contents;
}

}  // namespace accolade::feed
