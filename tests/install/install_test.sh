#!/usr/bin/env bash
# What cmake --install puts where, and what it leaves alone.
# shellcheck disable=SC2317  # functions are called by name, through fact
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=tests/support/shell.sh
. "$root/tests/support/shell.sh"

stage=$scratch/stage
install_into_stage() {
    DESTDIR=$stage cmake --install "$build" --prefix /usr/local >"$scratch/log" 2>&1 || { cat "$scratch/log"; return 1; }
}

fact "installing succeeds" install_into_stage
fact "the program is in bin" test -x "$stage/usr/local/bin/accolade"
fact "the settings are in /etc/accolade" test -f "$stage/etc/accolade/kiosk.json"
fact "the themes are in share" test -f "$stage/usr/local/share/accolade/themes/base/theme.json"
fact "the themes' schemas are beside them" test -f "$stage/usr/local/share/accolade/themes/slide.schema.json"
fact "the demo is in share" test -f "$stage/usr/local/share/accolade/assets/demo/feed.json"
fact "the fonts' licences go with the fonts" test -f "$stage/usr/local/share/accolade/assets/fonts/licences/inter.txt"
fact "the documents are in share/doc" test -f "$stage/usr/local/share/doc/accolade/install.md"
fact "the service starts the program that was installed" \
    grep -qx 'ExecStart=/usr/local/bin/accolade run --config /etc/accolade/kiosk.json' \
    "$stage/usr/local/lib/systemd/system/accolade.service"
fact "the user is described for systemd-sysusers" grep -q '^u kiosk ' "$stage/usr/local/lib/sysusers.d/accolade.conf"

mkdir -p "$stage/etc/accolade"
echo '{ "mine": true }' >"$stage/etc/accolade/kiosk.json"
fact "installing again succeeds" install_into_stage
fact "the settings of a running lobby are kept" grep -q mine "$stage/etc/accolade/kiosk.json"

prefix=$scratch/elsewhere
cmake --install "$build" --prefix "$prefix" >"$scratch/log" 2>&1 || cat "$scratch/log"
fact "another prefix keeps everything to itself" test -f "$prefix/etc/accolade/kiosk.json"
fact "the installed program answers" "$prefix/bin/accolade" --version
exit "$broken"
