# shellcheck shell=bash
# ./test --arm64: what is built for the processors of a Raspberry Pi, on any computer. Sourced by ./test after common.sh and
# packages.sh. Debian's arm64 packages are unpacked into a folder of their own, never installed: on one computer the -dev
# packages of two architectures do not all go together. What was built runs under qemu's emulation of one program.
: "${root:?set by ./test}" "${packages_build:?set by packages.sh}"
# shellcheck source=tools/bootstrap.sh
. "$root/tools/bootstrap.sh"

# The rooms that need neither a display nor a web server; others can be asked for by name.
# shellcheck disable=SC2034  # used by ./test
rooms_arm64=(base gfx os config model wording theme media feed schedule text slide motion raster)

# arm64_system: makes the folder of arm64 packages where there is none, and says its name.
arm64_system() {
    local release wanted names=()
    release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    local folder=${XDG_CACHE_HOME:-$HOME/.cache}/accolade-arm64/$release
    local name
    for name in "${packages_build[@]}"; do
        case $name in
            g++ | cmake | ninja-build | pkg-config | ca-certificates | tzdata) ;;  # this computer's do
            *) names+=("$name") ;;
        esac
    done
    names+=(libc6-dev libstdc++6 doctest-dev)
    wanted=$(IFS=,; echo "${names[*]}")
    if [[ ! -f $folder.packages || $(<"$folder.packages") != "$wanted" ]]; then
        say "Unpacking Debian's arm64 packages into $folder." >&2
        rm -rf --one-file-system "$folder" "$folder.packages"
        mkdir -p "$(dirname "$folder")"
        apt_as_here "$folder.apt"
        bootstrap "$release" "$folder" "$wanted" "$folder.apt" --arch=arm64 --variant=extract >&2 ||
            die "There are no arm64 packages to build with; the reason stands above."
        # Links that begin at the root mean the folder. (The linker took libm.a where libm.so led nowhere.)
        local link
        while IFS= read -r link; do
            ln -sfn "$folder$(readlink "$link")" "$link"
        done < <(find "$folder/usr/lib/aarch64-linux-gnu" -type l -lname '/*')
        # Fonts, and what is said about them, are this computer's.
        rm -rf --one-file-system "$folder/usr/share/fonts" "$folder/etc/fonts" "$folder/var/cache/fontconfig"
        printf '%s' "$wanted" >"$folder.packages"
    fi
    echo "$folder"
}
