# shellcheck shell=bash disable=SC2016  # words for apt
# A bare Debian in a folder, made of the packages this machine takes its own from, by its proxy. Sourced by tools/fresh.sh and
# tools/kms.sh, after common.sh and packages.sh.

# repository SUFFIX FALLBACK: where this machine takes its Debian (SUFFIX '') or its security updates ('-security').
repository() {
    local here found
    here=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    found=$(apt-get indextargets --format '$(CODENAME)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk -F'|' -v suite="$here$1" '$1 == suite && $2 == "main" { print $3; exit }' || true)
    found=${found:-$2}
    echo "${found%/}"
}

# apt_as_here FILE: how this machine's apt fetches: proxies, patience, and whether the dates of a frozen archive matter.
apt_as_here() {
    apt-config dump | grep -E '^Acquire::(http|https|Retries|Check-Valid-Until|Check-Date|Languages|GzipIndexes)\b' |
        grep -v -E '::(http|https) "";$' >"$1" || true
}

# bootstrap NAME FOLDER PACKAGES APT_CONF OPTION...: the release NAME, with PACKAGES (comma separated) beside the essential
# ones. As root.
bootstrap() {
    local name=$1 folder=$2 packages=$3 conf=$4 archive security
    shift 4
    archive=$(repository '' 'http://deb.debian.org/debian')
    security=$(repository -security 'http://deb.debian.org/debian-security')
    as_root env ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
        mmdebstrap --quiet --mode=root --variant=minbase --include="$packages" --aptopt="$conf" "$@" \
        "$name" "$folder" \
        "deb $archive $name main" "deb $archive $name-updates main" "deb $security $name-security main" &&
        return 0
    say "Debian ($name) could not be bootstrapped from $archive; the reason stands above." >&2
    return 1
}
