#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# coverage.tsv: every row of what the kit grew from has a place in it, and a test
# that shows it, or a reason why not yet.

load ../cli/helper

TABLE=$WORKSHOP_SRC/tests/tree/coverage.tsv

# ids LETTER LAST
ids() {
	local i
	for ((i = 1; i <= $2; i++)); do
		echo "$1$i"
	done
}

@test "every row is there, once and in order" {
	same <(grep -v '^#' "$TABLE" | cut -f 1) \
		<(ids A 31 && ids B 89 && ids P 10 && ids F 16)
}

@test "every row says what it asks, and where the kit does it" {
	local bad
	bad=$(grep -v '^#' "$TABLE" | awk -F '\t' '
		length($2) < 5 || length($2) > 80 || length($3) < 3 { print }
		($3 ~ /^later: ./) == ($4 != "") { print }
		NF > 4 { print }')
	[ -z "$bad" ] || tell "$bad"
}

# shown FILE NAME: the file has a test of that name.
shown() {
	case $1 in
	*.bats) grep -qF "@test \"$2\" {" "$WORKSHOP_SRC/$1" ;;
	*.c) grep -qE "TEST\($2\)|cmocka_unit_test[a-z_]*\($2\b" "$WORKSHOP_SRC/$1" ;;
	*) false ;;
	esac
}

@test "every test that a row names exists" {
	local row tests
	while IFS=$'\t' read -r row _ _ tests; do
		while [ -n "$tests" ]; do
			shown "${tests%%: *}" "$(sed 's/^[^:]*: //; s/; tests\/.*//' <<<"$tests")" ||
				tell "$row: no test ${tests%%; tests/*}"
			[[ $tests == *'; tests/'* ]] || break
			tests=tests/${tests#*; tests/}
		done
	done < <(grep -v '^#' "$TABLE")
}
