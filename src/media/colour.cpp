#include "colour.h"

#include <lcms2.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace accolade::media {
namespace {

constexpr std::size_t kLargestProfile = 4U << 20U;

struct Close {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, Close>;

struct Delete {
    void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Transform = std::unique_ptr<void, Delete>;

// Null if it is not one of that space.
Profile opened(std::string_view icc, cmsColorSpaceSignature space) {
    if (icc.empty() || icc.size() > kLargestProfile) return nullptr;
    Profile profile(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
    if (profile && cmsGetColorSpace(profile.get()) != space) return nullptr;
    return profile;
}

// Null where the profile cannot be used. lcms takes the matrix where a profile has no tables for the intent.
Transform transform_of(const Profile& from, cmsUInt32Number in, cmsUInt32Number out, cmsUInt32Number flags = 0) {
    const Profile srgb(cmsCreate_sRGBProfile());
    return Transform(cmsCreateTransform(from.get(), in, srgb.get(), out, INTENT_PERCEPTUAL, flags));
}

// Whether it leaves all colours where they are, but for rounding.
bool changes_nothing(const Profile& profile) {
    const auto transform = transform_of(profile, TYPE_RGB_8, TYPE_RGB_8);
    if (!transform) return true;
    constexpr int kSteps = 9;
    std::vector<std::uint8_t> before;
    for (int r = 0; r < kSteps; ++r)
        for (int g = 0; g < kSteps; ++g)
            for (int b = 0; b < kSteps; ++b)
                for (const int c : {r, g, b}) before.push_back(static_cast<std::uint8_t>(c * 255 / (kSteps - 1)));
    std::vector<std::uint8_t> after(before.size());
    cmsDoTransform(transform.get(), before.data(), after.data(), static_cast<cmsUInt32Number>(before.size() / 3));
    return std::ranges::equal(before, after, [](int a, int b) { return std::abs(a - b) <= 1; });
}

void from_rgb(const Pixels& pixels, std::string_view icc) {
    const auto profile = opened(icc, cmsSigRgbData);
    if (!profile || changes_nothing(profile)) return;
    const cmsUInt32Number type = pixels.order == Pixels::Order::rgb    ? TYPE_RGB_8
                                 : pixels.order == Pixels::Order::rgba ? TYPE_RGBA_8
                                                                       : TYPE_BGRA_8;
    const auto transform = transform_of(profile, type, type, cmsFLAGS_COPY_ALPHA);
    if (!transform) return;
    for (int y = 0; y < pixels.size.h; ++y)
        cmsDoTransform(transform.get(), pixels.row(y), pixels.row(y), static_cast<cmsUInt32Number>(pixels.size.w));
}

void from_grey(const Pixels& pixels, std::string_view icc) {
    const auto profile = opened(icc, cmsSigGrayData);
    if (!profile) return;
    const auto transform = transform_of(profile, TYPE_GRAY_8, TYPE_RGB_8);
    if (!transform) return;
    std::array<std::uint8_t, 256> greys{};
    for (std::size_t i = 0; i < greys.size(); ++i) greys[i] = static_cast<std::uint8_t>(i);
    std::array<std::uint8_t, 768> table{};
    cmsDoTransform(transform.get(), greys.data(), table.data(), 256);
    for (int y = 0; y < pixels.size.h; ++y) {
        auto* at = pixels.row(y);
        for (int x = 0; x < pixels.size.w; ++x, at += pixels.step())
            std::fill_n(at, 3, table[std::size_t{3} * at[0] + 1]);  // sRGB's greys: red, green and blue alike
    }
}

}  // namespace

void to_srgb(const Pixels& pixels, Colours colours, std::string_view profile) {
    if (colours == Colours::grey) return from_grey(pixels, profile);
    from_rgb(pixels, profile);
}

InksToSrgb::InksToSrgb(std::string_view profile) {
    if (const auto inks = opened(profile, cmsSigCmykData)) transform_ = transform_of(inks, TYPE_CMYK_8_REV, TYPE_RGB_8);
}

void InksToSrgb::operator()(const std::uint8_t* inks, std::uint8_t* rgb, std::size_t count) const {
    if (transform_) return cmsDoTransform(transform_.get(), inks, rgb, static_cast<cmsUInt32Number>(count));
    for (std::size_t i = 0; i < count; ++i, inks += 4, rgb += 3)
        for (std::size_t c = 0; c < 3; ++c) rgb[c] = static_cast<std::uint8_t>((inks[c] * inks[3] + 127) / 255);
}

std::string profile_of(const Primaries& primaries) {
    const cmsCIExyY white{primaries.white.x, primaries.white.y, 1};
    const cmsCIExyYTRIPLE colours{{primaries.red.x, primaries.red.y, 1},
                                  {primaries.green.x, primaries.green.y, 1},
                                  {primaries.blue.x, primaries.blue.y, 1}};
    const std::array<cmsFloat64Number, 5> srgb{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve* const curve = cmsBuildParametricToneCurve(nullptr, 4, srgb.data());
    if (curve == nullptr) return {};
    const std::array<cmsToneCurve*, 3> curves{curve, curve, curve};
    const Profile profile(cmsCreateRGBProfile(&white, &colours, curves.data()));
    cmsFreeToneCurve(curve);
    cmsUInt32Number size = 0;
    if (!profile || cmsSaveProfileToMem(profile.get(), nullptr, &size) == 0) return {};
    std::string icc(size, '\0');
    if (cmsSaveProfileToMem(profile.get(), icc.data(), &size) == 0) return {};
    return icc;
}

}  // namespace accolade::media
