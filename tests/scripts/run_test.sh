#!/usr/bin/env bash
# ./run and ./test as a newcomer meets them: what they say, and how they end.
# shellcheck disable=SC2317  # functions are called by name, through fact
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=tests/support/shell.sh
. "$root/tests/support/shell.sh"

says() { grep -qF -- "$1" "$scratch/said" || { echo "it said:"; cat "$scratch/said"; return 1; }; }

fact "./run explains itself" bash -c "'$root/run' --help | grep -q windowed"
fact "./test explains itself" bash -c "'$root/test' --help | grep -q -- --lint"

"$root/test" --no-such-option >"$scratch/said" 2>&1
fact "./test refuses an option it does not know" test $? -eq 1
fact "and names it" says '--no-such-option'

# What is typed wrong is told at once: nothing is installed, built or said before.
refused() {
    "$root/run" "$@" >"$scratch/said" 2>&1 </dev/null
    test $? -eq 1 -a "$(wc -l <"$scratch/said")" -eq 1
}
fact "./run refuses an option it does not know, and says nothing else" refused --windwoed
fact "and names it" says 'unknown: --windwoed (./run --help)'
fact "./run refuses a command it does not know" refused preveiw
fact "./run refuses a feed that is not there" refused --feed "$scratch/nowhere.json"
fact "and names it" says "$scratch/nowhere.json: no such file or folder"
fact "./run refuses a theme that there is not" refused run --theme=atelire
fact "and names those that there are" says 'atelier'
fact "./run refuses an option without its value" refused --feed
fact "./run names the keys" bash -c "'$root/run' --help | grep -q 'Esc, q'"

# The program's own list of words, and that of the script.
table=$root/src/app/command_table.cpp
sed -n '/kOptions{/,/};/p' "$table" | grep -o '{"--[a-z-]*"' | tr -d '{"' | sort >"$scratch/program"
tr '\n' ' ' <"$table" | grep -o '"[a-z]*", *Subcommand::' | cut -d'"' -f2 | sort -u >"$scratch/commands"
bash -c "set -u; root=$root; die() { exit 1; }; . '$root/tools/arguments.sh'
    printf '%s\n' \"\${options_alone[@]}\" \"\${options_with_value[@]}\" | sort >'$scratch/script'
    for one in \$(cat '$scratch/commands'); do is_one_of \"\$one\" \"\${commands[@]}\" || echo \"\$one\"; done >'$scratch/unknown'"
fact "./run knows every option of the program, and no other" diff "$scratch/program" "$scratch/script"
fact "./run knows every command of the program" test ! -s "$scratch/unknown" -a -s "$scratch/commands"

# A machine on which a package is missing and nobody may install it.
mkdir -p "$scratch/bin"
cat >"$scratch/bin/dpkg-query" <<'END'
#!/bin/sh
echo "installed cmake"
END
cat >"$scratch/bin/sudo" <<'END'
#!/bin/sh
exit 1
END
cat >"$scratch/bin/apt-get" <<'END'
#!/bin/sh
case "$*" in *install*) echo "E: no network" >&2; exit 100 ;; esac
END
chmod +x "$scratch/bin"/*

# need NAME...: need_packages on that machine.
need() {
    PATH=$scratch/bin:$PATH bash -c 'set -euo pipefail; root=$1; shift
        . "$root/tools/common.sh"; . "$root/tools/packages.sh"; need_packages "$@"' need "$root" "$@" >"$scratch/said" 2>&1 </dev/null
}
need cmake
fact "nothing missing, nothing said" test ! -s "$scratch/said"
need cmake libsomething-dev
fact "what cannot be installed ends the script" test $? -ne 0
fact "it says what is missing" says 'Missing packages: libsomething-dev'
fact "it says how to install it by hand" says 'apt-get install --no-install-recommends libsomething-dev'
exit "$broken"
