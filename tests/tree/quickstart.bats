#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# The first thing that anybody runs, in a clone of its own.

load ../cli/helper

setup_file() {
	export CLONE="$BATS_FILE_TMPDIR/a clone"
	mkdir "$CLONE"
	cd "$WORKSHOP_SRC" || return
	find . \( -path ./.git -o -path './build*' \) -prune -o -type f -print0 |
		tar -c --null -T - | tar -x -C "$CLONE"
	cd "$CLONE" || return
	git init --quiet
	git add --all
	git -c user.name=test -c user.email=test@example.org commit --quiet -m clone
}

setup() {
	cd "$CLONE" || return
}

@test "it goes from plan to report, in a folder with a blank in its name" {
	expect 0 ./examples/quickstart.sh
	has "$output" '$ workshop check examples/riverbend/plan.yaml' \
		'$ workshop agenda' '$ workshop sheet' '$ workshop import' \
		'$ workshop report' "Open this first: $CLONE/build/riverbend/report.html"
	lacks "$output" Installing
	for page in agenda.html agenda-everyone.html sheet.csv notes.csv \
		problems.csv report.md report.html; do
		[ -s "build/riverbend/$page" ] || tell "there is no $page"
	done
}

@test "the clone stays clean" {
	[ -z "$(git status --porcelain)" ]
}

@test "run again, from anywhere, it builds nothing and says the same" {
	./examples/quickstart.sh >"$BATS_TEST_TMPDIR/first" 2>&1
	cp build/riverbend/report.html "$BATS_TEST_TMPDIR"
	stat -c '%n %y' build/workshop* >"$BATS_TEST_TMPDIR/built"
	cd /
	"$CLONE/examples/quickstart.sh" >"$BATS_TEST_TMPDIR/second" 2>&1
	cd "$CLONE"
	same "$BATS_TEST_TMPDIR/first" "$BATS_TEST_TMPDIR/second"
	same "$BATS_TEST_TMPDIR/report.html" build/riverbend/report.html
	same "$BATS_TEST_TMPDIR/built" <(stat -c '%n %y' build/workshop*)
}

# A folder of commands without a compiler, without sudo, and with an apt-get
# that must not be called.
bare_commands() {
	local name
	mkdir -p "$BATS_TEST_TMPDIR/bin"
	for name in sh dirname mktemp rm tail cat env mkdir; do
		ln -s "$(command -v "$name")" "$BATS_TEST_TMPDIR/bin/$name"
	done
	printf '#!/bin/sh\necho 1000\n' >"$BATS_TEST_TMPDIR/bin/id"
	printf '#!/bin/sh\ntouch "%s/called"\n' "$BATS_TEST_TMPDIR" \
		>"$BATS_TEST_TMPDIR/bin/apt-get"
	chmod +x "$BATS_TEST_TMPDIR"/bin/{id,apt-get}
}

@test "without root and without sudo it names the packages, and stops with 1" {
	bare_commands
	expect 1 env PATH="$BATS_TEST_TMPDIR/bin" ./examples/quickstart.sh
	has "$stderr" "apt-get install gcc libc6-dev meson ninja-build pkg-config libyaml-dev libcsv-dev libcmark-dev libutf8proc-dev libsodium-dev libical-dev"
	[ ! -e "$BATS_TEST_TMPDIR/called" ]
}

@test "where installing does not work it says so, and stops with 1" {
	bare_commands
	printf '#!/bin/sh\necho 0\n' >"$BATS_TEST_TMPDIR/bin/id"
	printf '#!/bin/sh\necho "no network here"\nexit 100\n' \
		>"$BATS_TEST_TMPDIR/bin/apt-get"
	expect 1 env PATH="$BATS_TEST_TMPDIR/bin" ./examples/quickstart.sh
	has "$stderr" "no network here" "apt-get install gcc"
}

@test "a build that does not work is shown, and stops with 1" {
	cp -r . "$BATS_TEST_TMPDIR/broken"
	cd "$BATS_TEST_TMPDIR/broken"
	rm -rf build
	echo '#error on purpose' >>lib/base.h
	expect 1 ./examples/quickstart.sh
	has "$stderr" "on purpose" "build/quickstart.log"
}
