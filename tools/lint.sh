# shellcheck shell=bash
# ./test --lint: the static checks. Sourced by ./test, whose counters it fills. What was read once and has
# not changed is not read again: the builds remember.
: "${root:?}" "${scratch:?}"

# step NAME COMMAND...: one thing that passes or fails.
step() {
    local name=$1 start=$SECONDS
    shift
    say "$name"
    if "$@"; then
        passed=$((passed + 1))
        say "  good ($((SECONDS - start)) s)"
    else
        failed=$((failed + 1))
        failures+=("$name")
    fi
}

check_format() {
    find src tests bench \( -name '*.cpp' -o -name '*.h' \) -print0 2>/dev/null |
        xargs -0 -r clang-format-19 --dry-run --Werror
}

# build_quietly FOLDER: builds all of it; says only what is wrong.
build_quietly() {
    local log=$scratch/build.log
    if build_in "$1" -k 0 >"$log" 2>&1; then return 0; fi
    grep -v -E '^\[[0-9]+/[0-9]+\] |^[0-9]+ warnings generated|^/usr/bin/(cmake|ccache) |^ninja: ' "$log" >&2 || true
    return 1
}

check_gcc() {
    configure "$root/build-test" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1 -DACCOLADE_TESTS=ON
    build_quietly "$root/build-test"
}

# clang's warnings everywhere, and clang-tidy on src/ in the same turn. New rules mean reading everything anew.
check_clang() {
    local build=$root/build-clang
    configure "$build" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1 -DACCOLADE_TESTS=ON \
        -DCMAKE_CXX_COMPILER=clang++-19 '-DACCOLADE_TIDY=clang-tidy-19;--quiet'
    if ! cmp -s "$root/.clang-tidy" "$build/read-with"; then
        ninja -C "$build" -t clean >/dev/null
        cp "$root/.clang-tidy" "$build/read-with"
    fi
    build_quietly "$build"
}

check_scripts() {
    local -a scripts
    mapfile -t scripts < <(find tools tests -name '*.sh')
    shellcheck -x run test .ci/run "${scripts[@]}"
}

step "Format (clang-format)" check_format
step "Shell (shellcheck)" check_scripts
step "Warnings of gcc" check_gcc
step "Warnings of clang, and clang-tidy" check_clang
