# embed(TARGET NAME FOLDER): puts the .json files below a folder into a library, as the function NAME of theme/built_in.h:
# the folder stays the only place where they are written, and the program has them when it is gone.
function(embed target name folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*.json)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  list(TRANSFORM files PREPEND ${folder}/ OUTPUT_VARIABLE paths)
  list(JOIN files "|" names)
  add_custom_command(OUTPUT ${source} VERBATIM
    COMMAND ${CMAKE_COMMAND} -D NAME=${name} -D FOLDER=${folder} -D FILES=${names} -D SOURCE=${source}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${paths} ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake)
  target_sources(${target} PRIVATE ${source})
endfunction()
