// Serve: the other side of a Decoder: what this program does when it was started to decode pictures for the show. It
// gives up all it does not need for that, then answers until nobody asks any more. Called on the main thread, before
// anything else.
#pragma once

namespace accolade::decoder {

// The argument it is started with; not for people, and in no help.
inline constexpr const char* kServe = "decode-pictures";

// The program's exit code.
int serve();

}  // namespace accolade::decoder
