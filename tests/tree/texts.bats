#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# The kit's own words: what programs say, manuals, templates, labels, questions and
# what editors show.  Each sentence is easy to read, and none has a word of the
# kit's own list.  Advice of rules is measured in tests/cli/lint.bats.

load ../cli/helper

setup() {
	cd "$WORKSHOP_SRC" || return
	texts messages lib/*.c cmd/*.c
	texts manuals man/*.[157]
	option_lines >"$BATS_TEST_TMPDIR/help"
	texts yaml workshops/{keys,questions,words}.yaml workshops/{templates,labels}/*.yaml
	cd "$BATS_TEST_TMPDIR" || return
}

# texts KIND FILE...: their sentences, in a file of that name.
texts() {
	python3 tests/tree/texts.py "$@" >"$BATS_TEST_TMPDIR/$1"
}

# What each option is for, as --help says it.
option_lines() {
	local program
	for program in "$WORKSHOP_BIN"/workshop "$WORKSHOP_BIN"/workshop-[a-z]*; do
		[ -f "$program" ] || continue
		"$program" --help | sed -n 's/^  .*   *\([A-Za-z].*\)$/help\t\1/p'
	done
}

@test "there are texts to measure" {
	[ "$(wc -l <messages)" -gt 300 ]
	[ "$(wc -l <manuals)" -gt 800 ]
	[ "$(wc -l <yaml)" -gt 3000 ]
	grep -q 'leads any part' messages
	grep -q 'Nobody with lived experience leads any part;' manuals
	grep -q 'Nobody is named here, so that nobody can be picked out.' yaml
}

@test "what programs say is easy to read" {
	expect 0 python3 "$WORKSHOP_SRC/tests/cli/reading.py" messages
}

@test "what --help says of options is easy to read" {
	[ "$(wc -l <help)" -gt 60 ]
	expect 0 python3 "$WORKSHOP_SRC/tests/cli/reading.py" help
}

@test "manuals are easy to read" {
	expect 0 python3 "$WORKSHOP_SRC/tests/cli/reading.py" manuals
}

@test "templates, labels, questions and what editors show are easy to read" {
	expect 0 python3 "$WORKSHOP_SRC/tests/cli/reading.py" yaml
}

@test "a hard sentence is told" {
	printf 'here\t%s\n' 'Participatory methodologies necessitate comprehensive organisational preparedness, consistently and systematically.' >hard
	expect 1 python3 "$WORKSHOP_SRC/tests/cli/reading.py" hard
	has "$output" 'Participatory methodologies'
}

# listed FILE...: what check says of words in these texts, as the words of a plan.
listed() {
	cp "$WORKSHOP_SRC/tests/cli/lint/good.yaml" plan.yaml
	sed -i '/^strengths/d' plan.yaml
	{
		echo strengths:
		cut -f 2 "$@" | sort -u | sed "s/\"//g; s/'/''/g; s/.*/  - '&'/"
	} >>plan.yaml
	# Manuals name addresses and short forms, which other rules speak of.
	run workshop check --all --today 2026-01-10 plan.yaml
	has "$output" 'all of it can be read'
	grep -E -A 1 'can hurt, or hide' <<<"$output" >found || true
}

@test "no text has a word that the kit would rather not say" {
	# The list itself, and the manual that tells of it, name such words.
	grep -v '^workshops/words.yaml' yaml >others
	listed messages help manuals others
	[ ! -s found ] || tell "$(<found)"
	echo 'here	All stakeholders are hard to reach' >bad
	listed bad
	[ "$(grep -c 'can hurt' found)" -eq 2 ]
}
