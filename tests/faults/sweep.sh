#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# sweep.sh FAULT.so OUTPUT COMMAND... -o OUTPUT ...
#
# Runs the command over and over; each time another system call fails, or the
# program is killed at it.  After each run OUTPUT must be the old file or the
# new one, whole; status 0 only with the new one; a message whenever it is not
# 0; and nothing else left in the folder (but after a kill).
# With OLD in the environment, the folder begins as that one is, and the same
# command again mends what a kill left: the new file, and nothing else.
# Prints TAP: one line for each kind of call.
set -u
preload=$1 output=$2
shift 2
folder=$(dirname "$output")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fresh() { # the folder as before each run: only the old file
	find "$folder" -mindepth 1 -delete
	if [ -n "${OLD-}" ]; then
		cp -a "$OLD/." "$folder"
	else
		printf 'old words\n' >"$output"
	fi
}
fresh
sed -E 's/,[0-9a-f]{32}$/,/' "$output" >"$scratch/old"
"$@" >/dev/null 2>"$scratch/message" ||
	{ echo "Bail out! the command fails without a fault"; exit 1; }
find "$folder" -mindepth 1 -printf '%f\n' | sort >"$scratch/files"
# The keys that import gives to notes differ from run to run.
without_keys() {
	sed -E 's/,[0-9a-f]{32}$/,/' "$1"
}
without_keys "$output" >"$scratch/new"

# After a kill: the same command again finishes it, and tidies up.
check_again() {
	"$@" >/dev/null 2>&1 || echo "status $? after a kill"
	cmp -s <(without_keys "$output") "$scratch/new" ||
		echo "not the new file after a kill"
	find "$folder" -mindepth 1 -printf '%f\n' | sort |
		cmp -s - "$scratch/files" || echo "left behind after a kill"
}

check() { # STATUS KILLED: what is wrong, if anything
	if cmp -s <(without_keys "$output") "$scratch/new"; then
		:
	elif cmp -s <(without_keys "$output") "$scratch/old"; then
		[ "$1" -ne 0 ] || echo "status 0 with the old file"
	else
		echo "a torn file"
	fi
	[ "$2" = yes ] && return
	[ "$1" -le 3 ] || echo "status $1"
	[ "$1" -eq 0 ] || [ -s "$scratch/message" ] || echo "no message"
	find "$folder" -mindepth 1 -printf '%f\n' | sort >"$scratch/left"
	[ -z "$(comm -13 "$scratch/files" "$scratch/left")" ] ||
		echo "left behind: $(comm -13 "$scratch/files" "$scratch/left")"
}

# Bash would say "Killed" for each run; it says so here, unheard.
run() {
	LD_PRELOAD=$preload FAULT_CALL=$call FAULT_AT=$at FAULT_ERRNO=$number \
		FAULT_EVER=$ever FAULT_FIRED=$scratch/fired \
		"$@" >/dev/null 2>"$scratch/message"
} 2>/dev/null

# CALL ERRNO EVER: at the first, second, third ... such call; where there are
# very many, at ever fewer of them.
sweep() {
	call=$1 number=$2 ever=$3
	wrong=0 points=0 told=
	shift 3
	for ((at = 1; ; at += 1 + at / 20)); do
		rm -f "$scratch/fired"
		fresh
		{ run "$@"; status=$?; } 2>/dev/null
		[ -e "$scratch/fired" ] || break
		points=$((points + 1))
		killed=no
		[ "$number" -ge 0 ] || killed=yes
		found=$(check "$status" "$killed")
		[ "$killed" = no ] || [ -z "${OLD-}" ] ||
			found+=$(check_again "$@")
		if [ -n "$found" ]; then
			wrong=$((wrong + 1))
			told+="# $call $at: $found"$'\n'
		fi
	done
	number_of_tests=$((number_of_tests + 1))
	if [ "$wrong" -eq 0 ] && [ "$points" -gt 0 ]; then
		echo "ok $number_of_tests - $call errno $number${ever:+ and ever after}: $points points"
	else
		echo "not ok $number_of_tests - $call errno $number${ever:+ and ever after}: $wrong of $points points"
		printf '%s' "$told"
	fi
}

number_of_tests=0
enospc=28 eio=5 eintr=4 eacces=13 emfile=24 enomem=12
for when in '' ever; do
	sweep write $enospc "$when" "$@"
	sweep fsync $eio "$when" "$@"
	sweep close $eio "$when" "$@"
	sweep rename $eacces "$when" "$@"
	sweep open $emfile "$when" "$@"
	sweep read $eio "$when" "$@"
	sweep alloc $enomem "$when" "$@"
done
sweep write $eintr '' "$@"
sweep read $eintr '' "$@"
sweep write 0 ever "$@" # short writes
for call in write fsync close rename open fchmod; do
	sweep $call -1 '' "$@" # kill -9
done
echo "1..$number_of_tests"
