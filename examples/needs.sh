# SPDX-License-Identifier: MIT
# shellcheck shell=sh
#
# What must be installed, and installing what is not.  Read by quickstart.sh
# and by tests/run.sh: `. examples/needs.sh`, then `needs_install "$list"`.
#
# A line of a list: what kind of thing, its name, and the package of Debian and
# Ubuntu that has it.  Nothing is asked of apt when all of it is there.

# To build the kit.
# shellcheck disable=SC2034 # used by those who read this file
needs_to_build='
program   cc          gcc
header    stdio.h     libc6-dev
program   meson       meson
program   ninja       ninja-build
program   pkg-config  pkg-config
library   yaml-0.1    libyaml-dev
header    csv.h       libcsv-dev
library   libcmark    libcmark-dev
library   libutf8proc libutf8proc-dev
library   libsodium   libsodium-dev
library   libical     libical-dev
'

needs_there() {
	case $1 in
	program) command -v "$2" ;;
	library) pkg-config --exists "$2" ;;
	# The one that the package is for, whichever comes first on PATH.
	module) /usr/bin/python3 -c "import $2" ;;
	header) echo "#include <$2>" | cc -E - ;;
	sanitizer)
		echo 'int main(void) { return 0; }' |
			"$2" -fsanitize=address,undefined -x c -o /dev/null -
		;;
	esac >/dev/null 2>&1
}

# The packages of all that is not there, once each, a blank before it.
needs_missing() {
	said=
	echo "$1" | while read -r kind name package; do
		case "$said " in *" $package "*) continue ;; esac
		if ! needs_there "$kind" "$name"; then
			said="$said $package"
			printf ' %s' "$package"
		fi
	done
}

needs_give_up() {
	printf '%s\n' "These are still needed:$1" "$2"
	exit 1
} >&2

# Runs a command as the one who may install packages.
needs_as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

# Installs what is missing of a list, or says what it is and exits with 1.
needs_install() {
	packages=$(needs_missing "$1")
	[ -n "$packages" ] || return 0
	command -v apt-get >/dev/null ||
		needs_give_up "$packages" "(as they are called in Debian and Ubuntu). Please install them, then run this again."
	by_hand="Somebody who may install programs here can do it with this line. Then run this again.
    apt-get install$packages"
	[ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
		needs_give_up "$packages" "$by_hand"

	echo "Installing what is missing:$packages"
	echo "(This can take a few minutes.)"
	log=$(mktemp)
	# shellcheck disable=SC2086 # one word for each package
	if ! {
		needs_as_root apt-get -q update &&
			needs_as_root env DEBIAN_FRONTEND=noninteractive \
				apt-get -q -y --no-install-recommends install $packages
	} >"$log" 2>&1 </dev/null; then
		tail -n 20 "$log" >&2
		rm -f "$log"
		needs_give_up "$packages" "$by_hand"
	fi
	rm -f "$log"
	packages=$(needs_missing "$1")
	[ -z "$packages" ] ||
		needs_give_up "$packages" "They were installed, but cannot be found."
}
