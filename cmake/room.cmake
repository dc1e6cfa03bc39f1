# room(NAME [USES room...] [HOSTS library...]): one room of the house, a static library made of every .cpp in src/NAME.
# USES are the rooms on lower floors whose headers it may include; HOSTS are the third-party libraries it alone calls.
# tests/house_rules_test.cpp reads these lines and holds the code to them.
function(room name)
  cmake_parse_arguments(room "" "" "USES;HOSTS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${name} INTERFACE ${room_USES} ${room_HOSTS})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${room_USES} PRIVATE ${room_HOSTS} accolade_warnings Threads::Threads)
endfunction()
