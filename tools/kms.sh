#!/usr/bin/env bash
# ./test --kms: Accolade as it runs in a lobby: installed into a Debian of its own, started by systemd on the bare console of
# an emulated computer with a real kernel mode setting screen (virtio-gpu), looked at from outside. Monitors are plugged in
# and out, the program is killed, the power cut; staff ask it; the panel sleeps while it is closed, by DPMS, and by HDMI-CEC
# on a wire that the kernel makes up (vivid). Where the machine cannot virtualise, everything is emulated: then it takes
# a quarter of an hour, and says nothing about speed.
#
# The bare Debian is kept in ${XDG_CACHE_HOME:-~/.cache}/accolade-kms for the next time, and so is what was seen last.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/common.sh
. "$root/tools/common.sh"
# shellcheck source=tools/packages.sh
. "$root/tools/packages.sh"
# shellcheck source=tools/bootstrap.sh
. "$root/tools/bootstrap.sh"

[[ $(uname -m) == x86_64 ]] || die "./test --kms knows how to start an x86-64 computer only, and this one is $(uname -m)."
need_packages "${packages_build[@]}" "${packages_kms[@]}"

mode=1280x720
cache=${XDG_CACHE_HOME:-$HOME/.cache}/accolade-kms
seen=$cache/seen
mkdir -p "$cache"
exec {turn}>"$cache/lock"
flock -n "$turn" || die "Another ./test --kms is under way."
rm -rf "$seen"
mkdir -p "$seen"
run=$(mktemp -d "$cache/run.XXXXXX")
machine=''
listener=''
clean_up() {
    if [[ -n $machine ]]; then kill "$machine" 2>/dev/null || true; fi
    if [[ -n $listener ]]; then kill "$listener" 2>/dev/null || true; fi
    wait
    as_root rm -rf --one-file-system "$run"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# ---- The computer's disk ------------------------------------------------------------------------------------------------

build=$root/build
configure "$build" -DCMAKE_BUILD_TYPE=Release -DACCOLADE_TESTS=OFF -DACCOLADE_WERROR=OFF
build_in "$build" accolade || die "Accolade could not be built; the compiler's reason stands above."

# The libraries it is linked with, as packages, what SDL opens by itself for KMSDRM, and what starts a computer.
packages=$(
    {
        ldd "$build/accolade" | awk '$3 ~ /^\// { print $3; sub("^/lib/", "/usr/lib/", $3); print $3 }' |
            xargs dpkg-query -S 2>/dev/null | sed -n 's/^\([^:,]*\):.*/\1/p'
        printf '%s\n' libegl1 libgles2 libgbm1 libgl1-mesa-dri xserver-xorg-core ca-certificates tzdata \
            systemd systemd-sysv udev kmod linux-image-amd64 initramfs-tools zstd util-linux v4l-utils
    } | LC_ALL=C sort -u | paste -sd,
)
name=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
print=$(printf '%s\n' "$name" "$packages" | sha256sum | cut -c1-12)
bare=$cache/$name-$print

if [[ ! -d $bare ]]; then
    say "Bootstrapping Debian ($name) into $bare."
    apt_as_here "$run/apt.conf"
    cat >"$run/initramfs" <<'HOOK'
mkdir -p "$1/etc/initramfs-tools/conf.d"
echo MODULES=list >"$1/etc/initramfs-tools/conf.d/small"
printf '%s\n' virtio_pci virtio_blk ext4 >"$1/etc/initramfs-tools/modules"
HOOK
    bootstrap "$name" "$run/bare" "$packages" "$run/apt.conf" --essential-hook="sh '$run/initramfs' \"\$1\"" || exit 1
    as_root find "$cache" -mindepth 1 -maxdepth 1 -type d -name "$name-*" -exec rm -rf --one-file-system {} +
    as_root mv "$run/bare" "$bare"
fi

say "Installing Accolade."
DESTDIR=$run/program cmake --install "$build" --prefix /usr >"$run/install.log" || die "$(<"$run/install.log")"

# Someone inside who does what we ask: scripts come through a shared folder, since there is no network.
mkdir -p "$run/share" "$run/hand"
cat >"$run/hand/hand" <<'END_OF_HAND'
#!/bin/bash
modprobe 9pnet_virtio
mkdir -p /run/share
mount -t 9p -o trans=virtio,version=9p2000.L,cache=none share /run/share
while :; do
    for script in /run/share/*.todo; do
        [[ -e $script ]] || continue
        timeout 100 bash "$script" >"${script%.todo}.part" 2>&1 </dev/null
        rm "$script"
        mv "${script%.todo}.part" "${script%.todo}.done"
    done
    sleep 0.2
done
END_OF_HAND
cat >"$run/hand/hand.service" <<'END_OF_UNIT'
[Unit]
Description=What the test asks for
[Service]
ExecStart=/usr/local/sbin/hand
[Install]
WantedBy=multi-user.target
END_OF_UNIT

# Emulated, opening a display alone may take longer than the twenty seconds after which a real computer gives up on it.
printf '[Service]\nWatchdogSec=90\n' >"$run/hand/slow.conf"

cat >"$run/make" <<'END_OF_MAKE'
set -eu
bare=$1 run=$2
cp -al "$bare" "$run/system"
cp -r --no-preserve=ownership --remove-destination "$run/program/." "$run/system"
install -m 0755 "$run/hand/hand" "$run/system/usr/local/sbin/hand"
install -m 0644 "$run/hand/hand.service" "$run/system/etc/systemd/system/hand.service"
rm -f "$run/system/etc/hostname" "$run/system/etc/fstab"
echo lobby >"$run/system/etc/hostname"
echo '/dev/vda / ext4 defaults 0 1' >"$run/system/etc/fstab"
mkdir -p "$run/system/etc/systemd/system/accolade.service.d"
cp "$run/hand/slow.conf" "$run/system/etc/systemd/system/accolade.service.d/slow.conf"
mkdir -p "$run/system/var/log/journal"
systemd-sysusers --root="$run/system"
systemctl --root="$run/system" enable accolade.service hand.service
truncate -s 3G "$run/disk"
mkfs.ext4 -q -F -d "$run/system" "$run/disk"
cp "$run"/system/boot/vmlinuz-* "$run/vmlinuz"
cp "$run"/system/boot/initrd.img-* "$run/initrd"
rm -rf --one-file-system "$run/system"
chmod a+rw "$run/disk" "$run/vmlinuz" "$run/initrd"
END_OF_MAKE
as_root bash "$run/make" "$bare" "$run" >"$run/make.log" 2>&1 || die "$(<"$run/make.log")"

# ---- The computer -------------------------------------------------------------------------------------------------------

# switch_on WORDS-FOR-THE-KERNEL DEVICE...
switch_on() {
    local words=$1 device
    local -a cards=()
    shift
    for device in "$@"; do cards+=(-device "$device"); done
    rm -f "$run"/hmp.* "$run"/share/*
    mkfifo "$run/hmp.in" "$run/hmp.out"
    local -a with=(-accel 'tcg,thread=multi')
    if [[ -w /dev/kvm ]] && grep -q -w -E '^flags.*(vmx|svm)' /proc/cpuinfo; then with=(-accel kvm "${with[@]}"); fi
    nice -n 15 qemu-system-x86_64 "${with[@]}" -cpu Nehalem -M q35 -m 1536 -smp 2 \
        -kernel "$run/vmlinuz" -initrd "$run/initrd" -append "root=/dev/vda rw console=ttyS0 panic=-1 no_timer_check mitigations=off audit=0 $words" \
        -drive "file=$run/disk,if=virtio,format=raw,cache=unsafe" -nodefaults -no-reboot -display none \
        -virtfs "local,path=$run/share,mount_tag=share,security_model=none" -device virtio-rng-pci \
        -device virtio-keyboard-pci "${cards[@]}" -serial "file:$seen/serial.log" \
        -chardev "pipe,id=hmp,path=$run/hmp" -mon chardev=hmp,mode=readline >"$run/machine.log" 2>&1 &
    machine=$!
    cat "$run/hmp.out" >"$run/hmp.log" &
    listener=$!
}

# As a power cut does.
pull_the_plug() {
    kill -KILL "$machine"
    { wait "$machine" || true; } 2>/dev/null  # the shell need not say that it was killed
    kill "$listener" 2>/dev/null || true
    wait "$listener" || true
    machine='' listener=''
}

# inside COMMAND: what it prints, run as root by bash in the computer.
inside() {
    local script answer waited=0
    script=$(mktemp -u "$run/share/XXXXXXXX")
    answer=$script.done
    printf '%s\n' "$1" >"$script.tmp"
    mv "$script.tmp" "$script.todo"
    until [[ -e $answer ]]; do
        kill -0 "$machine" 2>/dev/null || return 1
        if ((++waited > 600)); then return 1; fi
        sleep 0.2
    done
    cat "$answer"
}

# look PICTURE [CARD]: the screen as a picture, once it is written whole; 1 where there is none.
look() {
    local file=$seen/$1.ppm waited=0 width height
    rm -f "$file"
    echo "screendump $file ${2:-}" >"$run/hmp.in"
    until [[ -s $file ]] && read -r width height < <(sed -n 2p "$file" 2>/dev/null | tr -d '\0') &&
        (($(stat -c %s "$file") >= width * height * 3)); do
        if ((++waited > 50)); then return 1; fi
        sleep 0.1
    done 2>/dev/null
}

# colours PICTURE: how many differ among every 103rd of its pixels. A text console has a handful, a slide hundreds.
colours() {
    tail -n +4 "$seen/$1.ppm" | od -An -v -tx1 -w309 | cut -c1-9 | LC_ALL=C sort -u | wc -l
}

shows_a_slide() { look "$@" && (($(colours "$1") >= 64)); }
shows_no_slide() { look "$@" && (($(colours "$1") < 64)); }

# within SECONDS COMMAND...: tries until it succeeds.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        if ((SECONDS >= end)) || ! kill -0 "$machine" 2>/dev/null; then return 1; fi
        sleep 1
    done
}

property() { inside "systemctl show accolade -p $1 --value"; }
is() { [[ $(property "$1") == "$2" ]]; }
log_says() { inside 'journalctl -b -u accolade -o cat --no-pager' | grep -q -E -- "$1"; }
# log_counts PATTERN: how many lines of it.
log_counts() { inside 'journalctl -b -u accolade -o cat --no-pager' | grep -c -E -- "$1" || true; }

# ended CODE COMMAND [WORDS]: what a command in the computer ends with, and whether it says that (a pattern).
ended() {
    local said
    said=$(inside "$2 2>&1; echo \"ended with \$?\"")
    printf '%s\n%s\n\n' "# $2" "$said" >>"$seen/answers.log"
    [[ $said == *"ended with $1" ]] && grep -q -E -- "${3:-.}" <<<"$said"
}

# settings TEXT: those of the screen from now on.
settings() {
    inside "printf '%s\n' '$1' >/etc/accolade/new && mv /etc/accolade/new /etc/accolade/kiosk.json"
}

# The wire that vivid makes up has the screen at one end and the program at the other; what goes over it, in words.
wire_says() { inside 'journalctl -b -u wire -o cat --no-pager' | grep -q -E -- "$1"; }
panel_is() { [[ $(inside "cat $connector/dpms") == "$1" ]]; }
is_picture() { [[ $(od -An -tx1 -N24 "$1" 2>/dev/null | tr -d ' \n') == 89504e470d0a1a0a????????49484452$2 ]]; }

passed=0
failed=0
failures=()
# fact WORDS COMMAND...
fact() {
    local words=$1
    shift
    if "$@"; then
        say "ok: $words"
        passed=$((passed + 1))
    else
        say "FAILED: $words"
        failures+=("$words")
        failed=$((failed + 1))
    fi
}

# ---- What a lobby sees --------------------------------------------------------------------------------------------------

card=virtio-gpu-pci,xres=${mode%x*},yres=${mode#*x},id=gpu0
patience=420  # emulated, everything takes its time
say ''
say "Switching on a computer with a screen of $mode."
switch_on '' "$card"
within $patience inside true >/dev/null || say "The computer did not start; $seen/serial.log says how far it came."
fact "a slide is on the screen after switching on" within $patience shows_a_slide switched-on
fact "systemd is told that the show runs" is ActiveState active
pid=$(property MainPID)
fact "it runs as its own user" test "$(inside "stat -c %U /proc/$pid")" == kiosk
fact "the log names the display and its mode" log_says "display: KMSDRM, $mode( |\$)"
fact "no login prompt stands behind it" test "$(inside 'systemctl is-active getty@tty1')" != active

say "Unplugging the monitor."
connector=$(inside 'ls -d /sys/class/drm/card*-Virtual-1 | head -n 1')
inside "echo off >$connector/status"
fact "the log says that the monitor is gone" within 60 log_says 'monitor|display is lost'
fact "and that a display is waited for" within 60 log_says 'no display'
sleep 100
fact "the program stays alive without one" is MainPID "$pid"
fact "and systemd can read that it waits" is StatusText "waiting for a display"
fact "nothing of the show stays on the screen" within 60 shows_no_slide unplugged

say "Plugging it in again."
inside "echo detect >$connector/status"
fact "the slide is back" within 120 shows_a_slide replugged
fact "in the same process" is MainPID "$pid"
fact "the log names the display again" test "$(log_counts "display: KMSDRM, $mode( |\$)")" -ge 2

say "Unplugging it and plugging another in before anybody could look."
inside "echo off >$connector/status; sleep 1.5; echo on >$connector/status; sleep 5; echo detect >$connector/status"
fact "the slide is back once more" within 120 shows_a_slide flickered
fact "systemd never had to start it again" is NRestarts 0

say "Killing it."
inside "kill -KILL $pid"
fact "it is started again" within 60 is NRestarts 1
fact "and the slide comes back" within $patience shows_a_slide killed
fact "as another process" test "$(property MainPID)" != "$pid"

say "Stopping and starting the service."
inside 'systemctl stop accolade'
fact "it ended by itself when asked" test "$(property Result),$(property ExecMainCode),$(property ExecMainStatus)" == success,1,0
fact "and gave the screen back" within 60 shows_no_slide stopped
inside 'systemctl start accolade'
fact "it starts again" is ActiveState active
fact "and the slide comes back at once" within $patience shows_a_slide started
say "Asking it."
staff=$(inside 'echo "g accolade -" | systemd-sysusers - 2>/dev/null && getent group accolade | cut -d: -f3')
as='setpriv --reuid=4000 --regid=4000'
fact "root is told what is on" ended 0 'accolade status' "KMSDRM, ${mode%x*} × ${mode#*x}"
fact "so is the user it runs as" ended 0 'setpriv --reuid=kiosk --regid=kiosk --clear-groups accolade status' 'On +"'
fact "so are members of the group" ended 0 "$as --groups=$staff accolade status" 'On +"'
fact "others are told who may ask" ended 3 "$as --clear-groups accolade status" 'members of the group "accolade"'
fact "a picture of the screen is taken" ended 0 'accolade screenshot /run/share/now.png'
fact "it is a PNG of that size" is_picture "$run/share/now.png" "$(printf '%08x%08x' "${mode%x*}" "${mode#*x}")"
cp "$run/share/now.png" "$seen/asked.png" || true
fact "the next slide comes when it is asked for" ended 0 'accolade next'
fact "what was shown is remembered, and reported to root" ended 0 'accolade report' '[1-9][0-9]* recognitions? of'
fact "no picture had to be given up" test "$(log_counts 'the process that decodes pictures ended|decoding this picture failed')" == 0

say "Closing it, with a panel that sleeps meanwhile."
wire=''
if inside 'modprobe vivid && udevadm settle && ls /dev/cec0 /dev/cec1' | grep -q cec1; then
    # The screen's end of the wire is cec0, that of an HDMI input; a program answers as a television does.
    inside 'cec-ctl --device=/dev/cec0 --tv --osd-name=Panel
        systemd-run --unit=television cec-follower --device=/dev/cec0
        systemd-run --unit=wire stdbuf --output=L cec-ctl --device=/dev/cec0 --monitor' >"$seen/wire.log" 2>&1
    wire=yes
else
    say "skipped: this kernel has no vivid with HDMI-CEC, so nothing is heard on a wire"
fi
later=$((($(inside 'date -u +%-H') + 6) % 24))
settings '{ "zone": "UTC", "when_closed": "off", "opening_hours": "'"$later:00-$later:30"'" }'
fact "the panel is sent to sleep" within 120 panel_is Off
fact "the log says so" within 60 log_says 'the panel is sent to sleep'
fact "nothing is on it" within 60 shows_no_slide asleep
fact "staff are told that it sleeps" within 60 ended 0 'accolade status' 'the panel sleeps'
if [[ $wire ]]; then fact "on the wire it was asked to stand by" within 60 wire_says 'STANDBY'; fi
inside 'accolade identify'
fact "whoever asks which screen it is wakes it" within 60 panel_is On
if [[ $wire ]]; then
    fact "on the wire, too" within 60 wire_says 'IMAGE_VIEW_ON'
    fact "and it is told whose picture to show" within 60 wire_says 'ACTIVE_SOURCE'
    fact "and asked whether it is awake" within 60 wire_says 'GIVE_DEVICE_POWER_STATUS'
fi
fact "then it sleeps again" within 180 panel_is Off
settings '{ "zone": "UTC", "when_closed": "off" }'
fact "it is woken when the screen opens" within 120 panel_is On
fact "and the slide is on it" within 120 shows_a_slide awake
fact "no complaint is left" within 180 ended 0 'accolade status' 'On +"'

say "Closing it under an X server."
inside 'systemctl stop accolade'
settings '{ "zone": "UTC", "when_closed": "off", "opening_hours": "'"$later:00-$later:30"'" }'
inside 'systemd-run --unit=x Xorg :0 vt2 -nolisten tcp -noreset
    until [[ -S /tmp/.X11-unix/X0 ]]; do sleep 0.2; done
    systemd-run --unit=under-x -p RuntimeDirectory=under-x -p StateDirectory=under-x -E DISPLAY=:0 -E XDG_RUNTIME_DIR=/run/under-x \
        -E HOME=/var/lib/under-x accolade run --config /etc/accolade/kiosk.json' >"$seen/x.log" 2>&1
fact "the panel is sent to sleep there, too" within 240 panel_is Off
sleep 40
fact "and stays asleep" panel_is Off
inside 'XDG_RUNTIME_DIR=/run/under-x accolade identify'
fact "it is woken when somebody asks" within 60 panel_is On
fact "and sleeps again" within 180 panel_is Off
settings '{ "zone": "UTC", "when_closed": "off" }'
fact "when the screen opens it is woken" within 120 panel_is On
fact "and a slide is on it" within 120 shows_a_slide under-x
inside 'journalctl -b -u x -u under-x -o cat --no-pager; systemctl stop under-x x' >>"$seen/x.log"
if [[ $wire ]]; then inside 'journalctl -b -u wire -u television -o cat --no-pager' >>"$seen/wire.log"; fi
inside 'journalctl -b --no-pager -o short-monotonic' >"$seen/journal-1.log"
inside 'systemd-analyze security accolade --no-pager' >"$seen/security.log"

say "Cutting the power. Switching on with two graphics cards and no monitor."
pull_the_plug
switch_on 'video=Virtual-1:d video=Virtual-2:d' "$card" "${card/gpu0/gpu1}"
within $patience inside true >/dev/null || say "The computer did not start; $seen/serial.log says how far it came."
fact "the service runs without a screen" within $patience is ActiveState active
fact "and says that it waits for one" within 60 is StatusText "waiting for a display"
sleep 100
fact "it goes on waiting" is NRestarts 0
fact "staff are told that nothing is shown" ended 2 'accolade status' 'waiting for a display'
fact "the power cut cost the journal nothing that it had" ended 0 'accolade report' '[1-9][0-9]* recognitions? of'
for number in 1 2; do
    connector=$(inside "ls -d /sys/class/drm/card*-Virtual-$number")
    gpu=gpu$((number - 1))
    say "Plugging a monitor into card $number."
    inside "echo detect >$connector/status"
    fact "a slide is on it" within $patience shows_a_slide "late-$number" "$gpu"
    inside "echo off >$connector/status"
    fact "unplugged, it shows nothing any more" within 60 shows_no_slide "late-$number-off" "$gpu"
done
fact "all that in one process" is NRestarts 0
inside 'journalctl -b --no-pager -o short-monotonic' >"$seen/journal-2.log"
pull_the_plug

say ''
if ((failed)); then
    say "Failed:"
    for words in "${failures[@]}"; do say "  $words"; done
fi
say "What was seen is in $seen."
say "$passed passed, $failed failed"
((failed == 0))
