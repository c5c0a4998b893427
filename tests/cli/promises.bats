#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What the documents that the kit grew from promise to people, from a plan to its
# pages.  tests/tree/coverage.tsv says which row of theirs each test shows.

load helper

TODAY=2026-07-01

# A plan with a good deal in it, and something left open in most parts.
setup() {
	cd "$BATS_TEST_TMPDIR" || return
	sed -e 's/^  lead: .*/&\n  approver: Head of Letters\n  legal: not needed\n  finance: waiting/' \
		-e 's/^  decisions:/  money_held_by: the parents\n&/' \
		-e 's/^  later:.*/  later:/' \
		-e 's/^  credit:/  paid: in cash on the day\n&/' \
		"$BATS_TEST_DIRNAME/lint/good.yaml" >plan.yaml
	cat >>plan.yaml <<-'END'
		inquiry: {learn: What letters do}
		partners: [{name: The Reading Room, pays: the soup}]
	END
	mkdir private
	echo find,use >private/names.csv
	printf '%s\n' session,theme,text,voice,consent \
		's1,Fear,A letter made me cry,parent,quote' >notes.csv
	printf '%s\n' 'changes:' \
		'  - {said: Letters, answer: yes, will: New ones, how_many: over 40, state: done}' >outcome.yaml
}

# report: the whole report of that plan, as $output.
report() {
	expect 0 workshop report --today $TODAY plan.yaml notes.csv
}

# before TEXT PART PART: both are there, the first one first.
before() {
	has "$1" "$2" "$3"
	[[ ${1%%"$2"*} != *"$3"* ]] || tell "$3 comes before $2"
}

@test "what is not written yet is said so" {
	report
	has "$output" '**Later:** Not written yet' '**We put in:** Not written yet' \
		'**What this shakes up:** Not answered yet' \
		'**What we hope to learn:** What letters do' \
		'Nobody wrote anything here.' 'No request was put off or turned down.'
	before "$output" '## What did not work' '## What this does not tell you'
	rm outcome.yaml
	report
	has "$output" 'No change is agreed yet.'
}

@test "the report says who decides, who holds the money and who does this with us" {
	report
	has "$output" '**Who holds the money:** the parents' 'The Reading Room: the soup' \
		'| Which letter we change first | Parent      | 3 March 2026 |' \
		'**What each person can choose:**' '**What the group can do together:**'
}

@test "the report says how before it says what" {
	report
	before "$output" '## What we did' '## What we heard'
	before "$output" '## What we heard' '## What we decided together'
}

@test "who looks after this, in words" {
	report
	has "$output" '**Legal advice:** Not needed' '**Money checks:** Waiting' \
		'**Who agrees it:** Head of Letters' '**We look again:** 1 December 2026'
	lacks "$output" 'Improvement team'
}

@test "contents are the headings" {
	report
	same <(sed -n '/^- \[/s/^- \[\(.*\)\].*/\1/p' <<<"$output") \
		<(sed -n '/^## In this summary/d; s/^## //p' <<<"$output")
}

@test "numbers in words stay as they were written" {
	report
	has "$output" 'How many: over 40.'
}

@test "who read it first, and when" {
	report
	has "$output" 'Draft: not yet checked.'
	printf 'checked: {by: parent, on: 2026-06-20, code: %s}\n' \
		"$(sed -n 's/.*code: \([0-9A-Z]*\)}.*/\1/p' <<<"$stderr")" >>outcome.yaml
	report
	lacks "$output" Draft
	has "$output" 'Read first by: parent.'
}

@test "names, not titles" {
	local page header
	workshop sheet -o sheet.csv plan.yaml
	workshop agenda --for everyone -o everyone.md plan.yaml
	workshop agenda -o run.md plan.yaml
	workshop sheet -f html -o sheet.html plan.yaml
	for page in sheet.csv sheet.html everyone.md run.md; do
		lacks "$(<$page)" 'Head of Letters'
	done
	header=$(head -n 1 sheet.csv)
	[[ $header == *text* ]]
	# Nothing about the person who says it, but the voice they choose.
	[[ ! $header =~ (title|job|name|age|gender|race|religion|email|phone) ]] ||
		tell "a column about persons: $header"
	report
	has "$output" 'Nobody is named here, so that nobody can be picked out.'
	[ "$(grep -c 'Head of Letters' <<<"$output")" -eq 1 ]
}

