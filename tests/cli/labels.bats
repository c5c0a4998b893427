#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# labels.yaml beside a plan: the kit's words as a group says them.

load helper

LABELS=$WORKSHOP_SRC/workshops/labels/en-GB.yaml

plan() {
	cat >plan.yaml <<-'YAML'
		kit: 1
		title: Zz
		question: Zz zz?
		owners: {lead: Zz, contact: Zz}
		people: [{role: parent, knows_by: living, number: 9}]
		sessions:
		  - title: Zz
		    date: 2026-06-01
		    starts: 10:00
		    steps: [{minutes: 30, kind: talk, do: Zz, ask: Zz zz?}]
	YAML
}

@test "a group's own words are on every page" {
	plan
	cat >labels.yaml <<-'YAML'
		report-thanks: Diolch o galon
		step-talk: Natter
	YAML
	printf '%s\n' session,text,consent s1,Zz,quote >notes.csv
	expect 0 workshop report plan.yaml notes.csv
	has "$output" '## Diolch o galon' '## In short'
	lacks "$output" '## Thank you'
	expect 0 workshop agenda plan.yaml
	has "$output" Natter
	rm labels.yaml
	expect 0 workshop report plan.yaml notes.csv
	has "$output" '## Thank you'
}

@test "consent in the group's own words is read again" {
	plan
	echo 'consent-quote: Say it as it is' >labels.yaml
	printf '%s\n' session,text,consent 's1,Toast,say it as it is' >capture.csv
	expect 0 workshop import --plan plan.yaml capture.csv
	has "$output" ',quote,'
	rm labels.yaml
	expect 0 workshop import --plan plan.yaml capture.csv
	has "$output" ',ask,'
}

@test "what is wrong with a label is told at its line, and there is no page" {
	plan
	echo session,text,consent >notes.csv
	cat >labels.yaml <<-'YAML'
		report-thank: Diolch
		report-to-share: To share on {day}.
		report-short:
	YAML
	expect 1 workshop report plan.yaml notes.csv
	[ -z "$output" ]
	has "$stderr" \
		"labels.yaml:1:1: error: there is no label 'report-thank'; did you mean 'report-thanks'? [label-unknown]" \
		"labels.yaml:2:18: error: 'report-to-share' has nothing to put in place of '{day}' [label-hole]" \
		'labels.yaml:3:1: error:' '[label-blank]'
	expect 1 workshop agenda plan.yaml
	[ -z "$output" ]
	echo 'Diolch' >labels.yaml
	expect 1 workshop report plan.yaml notes.csv
	has "$stderr" 'labels.yaml:1:1: error: a label is written as' '[label-blank]'
}

# Every letter of our labels becomes another one, so that whatever is still in
# plain letters on a page is a sentence that stands in C.
@test "no sentence of ours is left in C" {
	cp -r "$WORKSHOP_SRC/examples/riverbend/." .
	python3 "$BATS_TEST_DIRNAME/pseudo.py" "$LABELS" >labels.yaml
	for page in 'agenda' 'agenda --for=everyone' 'report --length=full' \
		'report --length=page' 'report --length=easy' 'report --all-notes'; do
		for format in md html text; do
			# shellcheck disable=SC2086,SC2046 # a name and an option
			workshop ${page%% *} ${page#"${page%% *}"} -f $format plan.yaml \
				$([[ $page == report* ]] && echo expected/notes.csv) \
				2>/dev/null >>pages.$format
		done
	done
	workshop sheet -f html plan.yaml >>pages.html
	workshop agenda -f ics plan.yaml >>pages.text
	expect 0 python3 "$BATS_TEST_DIRNAME/pseudo.py" "$LABELS" pages.md pages.html \
		pages.text plan.yaml outcome.yaml expected/notes.csv reflections.csv \
		"$WORKSHOP_SRC/workshops/questions.yaml"
	# The test sees what it has to see.
	echo 'Made with the kit, forsooth verily' >>pages.text
	expect 1 python3 "$BATS_TEST_DIRNAME/pseudo.py" "$LABELS" pages.text plan.yaml \
		outcome.yaml expected/notes.csv
	has "$output" forsooth
}
