// An animated WebP, which SDL_image refuses: its first frame on its canvas, by libwebp.
#include <webp/decode.h>
#include <webp/demux.h>

#include <memory>

#include "colour.h"
#include "load.h"
#include "walk.h"

namespace accolade::media {
namespace {

struct Free {
    void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
    void operator()(WebPIterator* frame) const { WebPDemuxReleaseIterator(frame); }
};

}  // namespace

Result<Pixels> load_animated_webp(std::string_view bytes) {
    const auto broken = [] { return failure("this WebP is damaged: its first frame cannot be read"); };
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    const std::unique_ptr<WebPDemuxer, Free> demuxer(WebPDemux(&data));
    WebPIterator frame{};
    if (!demuxer || WebPDemuxGetFrame(demuxer.get(), 1, &frame) == 0) return broken();
    const std::unique_ptr<WebPIterator, Free> release(&frame);
    const PixelSize canvas{static_cast<int>(WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH)),
                           static_cast<int>(WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT))};
    if (frame.x_offset < 0 || frame.y_offset < 0 || frame.x_offset + frame.width > canvas.w ||
        frame.y_offset + frame.height > canvas.h)
        return broken();
    auto pixels = blank(canvas, Pixels::Order::bgra);
    const auto indent = static_cast<std::size_t>(frame.x_offset) * 4;
    const auto room = pixels.pitch * static_cast<std::size_t>(frame.height) - indent;
    if (WebPDecodeBGRAInto(frame.fragment.bytes, frame.fragment.size, pixels.row(frame.y_offset) + indent, room,
                           static_cast<int>(pixels.pitch)) == nullptr)
        return broken();
    to_srgb(pixels, Colours::rgb, webp_profile(bytes));
    return pixels;
}

}  // namespace accolade::media