@test "practical things are on the page for everyone" {
	expect 0 workshop agenda --for everyone plan.yaml
	has "$output" 'Paid in cash on the day.' 'We pay for travel, childcare and phone data.' \
		'You can say no to the money.' 'Taxis booked and paid for' 'Soup and bread' \
		'Creche next door' 'A peer mentor' 'Polish, at each session'
}

@test "how people may come and go is on the page for everyone" {
	sed -i 's/^group:/&\n  pace: come late, or miss one/' plan.yaml
	for session in '' --session=s2; do
		expect 0 workshop agenda --for everyone $session plan.yaml
		has "$output" '**Your own pace:** Come late, or miss one.'
	done
	sed -i 's/^  pace: .*/  pace: not needed/' plan.yaml
	expect 0 workshop agenda --for everyone plan.yaml
	lacks "$output" 'own pace'
}

@test "words that the group says in place of others are in the report" {
	sed -i '/^glossary/,/^[a-z]/{/^glossary/d;/^  /d}' plan.yaml
	sed -i 's/^  recipient: reader/&\n  Kim Dell: our reader\n  a blank:/' plan.yaml
	echo 'Kim Dell,[a reader]' >>private/names.csv
	report
	has "$output" '## Words we used' "- **reader:** We say this, and not 'recipient'." \
		"- **our reader:** We say this, and not '[a reader]'."
	lacks "$output" 'Kim Dell' 'a blank'
	sed -i '/^words/,/^[a-z]/{/^words/d;/^  /d}' plan.yaml
	report
	lacks "$output" '## Words we used'
}

@test "ten questions, numbered, in words that we measured" {
	python3 - "$WORKSHOP_SRC/workshops/questions.yaml" >asks <<-'END'
		import re, sys
		text = open(sys.argv[1]).read()
		found = re.findall(r"- number: (\d+)\n    ask: (To what extent are we .*\?)\n    source: principles, (\d+)\n", text)
		assert [int(n) for n, _, _ in found] == list(range(1, 11)), found
		assert all(n == source for n, _, source in found)
		themes = re.findall(r"- id: (\w+)\n    ask: (.*\?)\n    source: ", text)
		assert len(themes) == 9 and len(set(themes)) == 9
		for at, (_, ask, _) in enumerate(found):
		    print(f"ask-{at}: \"{ask}\"")
		for theme, ask in themes:
		    print(f"ask-{theme}: \"{ask}\"")
	END
	[ "$(wc -l <asks)" -eq 19 ]
	expect 0 python3 "$BATS_TEST_DIRNAME/reading.py" <(echo '[]') asks
}

@test "advice names the four things that parents can decide" {
	sed -i '/decisions:/d;/what: Which/d' plan.yaml
	expect 1 workshop check --today 2026-01-10 plan.yaml
	has "$output" '[no-say-in-decisions]' \
		'what we work on, how it works, how we speak about it, or who we work with'
}

@test "a plan that parents lead from start to end" {
	sed -i -E 's/^led_by: .*/led_by: [parent]/; s/^( +)kind: (tell|vote|make|test)/&\n\1led_by: parent/' plan.yaml
	[ "$(grep -c 'led_by: parent' plan.yaml)" -eq 4 ]
	expect 0 workshop check --today 2026-01-10 --good plan.yaml
	lacks "$output" ' must: ' ' should: '
	has "$output" 'good: people with lived experience lead [only-staff-lead]'
}

@test "a year later it is time to look again" {
	expect 0 workshop check --today 2026-01-10 plan.yaml
	lacks "$output" review-date-passed
	expect 0 workshop check --today 2027-01-10 plan.yaml
	has "$output" 'should: the plan was to be looked at again by 1 December 2026 [review-date-passed]'
}
