# Writes SOURCE: the FILES ("a.json|b/c.json") of FOLDER as the array NAME. Called by embed().
string(REPLACE "|" ";" FILES "${FILES}")
set(entries "")
foreach(file IN LISTS FILES)
  file(READ "${FOLDER}/${file}" text)
  string(APPEND entries "    {\"${file}\", R\"-json-(${text})-json-\"},\n")
endforeach()
file(WRITE "${SOURCE}" "// Made by cmake/embed_files.cmake.
#include \"theme/built_in.h\"

namespace accolade::theme {
namespace {

constexpr BuiltInFile kFiles[] = {
${entries}};

}  // namespace

std::span<const BuiltInFile> ${NAME}() {
    return kFiles;
}

}  // namespace accolade::theme
")
