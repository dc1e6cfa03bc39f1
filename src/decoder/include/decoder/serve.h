// Serve: the other side of a Decoder: what this program does when it was started to decode pictures for the show. It
// gives up all it does not need for that, then answers until nobody asks any more. Called on the main thread, before
// anything else.
//
// Words in drawings (SVG) want fonts, which take long to read, and must be read before the process may no longer open
// files: one that was started without them ends when it is asked to decode such a drawing, with kWantsFonts.
#pragma once

namespace accolade::decoder {

// The argument it is started with; not for people, and in no help.
inline constexpr const char* kServe = "decode-pictures";
inline constexpr const char* kServeWithFonts = "decode-pictures-with-fonts";

inline constexpr int kWantsFonts = 3;

// The program's exit code.
int serve(bool fonts);

}  // namespace accolade::decoder
