# embed(ROOM NAME FOLDER): puts the .json files below a folder into a room, as its function NAME, which gives a
# std::span<const EmbeddedFile> (base/embedded.h) and which the room declares in a header of its own: the folder stays
# the only place where the files are written, and the program has them when it is gone.
function(embed room name folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*.json)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  list(TRANSFORM files PREPEND ${folder}/ OUTPUT_VARIABLE paths)
  list(JOIN files "|" names)
  add_custom_command(OUTPUT ${source} VERBATIM
    COMMAND ${CMAKE_COMMAND} -D ROOM=${room} -D NAME=${name} -D FOLDER=${folder} -D FILES=${names} -D SOURCE=${source}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${paths} ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake)
  target_sources(${room} PRIVATE ${source})
endfunction()
