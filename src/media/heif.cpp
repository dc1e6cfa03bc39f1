// HEIC and AVIF (ISO/IEC 23008-12, 23000-22), as telephones write them. libheif turns the picture upright itself and
// decodes with libde265 (HEVC) and dav1d or libaom (AV1); on Debian 13 these are plugins, packages of their own.
#include <libheif/heif.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "bytes.h"
#include "colour.h"
#include "load.h"
#include "walk.h"

namespace accolade::media {
namespace {

constexpr int kLongestSide = 16384;

struct Free {
    void operator()(heif_context* context) const { heif_context_free(context); }
    void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
    void operator()(heif_decoding_options* options) const { heif_decoding_options_free(options); }
    void operator()(heif_color_profile_nclx* profile) const { heif_nclx_color_profile_free(profile); }
};
using Context = std::unique_ptr<heif_context, Free>;
using Handle = std::unique_ptr<heif_image_handle, Free>;

// Each box of these bytes, if it is whole: its type, and what it holds.
template <class Visit>
Result<void> each_box(std::string_view bytes, Visit visit) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto left = bytes.size() - at;
        if (left < 8) return failure("this HEIC or AVIF is cut short");
        std::uint64_t size = be32(bytes, at);
        std::size_t header = 8;
        if (size == 0) size = left;  // to the end of the file
        if (size == 1 && left >= 16) {
            size = std::uint64_t{be32(bytes, at + 8)} << 32U | be32(bytes, at + 12);
            header = 16;
        }
        if (size < header) return failure("this HEIC or AVIF is damaged: a box has no size");
        if (size > left) return failure("this HEIC or AVIF is cut short");
        visit(bytes.substr(at + 4, 4), bytes.substr(at + header, static_cast<std::size_t>(size) - header));
        at += static_cast<std::size_t>(size);
    }
    return {};
}

// Numbers one after another; nothing but zeros where there are no more.
class Numbers {
  public:
    explicit Numbers(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t next(std::uint64_t width) {
        good_ = good_ && width <= 8 && width <= bytes_.size();
        std::uint64_t number = 0;
        if (!good_) return number;
        for (std::size_t i = 0; i < width; ++i) number = number << 8U | byte_at(bytes_, i);
        bytes_.remove_prefix(static_cast<std::size_t>(width));
        return number;
    }
    bool good() const { return good_; }

  private:
    std::string_view bytes_;
    bool good_ = true;
};

// Whether a file of this size has all the data that its "iloc" (ISO/IEC 14496-12, 8.11.3) says it has.
bool data_is_there(std::string_view iloc, std::uint64_t size) {
    Numbers in(iloc);
    const auto version = in.next(1);
    in.next(3);  // flags
    const auto widths = in.next(2);
    const auto offset_width = widths >> 12U, length_width = widths >> 8U & 15U, base_width = widths >> 4U & 15U;
    const std::uint64_t index_width = version == 0 ? 0 : widths & 15U, id_width = version < 2 ? 2 : 4;
    const auto items = in.next(id_width);
    for (std::uint64_t item = 0; item < items && in.good(); ++item) {
        in.next(id_width);
        const auto method = version == 0 ? 0 : in.next(2) & 15U;  // 0: counted from the file's beginning
        const auto elsewhere = in.next(2);
        const auto base = in.next(base_width), extents = in.next(2);
        for (std::uint64_t extent = 0; extent < extents && in.good(); ++extent) {
            in.next(index_width);
            const auto offset = in.next(offset_width), length = in.next(length_width);
            if (method != 0 || elsewhere != 0) continue;
            if (base > size || offset > size - base || length > size - base - offset) return false;
        }
    }
    return true;
}

// The boxes of the file, each whole, and the picture's data in one of them. What is cut is found here: libheif reads on
// until the missing byte is needed.
Result<void> boxes_are_whole(std::string_view bytes) {
    bool there = true;
    const auto whole = each_box(bytes, [&](std::string_view type, std::string_view meta) {
        if (type != "meta" || meta.size() < 4) return;
        // What is wrong in here is for libheif to say.
        (void)each_box(meta.substr(4), [&](std::string_view inner, std::string_view content) {
            if (inner == "iloc") there = there && data_is_there(content, bytes.size());
        });
    });
    if (whole && !there) return failure("this HEIC or AVIF is cut short");
    return whole;
}

std::unexpected<Error> refused(const heif_error& error) {
    if (error.code == heif_error_Unsupported_filetype || error.code == heif_error_Unsupported_feature ||
        error.code == heif_error_Decoder_plugin_error)
        return failure(std::string("this HEIC or AVIF is of a kind that cannot be shown (") + error.message +
                       "); save it as a JPEG");
    return failure(std::string("this HEIC or AVIF is damaged: ") + error.message);
}

struct Opened {
    Context context;
    Handle handle;  // of the primary picture
};

// The bytes are not copied: they have to outlive what is opened.
Result<Opened> open(std::string_view bytes) {
    Opened opened{Context(heif_context_alloc()), nullptr};
    heif_context_set_max_decoding_threads(opened.context.get(), 0);
    heif_context_set_maximum_image_size_limit(opened.context.get(), kLongestSide);
    if (const auto error =
            heif_context_read_from_memory_without_copy(opened.context.get(), bytes.data(), bytes.size(), nullptr);
        error.code != heif_error_Ok)
        return refused(error);
    heif_image_handle* handle = nullptr;
    if (const auto error = heif_context_get_primary_image_handle(opened.context.get(), &handle);
        error.code != heif_error_Ok)
        return refused(error);
    opened.handle.reset(handle);
    return opened;
}

PixelSize size_of(const Handle& handle) {
    return {heif_image_handle_get_width(handle.get()), heif_image_handle_get_height(handle.get())};
}

// Of an embedded profile, or of the numbers that stand for one (ITU-T H.273). Wide ranges of light (PQ, HLG) are taken
// as they come.
std::string profile_in(const Handle& handle) {
    std::string profile(heif_image_handle_get_raw_color_profile_size(handle.get()), '\0');
    if (!profile.empty()) {
        const auto error = heif_image_handle_get_raw_color_profile(handle.get(), profile.data());
        return error.code == heif_error_Ok ? profile : std::string();
    }
    heif_color_profile_nclx* found = nullptr;
    if (heif_image_handle_get_nclx_color_profile(handle.get(), &found).code != heif_error_Ok || found == nullptr)
        return {};
    const std::unique_ptr<heif_color_profile_nclx, Free> nclx(found);
    if (nclx->color_primaries == heif_color_primaries_unspecified ||
        nclx->color_primaries == heif_color_primaries_ITU_R_BT_709_5 ||
        nclx->transfer_characteristics == heif_transfer_characteristic_ITU_R_BT_2100_0_PQ ||
        nclx->transfer_characteristics == heif_transfer_characteristic_ITU_R_BT_2100_0_HLG)
        return {};
    return profile_of({{nclx->color_primary_red_x, nclx->color_primary_red_y},
                       {nclx->color_primary_green_x, nclx->color_primary_green_y},
                       {nclx->color_primary_blue_x, nclx->color_primary_blue_y},
                       {nclx->color_primary_white_x, nclx->color_primary_white_y}});
}

}  // namespace

