# shellcheck shell=bash
# The Debian packages Accolade needs, in one place, and the one way to get them. Sourced by ./run and ./test.
# The names are the same on Debian 12 and 13, but for libheif's decoders.

# To build it and to run it. ca-certificates and tzdata are for the running program: https feeds, and the lobby's time zone.
# shellcheck disable=SC2034  # used by the scripts that source this file
packages_build=(
    g++ cmake ninja-build pkg-config
    libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libx11-dev libxext-dev libxrandr-dev libdrm-dev
    libcurl4-openssl-dev libssl-dev libsqlite3-dev nlohmann-json3-dev libicu-dev
    libfontconfig-dev libharfbuzz-dev libfreetype-dev libqrcodegencpp-dev libhyphen-dev libseccomp-dev libgumbo-dev
    libheif-dev libjpeg62-turbo-dev liblcms2-dev librsvg2-dev libwebp-dev zlib1g-dev
    ca-certificates tzdata
)
# From Debian 13 on libheif loads what decodes HEIC and AVIF as plugins; on 12 they are part of it.
if [[ $(sed -n 's/^VERSION_ID="\{0,1\}\([0-9]*\).*/\1/p' /etc/os-release 2>/dev/null) != 12 ]]; then
    packages_build+=(libheif-plugin-libde265 libheif-plugin-dav1d)
fi

# Where long words may be divided, by language. Without one, its words are set whole, and smaller.
# shellcheck disable=SC2034
packages_words=(hyphen-de hyphen-en-gb hyphen-sv hyphen-da hyphen-no)

# To test it: screens that nobody sees, a web server to fetch from and to be pushed by, what reads metrics, a file system
# whose power is cut, a clock that is set, and fonts for the world's scripts.
# shellcheck disable=SC2034
packages_test=(
    doctest-dev xvfb xdotool weston nginx-light libnginx-mod-nchan redis-server prometheus curl
    tigervnc-standalone-server x11-xserver-utils x11-apps openbox e2fsprogs mount libfaketime
    fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
)

# For static checks.
# shellcheck disable=SC2034
packages_lint=(clang-19 clang-tidy-19 clang-format-19 shellcheck)

# To look for bytes that break it.
# shellcheck disable=SC2034
packages_fuzz=(clang-19 libclang-rt-19-dev)

# To start from a bare Debian in a folder.
# shellcheck disable=SC2034
packages_fresh=(mmdebstrap debian-archive-keyring git)

# To build it for 64-bit ARM, and to run that here.
# shellcheck disable=SC2034
packages_arm64=(mmdebstrap debian-archive-keyring g++-aarch64-linux-gnu qemu-user)

# To start a computer of its own with a screen.
# shellcheck disable=SC2034
packages_kms=(mmdebstrap debian-archive-keyring qemu-system-x86 e2fsprogs)

# missing_packages NAME...: prints those that are not installed, one a line.
missing_packages() {
    local installed
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' -- "$@" 2>/dev/null |
        sed -n 's/^installed //p' || true)
    local name
    for name in "$@"; do
        [[ $'\n'$installed$'\n' == *$'\n'$name$'\n'* ]] || printf '%s\n' "$name"
    done
}

# as_root COMMAND...: runs it as root, through sudo where we are not.
as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# may_be_root: whether as_root can work at all: sudo is there, and can ask or need not ask.
may_be_root() {
    ((EUID == 0)) && return 0
    command -v sudo >/dev/null || return 1
    [[ -t 0 ]] || sudo -n true 2>/dev/null
}

# need_packages NAME...: installs what is missing, or says in a sentence why it cannot and ends the script.
# With everything in place it costs one dpkg-query and asks nobody.
need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian, so nothing was installed. Accolade needs what Debian calls: $*"
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    say "Missing packages: ${missing[*]}"

    local by_hand="apt-get install --no-install-recommends ${missing[*]}"
    if ! may_be_root; then
        die "Installing them needs root, and sudo cannot be used here. As root, run:  $by_hand"
    fi
    say "Installing them with apt."
    local -a apt=(env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a apt-get -q -y
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 -o Acquire::Retries=3)
    if ! as_root "${apt[@]}" update; then
        say "apt-get update failed; trying with the package lists that are there."
    fi
    if ! as_root "${apt[@]}" install --no-install-recommends "${missing[@]}"; then
        die "apt could not install: ${missing[*]}. Its reason stands above (is the network up?)." \
            "Once it is mended, start again, or install them by hand:  sudo $by_hand"
    fi
    # A server for tests must not stand open on the machine of whoever tests.
    local server
    for server in nginx-light:nginx redis-server:redis-server prometheus:prometheus; do
        if [[ " ${missing[*]} " == *" ${server%:*} "* && -d /run/systemd/system ]]; then
            as_root systemctl disable --now "${server#*:}" >/dev/null 2>&1 || true
        fi
    done
}
