# shellcheck shell=bash
# What ./run and ./test share: talking, and building. Sourced after `root` is set to the project's folder.
: "${root:?the project folder, set by the script that sources this}"

say() { printf '%s\n' "$*"; }

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# supported_system: a word to those on an older Debian, whose compiler and libraries are too old.
supported_system() {
    local id='' version=''
    if [[ -r /etc/os-release ]]; then
        id=$(sed -n 's/^ID="\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' /etc/os-release)
        version=$(sed -n 's/^VERSION_ID="\{0,1\}\([0-9]*\).*$/\1/p' /etc/os-release)
    fi
    if [[ $id == debian && -n $version ]] && ((version < 12)); then
        die "This is Debian $version. Accolade needs Debian 12 or newer."
    fi
}

# build_jobs: as many compilers as there are cores, but no more than fit into memory (one may take 700 MB).
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 700000) }' /proc/meminfo)
    ((memory >= 1)) || memory=1
    echo $((cores < memory ? cores : memory))
}

# configure FOLDER ARGUMENT...: runs cmake, unless the folder was configured with these very arguments before.
configure() {
    local folder=$1
    shift
    if command -v ccache >/dev/null; then set -- "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
    local system wanted
    system=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release 2>/dev/null || true)
    wanted="$system $root $*"
    if [[ -f $folder/build.ninja && -f $folder/configured-with && $(<"$folder/configured-with") == "$wanted" ]]; then
        return 0
    fi
    if [[ -e $folder && ! -w $folder ]]; then
        die "$folder cannot be written by $(id -un). Give it back with:  sudo chown -R $(id -un) $folder"
    fi
    # What was built on another release of the system is linked with libraries that are gone.
    if [[ -f $folder/configured-with && $(<"$folder/configured-with") != "$system "* ]]; then rm -rf "$folder"; fi
    mkdir -p "$folder"
    rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"
    say "Configuring $folder."
    if ! cmake -S "$root" -B "$folder" -G Ninja "$@" >"$folder/configure.log" 2>&1; then
        cat "$folder/configure.log" >&2
        die "cmake could not configure $folder; its reason stands above."
    fi
    printf '%s' "$wanted" >"$folder/configured-with"
}

# build_in FOLDER ARGUMENT...: ninja there, with its progress.
build_in() {
    (cd "$1" && ninja -j "$(build_jobs)" "${@:2}")
}
