# shellcheck shell=bash
# ./test --fuzz: each tests/fuzz/NAME_fuzz.cpp for $fuzz_seconds, in a corner of the machine. What it found worth keeping
# is used the next time (build-fuzz/corpus); what broke is in build-fuzz/found. Sourced by ./test, whose counters it fills.
: "${root:?}" "${scratch:?}" "${fuzz_seconds:?}"

all=()
for source in "$root"/tests/fuzz/*_fuzz.cpp; do all+=("$(basename "$source" _fuzz.cpp)"); done
if ((${#rooms[@]} == 0)); then rooms=("${all[@]}"); fi
for name in "${rooms[@]}"; do
    [[ " ${all[*]} " == *" $name "* ]] || die "there is no tests/fuzz/${name}_fuzz.cpp; there are: ${all[*]}"
done

build=$root/build-fuzz
configure "$build" -DCMAKE_BUILD_TYPE=Debug '-DCMAKE_CXX_FLAGS_DEBUG=-O1 -g1' -DACCOLADE_SANITIZE=fuzz \
    -DACCOLADE_TESTS=ON -DCMAKE_CXX_COMPILER=clang++-19
build_in "$build" "${rooms[@]/#/tests/fuzz/fuzz_}" || die "the fuzzers could not be built; the compiler's reasons stand above"

# fuzz NAME: one thing that passes or fails.
fuzz() {
    local name=$1 seeds=$root/tests/fuzz/$1 corpus=$build/corpus/$1 log=$scratch/$1.log start=$SECONDS code=0
    local -a dictionary=()
    mkdir -p "$corpus" "$build/found"
    if [[ -f $seeds.dict ]]; then dictionary=("-dict=$seeds.dict"); fi
    nice -n 15 "$build/tests/fuzz/fuzz_$name" -max_total_time="$fuzz_seconds" -timeout=20 -rss_limit_mb=2048 \
        -max_len=65536 -print_final_stats=1 -artifact_prefix="$build/found/$name-" "${dictionary[@]}" "$corpus" "$seeds" \
        >"$log" 2>&1 </dev/null || code=$?
    local runs
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    if ((code == 0)); then
        passed=$((passed + 1))
        printf '  %-12s %12s inputs %6d s\n' "$name" "${runs:-no}" $((SECONDS - start))
    else
        tail -n 60 "$log"
        failed=$((failed + 1))
        failures+=("$name: broken (code $code) by the newest $build/found/$name-*")
    fi
}

export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_stack_use_after_return=1}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
export LSAN_OPTIONS=${LSAN_OPTIONS:-suppressions=$root/tools/leaks-of-others.txt:print_suppressions=0}
for name in "${rooms[@]}"; do fuzz "$name"; done