void start_heif() {
    heif_init(nullptr);  // reads the plugins where decoders are plugins
}

bool is_heif(std::string_view bytes) {
    constexpr std::array<std::string_view, 8> kBrands{"heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "avis"};
    if (bytes.size() < 16 || bytes.substr(4, 4) != "ftyp") return false;
    const auto list = bytes.substr(0, std::min<std::size_t>(be32(bytes, 0), 256));
    for (std::size_t at = 8; at + 4 <= list.size(); at += at == 8 ? 8 : 4)  // the version stands behind the first
        if (std::ranges::find(kBrands, list.substr(at, 4)) != kBrands.end()) return true;
    return false;
}

Result<Header> walk_heif(std::string_view bytes) {
    if (const auto whole = boxes_are_whole(bytes); !whole) return std::unexpected(whole.error());
    const auto opened = open(bytes);
    if (!opened) return std::unexpected(opened.error());
    const auto size = size_of(opened->handle);
    if (size.w <= 0 || size.h <= 0) return failure("this HEIC or AVIF is damaged: it has no size");
    return Header{Format::heif, size, 1};
}

Result<Pixels> load_heif(std::string_view bytes) {
    const auto opened = open(bytes);
    if (!opened) return std::unexpected(opened.error());
    const bool alpha = heif_image_handle_has_alpha_channel(opened->handle.get()) != 0;
    const std::unique_ptr<heif_decoding_options, Free> options(heif_decoding_options_alloc());
    options->convert_hdr_to_8bit = 1;
    options->strict_decoding = 1;  // damage is an error, not a guess
    heif_image* made = nullptr;
    if (const auto error =
            heif_decode_image(opened->handle.get(), &made, heif_colorspace_RGB,
                              alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, options.get());
        error.code != heif_error_Ok)
        return refused(error);
    const std::shared_ptr<heif_image> image(made, heif_image_release);
    int pitch = 0;
    auto* const first = heif_image_get_plane(made, heif_channel_interleaved, &pitch);
    const PixelSize size{heif_image_get_width(made, heif_channel_interleaved),
                         heif_image_get_height(made, heif_channel_interleaved)};
    if (first == nullptr || pitch <= 0) return failure("this HEIC or AVIF is damaged: it has no pixels");
    Pixels pixels{size, alpha ? Pixels::Order::rgba : Pixels::Order::rgb, static_cast<std::size_t>(pitch), first,
                  image};
    if (alpha && heif_image_is_premultiplied_alpha(made) != 0) straighten(pixels);
    to_srgb(pixels, Colours::rgb, profile_in(opened->handle));
    return pixels;
}

}  // namespace accolade::media
