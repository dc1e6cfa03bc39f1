# shellcheck shell=bash
# What the program's command line may say, for ./run, which looks at it before anything is built. src/app/command_table.cpp
# reads it; tests/scripts/run_test.sh holds the two to each other. Sourced; needs `root` and die of tools/common.sh.
: "${root:?the project folder, set by the script that sources this}"

# shellcheck disable=SC2034  # used by the scripts that source this file
commands=(help run check preview explain report forget status screenshot next previous pause refetch reread identify rehearse)
options_alone=(--windowed --all --celebrations --json --watch --csv-bom --help --version)
options_with_value=(--config --feed --theme --rotate --for --hurry --out --size --at --state --celebration
    --from --to --by --html --csv --merge)

is_one_of() {
    local wanted=$1 one
    shift
    for one in "$@"; do [[ $one != "$wanted" ]] || return 0; done
    return 1
}

# check_arguments ARGUMENT...: ends the script where one is unknown, lacks its value, or names a file that is not there.
check_arguments() {
    local command='' name value
    while (($#)); do
        name=${1%%=*}
        if [[ $1 != --* ]]; then
            if [[ -z $command ]]; then
                is_one_of "$1" "${commands[@]}" || die "unknown: $1 (./run --help)"
                command=$1
            fi
        elif is_one_of "$name" "${options_with_value[@]}"; then
            value=${1#"$name"}
            if [[ -n $value ]]; then
                value=${value#=}
            else
                value=${2:-}
                (($# == 1)) || shift
            fi
            [[ -n $value ]] || die "$name needs a value (./run --help)"
            case $name in
                --feed | --config)
                    [[ $value == *://* || -e $value ]] || die "$value: no such file or folder"
                    ;;
                --theme)
                    [[ -d $value || -d $root/themes/$value ]] ||
                        die "there is no theme \"$value\"; there are: $(cd "$root/themes" && echo */ | tr -d /)"
                    ;;
            esac
        else
            is_one_of "$name" "${options_alone[@]}" || die "unknown: $1 (./run --help)"
        fi
        shift
    done
}
