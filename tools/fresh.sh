#!/usr/bin/env bash
# shellcheck disable=SC2016,SC2317  # words for other shells; functions called by traps
# ./test --fresh: bootstraps a bare Debian into a folder, clones the project there as an ordinary user with sudo, and does
# what a newcomer does: ./run, then ./test. The folder is removed at the end. Only its own /proc, /dev/shm and /dev/pts are
# mounted, in a mount namespace that vanishes with the last process; nothing of this machine is reachable from inside.
#
# Packages come from where this machine takes them, by its proxy and with its certificates.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/common.sh
. "$root/tools/common.sh"
# shellcheck source=tools/packages.sh
. "$root/tools/packages.sh"
# shellcheck source=tools/bootstrap.sh
. "$root/tools/bootstrap.sh"

release=12
into=${TMPDIR:-/tmp}
while (($#)); do
    case $1 in
        --release) release=$2 ;;
        --into) into=$2 ;;
        *) die "tools/fresh.sh takes --release 12|13 and --into FOLDER" ;;
    esac
    shift 2
done
case $release in
    12) name=bookworm ;;
    13) name=trixie ;;
    *) die "tools/fresh.sh knows Debian 12 and 13, not $release" ;;
esac

if ((EUID != 0)); then
    may_be_root || die "Bootstrapping a Debian needs root, and sudo cannot be used here."
    exec sudo --preserve-env=TMPDIR,http_proxy,https_proxy "${BASH_SOURCE[0]}" --release "$release" --into "$into"
fi
need_packages "${packages_fresh[@]}"

mkdir -p "$into"
folder=$(mktemp -d "$into/accolade-debian-$release.XXXXXX")
system=$folder/system
clean_up() { rm -rf --one-file-system "$folder"; }
trap clean_up EXIT
trap 'exit 130' INT TERM

apt_as_here "$folder/apt.conf"

say "Bootstrapping Debian $release ($name)."
bootstrap "$name" "$system" ca-certificates,git,sudo "$folder/apt.conf" || exit 1

# What a network needs, and nothing else of this machine.
cp "$folder/apt.conf" "$system/etc/apt/apt.conf.d/99as-the-host"
for file in /etc/resolv.conf /etc/hosts; do
    rm -f "$system$file"
    if [[ -r $file ]]; then cat "$file" >"$system$file"; fi
done
if compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
    cp /usr/local/share/ca-certificates/*.crt "$system/usr/local/share/ca-certificates/"
    chroot "$system" update-ca-certificates >/dev/null 2>&1
fi

printf '#!/bin/sh\nexit 101\n' >"$system/usr/sbin/policy-rc.d"  # no service is started in a folder
chmod 0755 "$system/usr/sbin/policy-rc.d"

say "Cloning the project as it is committed."
chroot "$system" useradd --create-home --shell /bin/bash newcomer
echo 'newcomer ALL=(ALL) NOPASSWD: ALL' >"$system/etc/sudoers.d/newcomer"
chmod 0440 "$system/etc/sudoers.d/newcomer"
home=$system/home/newcomer
git -c safe.directory='*' -C "$root" bundle create -q "$home/accolade.bundle" HEAD
if [[ -d $root/../shared/testdata ]]; then
    mkdir -p "$home/shared"
    cp -rL "$root/../shared/testdata" "$home/shared/testdata"
fi
chroot "$system" chown -R newcomer:newcomer /home/newcomer

cat >"$home/newcomer.sh" <<'END'
set -euo pipefail
cd ~
git clone -q accolade.bundle accolade
cd accolade
echo "--- ./run"
./run
count=$(find preview -name '*.png' | wc -l)
if [[ ! -s preview/index.html ]] || ((count == 0)); then
    echo "./run wrote no pictures" >&2
    exit 1
fi
echo "./run wrote $count pictures."
echo "--- ./run once more, which takes:"
time ./run --version
echo "--- ./test"
./test
END

# Everything started inside ends with this command, and so do its mounts.
inside() {
    unshare --mount --pid --ipc --uts --fork --kill-child --propagation private \
        bash -euc 'system=$1; shift
            mount -t proc -o nosuid,nodev,noexec proc "$system/proc"
            mount -t tmpfs -o nosuid,nodev,size=512m tmpfs "$system/dev/shm"
            mount -t devpts -o nosuid,noexec,newinstance,ptmxmode=0666 devpts "$system/dev/pts"
            exec chroot "$system" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
                LANG=C.UTF-8 "$@"' inside "$system" "$@"
}
code=0
inside su - newcomer -c 'bash newcomer.sh' </dev/null || code=$?
if ((code)); then say "On a fresh Debian $release something failed; it is told above."; fi
exit "$code"
