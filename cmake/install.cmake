# What `cmake --install build` puts where. The prefix may still be chosen then (--prefix), so whatever names a path is
# written at that moment. Settings go to /etc/accolade for /usr and /usr/local, and to PREFIX/etc/accolade elsewhere; the
# settings of a running lobby are never overwritten.
install(TARGETS accolade)
install(DIRECTORY assets/ DESTINATION ${CMAKE_INSTALL_DATADIR}/accolade/assets)
install(DIRECTORY themes/ DESTINATION ${CMAKE_INSTALL_DATADIR}/accolade/themes)
install(DIRECTORY config/ DESTINATION ${CMAKE_INSTALL_DATADIR}/accolade/config)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(CODE "set(source \"${CMAKE_SOURCE_DIR}\")\nset(bindir \"${CMAKE_INSTALL_BINDIR}\")")
install(CODE [==[
  if(CMAKE_INSTALL_PREFIX MATCHES "^/usr(/local)?/?$")
    set(settings "/etc/accolade")
  else()
    set(settings "${CMAKE_INSTALL_PREFIX}/etc/accolade")
  endif()

  file(GLOB shipped RELATIVE "${source}/config" "${source}/config/kiosk*")
  foreach(name IN LISTS shipped)
    if(name STREQUAL "kiosk.json" AND EXISTS "$ENV{DESTDIR}${settings}/${name}")
      message(STATUS "Kept: ${settings}/${name} (a fresh one is in share/accolade/config)")
    else()
      file(INSTALL "${source}/config/${name}" DESTINATION "${settings}")
    endif()
  endforeach()

  set(program "${CMAKE_INSTALL_PREFIX}/${bindir}/accolade")
  foreach(pair "accolade.service.in|lib/systemd/system/accolade.service" "accolade.sysusers|lib/sysusers.d/accolade.conf")
    string(REPLACE "|" ";" pair "${pair}")
    list(GET pair 0 from)
    list(GET pair 1 to)
    configure_file("${source}/systemd/${from}" "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/${to}" @ONLY)
    message(STATUS "Installing: $ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/${to}")
    list(APPEND CMAKE_INSTALL_MANIFEST_FILES "${CMAKE_INSTALL_PREFIX}/${to}")
  endforeach()
]==])
