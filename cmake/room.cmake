# room(NAME [USES room...] [HOSTS library...]): one room of the house, a static library made of every .cpp in and below
# src/NAME. Others see the headers in src/NAME/include alone, as "NAME/header.h"; the room's own stand beside its sources
# and are included by their bare name. USES are the rooms on lower floors whose headers it may include: one that is not
# named is not found by the compiler. HOSTS are the third-party libraries it alone calls.
# tests/house reads these lines and holds the code to what the compiler cannot see.
function(room name)
  cmake_parse_arguments(room "" "" "USES;HOSTS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  set(doors ${CMAKE_CURRENT_SOURCE_DIR}/${name}/include)
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${doors} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/${name})
  # PRIVATE: what a room uses is not handed on to those who use the room.
  target_link_libraries(${name} PRIVATE ${room_USES} ${room_HOSTS} accolade_warnings Threads::Threads)
  set_property(GLOBAL APPEND PROPERTY accolade_doors ${doors})
endfunction()
