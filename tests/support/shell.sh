# shellcheck shell=bash
# For tests in shell: one line for each fact, which ./test counts. Sourced after `root` is set.
: "${root:?}"

ok() { printf 'ok: %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*"; broken=1; }
skip() { printf 'skipped: %s\n' "$*"; }
# shellcheck disable=SC2034  # the test that sources this ends with it
broken=0

# fact NAME COMMAND...: holds when the command succeeds.
fact() {
    local name=$1
    shift
    if "$@"; then ok "$name"; else fail "$name"; fi
}

scratch=$(mktemp -d "${TMPDIR:-/tmp}/accolade-shell.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# The build to look at: ./test says which; by hand, the one that ./test makes.
# shellcheck disable=SC2034
build=${ACCOLADE_BUILD:-$root/build-test}
