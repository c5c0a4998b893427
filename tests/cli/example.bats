#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# The worked example: what the programs make of examples/riverbend is what is
# kept in its folder expected/.  The keys of notes are different on each
# computer and are left blank.
#
# After a change that is meant, make the kept pages anew, and read them:
#
#     UPDATE=1 WORKSHOP_BIN=build bats tests/cli/example.bats

load helper

setup() {
	cd "$WORKSHOP_SRC/examples/riverbend" || return
	made=$BATS_TEST_TMPDIR
}

# kept NAME...: each is the same as the one that is kept.
kept() {
	local name
	for name; do
		if [ -n "${UPDATE-}" ]; then
			cat "$made/$name" >"expected/$name"
		fi
		same "expected/$name" "$made/$name"
	done
}

# without_keys FILE: with the last column, key, left blank.
without_keys() {
	sed -E 's/,[0-9a-f]{32}(\r?)$/,\1/' "$1"
}

import() {
	workshop import --plan plan.yaml --session s3 \
		--map 'List Name=table,Labels=theme' "$@" captures/*.csv
}

report() {
	workshop report --today 2026-06-24 "$@" plan.yaml expected/notes.csv
}

@test "the plan and the outcome have no errors" {
	expect 0 workshop check --today 2026-02-01 plan.yaml
	lacks "$output" 'error:'
}

@test "the agendas are the kept ones" {
	workshop agenda --today 2026-03-10 -o "$made/run-sheet.md" plan.yaml
	workshop agenda --today 2026-03-10 -f html --session s1 -o "$made/run-sheet-s1.html" plan.yaml
	workshop agenda --today 2026-03-10 -f html --for everyone -o "$made/everyone.html" plan.yaml
	workshop agenda --today 2026-03-10 -f text --for everyone -o "$made/everyone.txt" plan.yaml
	kept run-sheet.md run-sheet-s1.html everyone.html everyone.txt
}

@test "the sheet is the kept one" {
	workshop sheet --session s1 -o "$made/sheet-s1.csv" plan.yaml
	kept sheet-s1.csv
}

@test "the notes, the problems and the receipt are the kept ones" {
	run --separate-stderr import -o "$made/keyed.csv" \
		--problems "$made/problems.csv"
	# Some rows of the captures are broken, as in life.
	[ "$status" -eq 1 ] || tell "status $status"
	# shellcheck disable=SC2154 # set by run
	printf '%s\n' "$stderr" | sed "s|$made/||g" >"$made/receipt.txt"
	without_keys "$made/keyed.csv" >"$made/notes.csv"
	kept notes.csv problems.csv receipt.txt
}

@test "on standard output the notes are the same, and have no keys" {
	run --separate-stderr import
	[ "$status" -eq 1 ] || tell "status $status"
	same expected/notes.csv <(printf '%s\n' "$output")
}

@test "an import that is made again is the same, keys too" {
	import -o "$made/notes.csv" 2>/dev/null || [ $? -eq 1 ]
	cp "$made/notes.csv" "$made/first.csv"
	import -o "$made/notes.csv" 2>/dev/null || [ $? -eq 1 ]
	same "$made/first.csv" "$made/notes.csv"
	[ "$(grep -cE ',[0-9a-f]{32}$' "$made/notes.csv")" -gt 100 ]
}

@test "no name, address or number of the captures is in the notes or a page" {
	local word page
	for word in Marigold Samplesurname Kiddoname 'Nowhere Primary' Inventa \
		Fictiva '07700 900461' kettlefan; do
		grep -rq "$word" captures || tell "not in the captures: $word"
		for page in notes.csv report.md report.html report.txt receipt.txt; do
			! grep -q "$word" "expected/$page" || tell "$word in $page"
		done
	done
}

@test "what must stay in the room is in no page" {
	local words page
	for words in 'still works in that building' 'week of the hearing' \
		'wished I' 'that tired of saying it' 'leaving do' 'laughed and then' \
		'The card is over his bed' 'with his dad' 'hid under the table'; do
		grep -rq "$words" captures || tell "not in the captures: $words"
		for page in report.md report.html report.txt; do
			! grep -q "$words" "expected/$page" || tell "$words in $page"
		done
	done
}

@test "the reports are the kept ones" {
	report -o "$made/report.md"
	report -f html -o "$made/report.html"
	report -f text -o "$made/report.txt"
	kept report.md report.html report.txt
}

@test "the pipelines in README.md do what they show there" {
	local shown=$made/shown.txt
	# shellcheck disable=SC2016 # these are marks of Markdown
	sed -n '/^```console$/,/^```$/{/^```/!p}' "$WORKSHOP_SRC/README.md" >"$shown"
	[ "$(grep -c '^\$ ' "$shown")" -eq 4 ]
	# A command begins with a dollar sign; a backslash carries it on.
	sed -n '/^\$ /,/[^\\]$/p' "$shown" | sed 's/^\$ //' >"$made/pipeline"
	cp -R . "$made/riverbend"
	cd "$made/riverbend"
	bash "$made/pipeline" >"$made/real.txt" 2>/dev/null
	same <(sed '/^\$ /,/[^\\]$/d' "$shown") "$made/real.txt"
}
