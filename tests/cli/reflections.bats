#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# The questions that a group asks itself, in the report.

load helper

FIXTURE=$BATS_TEST_DIRNAME/report

setup() {
	cp -r "$FIXTURE/." "$BATS_TEST_TMPDIR"
	cd "$BATS_TEST_TMPDIR" || return
	printf 'session,text,consent\ns1,Tea,quote\n' >notes.csv
}

# answers ROW...: a table of them.
answers() {
	echo session,voice,question,score,word,story,picture,next,consent
	printf '%s\n' "$@"
}

# some SCORE N [WHEN [QUESTION]]: N people gave it.
some() {
	local i
	for ((i = 0; i < $2; i++)); do
		echo "${3:-after},,${4:-6},$1,,,,,count"
	done
}

report() {
	workshop report --today 2026-05-01 "$@" plan.yaml notes.csv
}

@test "reflections.csv beside the plan is read, another one if it is named" {
	local six='6. To what extent are we treating each person'
	expect 0 report
	lacks "$output" 'How it felt'
	answers 'after,,6,3,BESIDE,,,,quote' >reflections.csv
	answers 'after,,6,3,NAMED,,,,quote' >other.csv
	expect 0 report
	has "$output" 'How it felt' "$six" BESIDE
	expect 0 report --reflections other.csv
	has "$output" "$six" NAMED
	lacks "$output" BESIDE
	expect 0 workshop report - notes.csv <plan.yaml
	lacks "$output" 'How it felt'
	expect 0 workshop report --reflections - plan.yaml notes.csv <other.csv
	has "$output" NAMED
	expect 2 workshop report --reflections - - notes.csv <other.csv
	one_problem usage
	expect 3 report --reflections missing.csv
	one_problem cannot-open
	[ -z "$output" ]
}

@test "answers that cannot be right stop the report, at their line" {
	local row code
	while read -r code row; do
		answers 'after,,6,3,,,,,count' "$row" >reflections.csv
		expect 1 report
		has "$stderr" "reflections.csv:3: error: " "[$code]"
		[ -z "$output" ]
		lacks "$stderr" WORDS
	done <<-'ROWS'
		reflections-bad-score after,,6,5,WORDS,,,,count
		reflections-bad-score after,,6,3.5,WORDS,,,,count
		reflections-bad-score after,,6,WORDS,,,,,count
		reflections-unknown-question after,,77,3,WORDS,,,,count
		reflections-unknown-question after,,WORDS,3,,,,,count
		reflections-unknown-session s99,,6,3,WORDS,,,,count
		reflections-no-session ,,6,3,WORDS,,,,count
		notes-extra-cells after,,6,3,,,,,count,WORDS
	ROWS
	answers 'after,uncle,6,3,,WORDS,,,count' >reflections.csv
	expect 1 report
	has "$stderr" '[reflections-unknown-voice]' '[report-unknown-role]'
	[ -z "$output" ]
	printf 'text,theme\nWORDS,b\n' >reflections.csv
	expect 1 report
	has "$stderr" '[column-no-answer]'
	[ -z "$output" ]
}

@test "words are printed as each person agreed, and never otherwise" {
	local format
	answers 'after,,6,3,YESWORD,YESSTORY,YESPICTURE,YESNEXT,quote' \
		'after,,6,3,NO1,NO1,NO1,NO1,reword' \
		'after,,6,3,NO2,NO2,NO2,NO2,count' \
		'after,,6,3,NO3,NO3,NO3,NO3,ask' \
		'after,,6,3,NO4,NO4,NO4,NO4,private' \
		'after,,6,3,NO5,NO5,NO5,NO5,withdrawn' \
		'after,,6,3,NO6,NO6,NO6,NO6,' \
		'after,,6,3,NO7,NO7,NO7,NO7,yes' \
		'after,group,6,3,NO8,NO8,NO8,NO8,ask' \
		's1,,6,3,,Wilhelmina Oakley rang 07700 900123,,,quote' \
		>reflections.csv
	for format in md html text; do
		expect 0 report -f $format --all-notes
		has "$output" YESWORD YESSTORY YESNEXT '[phone]' \
			'Some answers are kept back'
		lacks "$output$stderr" NO1 NO2 NO3 NO4 NO5 NO6 NO7 NO8 YESPICTURE \
			Wilhelmina
	done
	has "$stderr" 'some answers wait for somebody to ask'
}

@test "scores of fewer than five people are not told, others in steps and halves" {
	answers "$(some 4 4)" >reflections.csv
	expect 0 report
	lacks "$output" 'on average' 'fewer than 5 |'
	answers "$(some 4 4; some 2 3; some 'not sure' 1)" >reflections.csv
	expect 0 report
	has "$output" '| 3 or more |' '| 6, After ' '| 5 or more ' '| fewer than 5 |'
	lacks "$output" '| Mostly'
	answers "$(some 4 12; some 3 6; some 1 2; some 'not sure' 2)" >reflections.csv
	expect 0 report
	has "$output" 'About half' '| 20 or more | fewer than 5 | fewer than 5 | fewer than 5 | 5 or more | 10 or more | fewer than 5 |'
}

