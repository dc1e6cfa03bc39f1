#!/usr/bin/env bash
# The service is well formed, and it may do little.
# shellcheck disable=SC2317  # functions are called by name, through fact
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=tests/support/shell.sh
. "$root/tests/support/shell.sh"

cmake --install "$build" --prefix "$scratch/prefix" >"$scratch/log" 2>&1 || cat "$scratch/log"
unit=$scratch/prefix/lib/systemd/system/accolade.service

fact "the service has no placeholder left" bash -c "! grep -n '@' '$unit' | grep -v 'getty@tty1\|@system-service\|modprobe@drm'"
fact "it is never given up" grep -qx 'StartLimitIntervalSec=0' "$unit"
fact "it is watched" grep -qx 'WatchdogSec=20' "$unit"
fact "it says itself when it is ready" grep -qx 'Type=notify' "$unit"
fact "what it keeps has a place of its own" grep -qx 'StateDirectory=kiosk' "$unit"
fact "whoever asks it comes as far as its socket" grep -qx 'RuntimeDirectoryMode=0755' "$unit"
fact "it is started again whatever it ended with" grep -qx 'Restart=always' "$unit"
fact "it shows how a token is handed over that only it can read" grep -q '^#LoadCredential=' "$unit"

if ! command -v systemd-analyze >/dev/null; then
    skip "systemd reads the unit without a complaint (no systemd-analyze here)"
    skip "its exposure is at most 2.0 (no systemd-analyze here)"
    exit "$broken"
fi

# What the unit refers to may be missing where systemd does not run: complaints about other units are not about ours.
complaints=$(systemd-analyze verify --man=no --recursive-errors=no "$unit" 2>&1 | grep -F 'accolade.service' || true)
if [[ -z $complaints ]]; then
    ok "systemd reads the unit without a complaint"
else
    printf '%s\n' "$complaints"
    fail "systemd reads the unit without a complaint"
fi
if systemd-analyze security --offline=true --threshold=20 --no-pager "$unit" >"$scratch/exposure" 2>&1; then
    ok "its exposure is at most 2.0 ($(tail -n 1 "$scratch/exposure" | grep -oE '[0-9]+\.[0-9]+'))"
else
    tail -n 3 "$scratch/exposure"
    fail "its exposure is at most 2.0"
fi
exit "$broken"
