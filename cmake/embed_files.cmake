# Writes SOURCE: the FILES ("a.json|b/c.json") of FOLDER as the function NAME of a ROOM. Called by embed().
string(REPLACE "|" ";" FILES "${FILES}")
set(entries "")
foreach(file IN LISTS FILES)
  file(READ "${FOLDER}/${file}" text)
  string(APPEND entries "    {\"${file}\", R\"-json-(${text})-json-\"},\n")
endforeach()
file(WRITE "${SOURCE}" "// Made by cmake/embed_files.cmake.
#include <span>

#include \"base/embedded.h\"

namespace accolade::${ROOM} {
namespace {

constexpr EmbeddedFile kFiles[] = {
${entries}};

}  // namespace

std::span<const EmbeddedFile> ${NAME}();

std::span<const EmbeddedFile> ${NAME}() {
    return kFiles;
}

}  // namespace accolade::${ROOM}
")