@test "before, during and after stand side by side" {
	answers "$(some 0 6 before; some 2 5 s1; some 4 6 after)" >reflections.csv
	expect 0 report
	has "$output" '| Question | Before | During | After |' '| 1 or less | 2 | 3 or more |'
	expect 0 report -f html
	[ "$(grep -c '<svg class="bar" aria-hidden="true"' <<<"$output")" -ge 1 ]
	has "$output" '>1 or less<svg' '>3 or more<svg'
}

@test "a group's answer is its own and is in no average" {
	answers "$(some 0 5)" 'after,group,6,4,TOGETHER,,,,quote' \
		'before,group,10,not sure,,,,,count' >reflections.csv
	expect 0 report
	has "$output" '| 1 or less |' 'What we answered as a group' \
		'**6, After:** 4, as much as we can. “TOGETHER”' \
		'**10, Before:** not sure'
	lacks "$output" '| Before |'
}

@test "on one page and in a chat: questions answered most times, as words" {
	local asked='To what extent are we treating each person'
	echo 'kit: 1' >short.yaml
	answers "$(some 0 6 before; some 1 5 s1; some 2 2 s1; some 4 6 after)" \
		"$(some 3 6 after 1)" 'after,,9,3,WORDOFMANY,,,,quote' >reflections.csv
	expect 0 report --length page
	has "$output" '## How it felt' "$asked" \
		'Before, on average: a little or less.' \
		'During: between a little and about half.' \
		'After: mostly or more.' 'There is more in the full summary.'
	lacks "$output" '3 or more' '1 or less' '1.5' 'no one is used'
	expect 0 report -f text --length page --outcome short.yaml
	[ "${#output}" -lt 1300 ]
	has "$output" 'Before, on average: a little or less.'
}

@test "on one page, where too few answered: what the group said, else words" {
	echo 'kit: 1' >outcome.yaml
	answers "$(some 4 3)" 'after,group,6,3,,,,,count' 'after,,6,2,HOPE,,,,quote' \
		'after,,9,3,TEA,,,,quote' 'after,,10,3,NO1,,,,count' \
		>reflections.csv
	expect 0 report --length page
	has "$output" 'As a group, after: mostly.' 'In a word: TEA.'
	lacks "$output" 'on average' HOPE NO1 'or more' 'looking first'
	answers 'after,,10,3,NO1,,,,count' >reflections.csv
	expect 0 report --length page
	lacks "$output" 'How it felt'
}

@test "in easy words: all that the full report tells, without numbers" {
	answers "$(some 0 6 before; some 4 6 after)" 'after,group,6,3,,,,,count' \
		'after,,6,4,HOPE,ATALE,,DOTHAT,quote' 'after,,9,3,TEA,,,,quote' \
		'after,,6,4,NO1,NO1,,NO1,ask' >reflections.csv
	expect 0 report -f text --length easy
	has "$output" 'The lowest answer is “not yet”.' \
		'Before, on average: a little or less.' 'After: mostly or more.' \
		'As a group, after: mostly.' 'In a word: HOPE.' 'In a word: TEA.' \
		ATALE DOTHAT 'The answers of few people are not told.' \
		'Some answers are kept back, as people asked.'
	lacks "$output" '4, ' '3 or more' '10 or more' NO1
}

@test "the code covers what was answered, the order of rows does not" {
	local one
	answers "$(some 3 6)" 'after,,6,,a,Tea was good,,,quote' \
		's1,,6,,b,,,,quote' >reflections.csv
	expect 0 report
	one=${stderr#*code: }
	cp reflections.csv first.csv
	{ head -n 1 first.csv; tail -n +2 first.csv | tac; } >reflections.csv
	cp <(report 2>/dev/null) second.md
	expect 0 report
	[ "${stderr#*code: }" = "$one" ]
	same second.md <(report --reflections first.csv 2>/dev/null)
	sed 's/Tea was/Tea is/' first.csv >reflections.csv
	expect 0 report
	[ "${stderr#*code: }" != "$one" ]
	answers "$(some 1 6)" 'after,,6,,a,Tea was good,,,quote' \
		's1,,6,,b,,,,quote' >reflections.csv
	expect 0 report
	[ "${stderr#*code: }" != "$one" ]
}

@test "what a form gave out is read, but not who answered" {
	local i
	{
		echo '"Timestamp","Email address","6. To what extent are we treating each person as someone who knows a lot from their own life?","In one word: 10","10","When (session)","Can we quote this?"'
		for i in 1 2 3 4 5 6; do
			echo "\"2026/03/0$i\",\"p$i@example.org\",\"Mostly\",\"KIND$i\",\"not sure\",\"\",\"quote\""
		done
	} >form.csv
	expect 1 report --reflections form.csv
	has "$stderr" '[reflections-no-session]'
	sed 's/When (session)/Session/; s/,"",/,"after",/' form.csv >after.csv
	expect 0 report --reflections after.csv
	has "$output" '| 3 or more |' '| 6, After ' 'In a word:** KIND1, KIND2'
	lacks "$output$stderr" 2026/03 p1 example.org/ "p2@"
	sed -i 's/Mostly/7/' after.csv
	expect 1 report --reflections after.csv
	has "$stderr" 'after.csv:2: error: ' '[reflections-bad-score]'
	[ -z "$output" ]
}
