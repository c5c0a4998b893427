#!/bin/sh
# SPDX-License-Identifier: MIT
#
# From a fresh clone to finished pages: installs what the build needs and is
# not there yet, builds the kit, and walks the worked example from its plan to
# its report.  Safe to run again.  Everything it makes is in the folder build/.

set -eu
cd "$(dirname "$0")/.."

example=examples/riverbend
pages=build/riverbend

# shellcheck source=examples/needs.sh
. examples/needs.sh

say() {
	printf '%s\n' "$*"
}

build() {
	say "Building in the folder build/ ..."
	mkdir -p build
	if ! {
		{ [ -f build/build.ninja ] || meson setup build; } &&
			meson compile -C build
	} >build/quickstart.log 2>&1; then
		tail -n 40 build/quickstart.log >&2
		say "The build did not work. All it said is in build/quickstart.log" >&2
		exit 1
	fi
}

# Shows a command so that it can be copied, and runs it.
show() {
	say
	printf '$'
	for word; do
		case $word in
		*[!A-Za-z0-9_./=,:-]*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	say
	"$@"
}

walk() {
	PATH=$PWD/build:$PATH
	mkdir -p "$pages"
	say
	say "== Before: is the plan complete?"
	show workshop check "$example/plan.yaml"

	say
	say "== Before: the run sheet, the page for everyone, the sheet to type into"
	show workshop agenda -f html -o "$pages/agenda.html" "$example/plan.yaml"
	show workshop agenda -f html --for everyone -o "$pages/agenda-everyone.html" "$example/plan.yaml"
	show workshop sheet -o "$pages/sheet.csv" "$example/plan.yaml"

	say
	say "== After: all the notes, from two typed sheets, a board and a spreadsheet"
	# Some rows of these captures are broken, as in life: that is status 1.
	# The board does not say which session it was, and calls things otherwise.
	show workshop import --plan "$example/plan.yaml" \
		--session s3 --map 'List Name=table,Labels=theme' \
		--problems "$pages/problems.csv" -o "$pages/notes.csv" \
		"$example"/captures/*.csv || [ $? -eq 1 ]
	say
	say "A few rows could not be used. They are in $pages/problems.csv,"
	say "each with what to put right. All others went on."

	say
	say "== After: the report"
	show workshop report -o "$pages/report.md" "$example/plan.yaml" "$pages/notes.csv"
	show workshop report -f html -o "$pages/report.html" "$example/plan.yaml" "$pages/notes.csv"
}

needs_install "$needs_to_build"
build
walk

say
say "Done. The pages are in $PWD/$pages"
say "Open this first: $PWD/$pages/report.html"
say "Then agenda.html (for the facilitator) and agenda-everyone.html."
say "To start a plan of your own: $PWD/build/workshop new -o plan.yaml"
say "Change its words, then: $PWD/build/workshop check plan.yaml"
