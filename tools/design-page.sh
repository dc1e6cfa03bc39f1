#!/usr/bin/env bash
# docs/design: what Accolade makes of the words of the comps, beside the comps.
#
#   tools/design-page.sh COMPS [PROGRAM]     COMPS is the folder with the PNGs of the comps; PROGRAM is build/accolade
#
# Writes docs/design/NN-comp.jpg and docs/design/NN-ours.jpg, 640 pixels wide (360 upright). What is said about them stands in
# docs/design/README.md, by hand.  Needs ImageMagick.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/common.sh
. "$root/tools/common.sh"

comps=${1:-}
program=${2:-$root/build/accolade}
page=$root/docs/design
[[ -d $comps ]] || die "Say where the comps are:  tools/design-page.sh FOLDER"
[[ -x $program ]] || die "$program is not there; ./run --version builds it, or name another."
for needed in convert montage; do
    command -v "$needed" >/dev/null || die "ImageMagick is missing:  apt-get install imagemagick"
done

work=$(mktemp -d "${TMPDIR:-/tmp}/accolade-design.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp "$page/feed.json" "$work/feed.json"
cp -r "$root/assets/demo/pictures" "$work/pictures"
printf '{ "zone": "Europe/Copenhagen" }\n' >"$work/kiosk.json"
export ACCOLADE_SHARE=$root

preview() {  # THEME SIZE [ARGUMENT...]
    "$program" preview --config "$work/kiosk.json" --feed "$work/feed.json" --at 2025-11-20T14:32 --all --out "$work/out" \
        --theme "$1" --size "$2" "${@:3}" >"$work/said" || true
}

small() {  # FROM TO: as a JPEG
    convert "$1" -resize '640x640>' -strip -quality 84 "$2"
}

# The slide of an item, as `preview` named it.
drawn() {  # THEME SIZE ITEM
    compgen -G "$work/out/$1-$2-[0-9][0-9][0-9]-$3.png" | head -n 1
}

lying=1280x720
standing=720x1280
for theme in atelier nocturne beacon meridian gala; do preview "$theme" "$lying"; done
for theme in atelier nocturne beacon; do preview "$theme" "$standing"; done

# Comp, theme, orientation.
while read -r number theme size; do
    comp=$(compgen -G "$comps/$number-*.png" | head -n 1 || true)
    if [[ -n $comp ]]; then small "$comp" "$page/$number-comp.jpg"; fi
    item=$number
    [[ $number == 15 ]] && item=idle
    ours=$(drawn "$theme" "$size" "$item" || true)
    if [[ -n $ours ]]; then
        small "$ours" "$page/$number-ours.jpg"
    else
        say "$number is not drawn by $program"
    fi
done <<END
01 atelier $lying
02 nocturne $lying
03 meridian $lying
04 nocturne $lying
05 meridian $lying
06 beacon $lying
08 atelier $standing
09 nocturne $standing
10 atelier $lying
11 atelier $lying
12 beacon $standing
13 meridian $lying
14 gala $lying
15 meridian $lying
16 atelier $lying
17 atelier $lying
18 nocturne $standing
19 gala $lying
20 meridian $lying
21 atelier $lying
22 beacon $standing
23 atelier $lying
24 atelier $lying
24b beacon $lying
25 meridian $lying
26 atelier $lying
END

# The five themes, each with the same story.
small "$(compgen -G "$comps/00-*.png" | head -n 1)" "$page/00-comp.jpg"
sheet=()
for theme in atelier nocturne beacon meridian gala; do sheet+=("$(drawn "$theme" "$lying" 01)"); done
montage "${sheet[@]}" -tile 2x -geometry 320x180+0+0 -background '#808080' "$work/sheet.png"
small "$work/sheet.png" "$page/00-ours.jpg"

# Celebrations, at the mark where all stands; and a banner.
while read -r number theme mark; do
    small "$(compgen -G "$comps/$number-*.png" | head -n 1)" "$page/$number-comp.jpg"
    rm -rf "$work/out"
    preview "$theme" "$lying" --celebration "$number"
    ours=$(compgen -G "$work/out/*-$mark.png" | head -n 1 || true)
    if [[ -n $ours ]]; then small "$ours" "$page/$number-ours.jpg"; fi
done <<END
07 gala 04.0s
27 nocturne 04.0s
28 atelier banner
END

say "$(du -sh "$page" | cut -f1) in $page"
