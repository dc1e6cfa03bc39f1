// JPEG by libjpeg: SDL_image neither converts inks, nor reads a profile, nor says that libjpeg found damage.
#include <array>
#include <csetjmp>
#include <cstdio>  // jpeglib.h wants it before
#include <cstdlib>
#include <string>
#include <vector>

#include <jpeglib.h>

#include <jerror.h>

#include "colour.h"
#include "load.h"

namespace accolade::media {
namespace {

struct Trouble {
    jpeg_error_mgr manager{};  // first: libjpeg knows the address as its own
    std::jmp_buf escape{};
    std::string what;  // the first error, or warning of damage
};

Trouble& trouble_of(j_common_ptr jpeg) {
    return *reinterpret_cast<Trouble*>(jpeg->err);
}

void note(j_common_ptr jpeg) {
    auto& trouble = trouble_of(jpeg);
    if (!trouble.what.empty()) return;
    std::array<char, JMSG_LENGTH_MAX> text{};
    trouble.manager.format_message(jpeg, text.data());
    trouble.what = text.data();
}

// Some cameras and scanners fill up with zeros before the last marker. That is no damage.
bool only_padding(j_common_ptr jpeg) {
    const auto* source = reinterpret_cast<j_decompress_ptr>(jpeg)->src;
    const auto count = jpeg->err->msg_parm.i[0];  // NOLINT(cppcoreguidelines-pro-type-union-access): libjpeg's
    for (int i = 1; i <= count; ++i)
        if (source->next_input_byte[-i] != 0) return false;
    return true;
}

void on_message(j_common_ptr jpeg, int level) {
    if (level >= 0) return;
    const int code = jpeg->err->msg_code;
    if (code == JWRN_JFIF_MAJOR || code == JWRN_ADOBE_XFORM) return;  // oddities of the header
    if (code == JWRN_EXTRANEOUS_DATA && only_padding(jpeg)) return;
    note(jpeg);
}

[[noreturn]] void on_error(j_common_ptr jpeg) {
    note(jpeg);
    std::longjmp(trouble_of(jpeg).escape, 1);  // NOLINT(cert-err52-cpp): C code cannot be thrown through
}

class Decoder {
  public:
    Decoder() {
        jpeg.err = jpeg_std_error(&trouble.manager);
        trouble.manager.emit_message = on_message;
        trouble.manager.error_exit = on_error;
    }
    ~Decoder() { jpeg_destroy_decompress(&jpeg); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    // False after an error. REQUIRES that nothing on the way from `steps` into libjpeg has to be destroyed: an error
    // jumps.
    template <typename Steps>
    bool run(const Steps& steps) {
        if (setjmp(trouble.escape) != 0) return false;  // NOLINT(cert-err52-cpp)
        steps();
        return true;
    }

    jpeg_decompress_struct jpeg{};
    Trouble trouble;
};

std::unexpected<Error> damaged(const Trouble& trouble) {
    return failure("this JPEG is damaged (" + trouble.what + "); copy or export it again");
}

}  // namespace

Result<Pixels> load_jpeg(std::string_view bytes) {
    Decoder decoder;
    auto& jpeg = decoder.jpeg;
    JOCTET* profile_bytes = nullptr;
    unsigned profile_size = 0;
    const bool begun = decoder.run([&] {
        jpeg_create_decompress(&jpeg);
        jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        jpeg_save_markers(&jpeg, JPEG_APP0 + 2, 0xFFFF);
        (void)jpeg_read_header(&jpeg, TRUE);
        (void)jpeg_read_icc_profile(&jpeg, &profile_bytes, &profile_size);
    });
    const std::unique_ptr<JOCTET, decltype(&std::free)> held(profile_bytes, std::free);
    if (!begun) return damaged(decoder.trouble);
    const std::string_view profile(reinterpret_cast<const char*>(profile_bytes), profile_size);

    const bool inks = jpeg.num_components == 4, grey = jpeg.num_components == 1;
    jpeg.out_color_space = inks ? JCS_CMYK : JCS_RGB;
    const PixelSize size{static_cast<int>(jpeg.image_width), static_cast<int>(jpeg.image_height)};
    auto pixels = blank(size, Pixels::Order::rgb);
    const InksToSrgb to_rgb(inks ? profile : std::string_view());
    std::vector<JSAMPLE> ink_row(inks ? std::size_t{4} * jpeg.image_width : 0);
    const bool ended = decoder.run([&] {
        (void)jpeg_start_decompress(&jpeg);
        while (jpeg.output_scanline < jpeg.output_height) {
            JSAMPLE* const to = pixels.row(static_cast<int>(jpeg.output_scanline));
            JSAMPLE* row = inks ? ink_row.data() : to;
            (void)jpeg_read_scanlines(&jpeg, &row, 1);
            if (inks) to_rgb(row, to, jpeg.image_width);
        }
        (void)jpeg_finish_decompress(&jpeg);
    });
    if (!ended || !decoder.trouble.what.empty()) return damaged(decoder.trouble);
    if (!inks) to_srgb(pixels, grey ? Colours::grey : Colours::rgb, profile);
    return pixels;
}

}  // namespace accolade::media
