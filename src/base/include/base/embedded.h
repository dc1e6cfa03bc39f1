// A file as it was when the program was built, from a folder that cmake/embed.cmake put into a room: what is left where
// the installed one is damaged or gone. Value; any thread.
#pragma once

#include <string_view>

namespace accolade {

struct EmbeddedFile {
    std::string_view name;  // below the folder: "slides/story.json"
    std::string_view text;
};

}  // namespace accolade
