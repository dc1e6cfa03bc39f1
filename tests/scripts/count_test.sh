#!/usr/bin/env bash
# What ./test makes of what a doctest executable said.
# shellcheck disable=SC2317  # functions are called by name, through fact
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=tests/support/shell.sh
. "$root/tests/support/shell.sh"

# counted EXPECTED: compares what the counting makes of standard input.
counted() {
    local got
    got=$(awk -f "$root/tools/count.awk")
    [[ $got == "$1" ]] || { printf 'expected: %s\ngot:      %s\n' "$1" "$got"; return 1; }
}

rule='==============================================================================='

fact "a clean round is counted" counted '12 0 0' <<END
[doctest] doctest version is "2.4.9"
$rule
[doctest] test cases: 12 | 12 passed | 0 failed | 0 skipped
[doctest] assertions: 96 | 96 passed | 0 failed |
[doctest] Status: SUCCESS!
END

fact "a failure is counted" counted '11 1 0' <<END
$rule
a_test.cpp:3:
TEST CASE:  one and one

a_test.cpp:4: ERROR: CHECK( 1 + 1 == 3 ) is NOT correct!
  values: CHECK( 2 == 3 )

$rule
[doctest] test cases: 12 | 11 passed | 1 failed | 0 skipped
END

fact "a test that says it was skipped did not pass" counted $'10 0 2\nthe world (no testdata)\nthe moon (no rocket)' <<END
$rule
a_test.cpp:3:
TEST CASE:  the world

a_test.cpp:4: MESSAGE: skipped: no testdata

$rule
a_test.cpp:9:
TEST CASE:  the moon

a_test.cpp:10: MESSAGE: skipped: no rocket

$rule
[doctest] test cases: 12 | 12 passed | 0 failed | 0 skipped
END

fact "a test that skipped a part and failed in another failed" counted '11 1 0' <<END
$rule
a_test.cpp:3:
TEST CASE:  the world

a_test.cpp:4: MESSAGE: skipped: no testdata

a_test.cpp:5: ERROR: CHECK( false ) is NOT correct!

$rule
[doctest] test cases: 12 | 11 passed | 1 failed | 0 skipped
END

fact "tests left out are counted as skipped" counted $'9 0 3\n3 marked to be left out (--slow runs them)' <<END
[doctest] test cases: 9 | 9 passed | 0 failed | 3 skipped
END

fact "an executable that dies has no summary" counted 'no summary' <<END
[doctest] doctest version is "2.4.9"
END
exit "$broken"
