#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop agenda: the run sheet, and the page for everyone.
#
# What pages should look like stands in agenda/; UPDATE=1 accepts what they look
# like now, to be read as a diff.

load helper

PAGES=$BATS_TEST_DIRNAME/agenda
PLAN=$PAGES/plan.yaml

# golden NAME ARGUMENT...: agenda with these arguments writes the page NAME.
# The style of a page is not looked at: it has its own file.
golden() {
	local name=$1
	shift
	expect 0 workshop agenda "$@" -o page "$PLAN"
	[ -z "$stderr" ] || tell "said something"
	sed '/<style>/,/<\/style>/d; s/sha256-[^'\'']*/sha256-STYLE/' page >"$name"
	[ -z "${UPDATE-}" ] || cp "$name" "$PAGES/$name"
	same "$PAGES/$name" "$name"
}

# plan_with LINE...: a small plan, with these lines at its end, as plan.yaml.
plan_with() {
	printf '%s\n' 'kit: 1' 'title: A small plan' 'question: What helps?' \
		'owners: {lead: all of us, contact: 07700 900123}' "$@" >plan.yaml
}

@test "run sheet of a series, in three formats" {
	golden series.md
	golden series.html -f html
	golden series.txt -f text
}

@test "run sheet of one session, in three formats" {
	golden door.md --session door
	golden door.html --session door -f html
	golden door.txt --session door -f text
}

@test "a page for everyone, for a series" {
	golden everyone.md --for everyone
	golden everyone.html --for everyone -f html
	golden everyone.txt --for everyone -f text
}

@test "a page for everyone, for a workshop, a walk and a drop-in online" {
	for session in door walk online; do
		golden everyone-$session.txt --for everyone --session $session -f text
	done
	golden everyone-door.html --for everyone --session door -f html
	golden everyone-door.md --for everyone --session door
}

@test "what is for the people leading is not on the page for everyone" {
	for format in md html text; do
		expect 0 workshop agenda --for everyone -f $format "$PLAN"
		lacks "$output" 'Say it' 'slowly' 'Paper with an' 'health visitor' \
			'doula' 'Parents and health visitors' 'Head of community' \
			'must not meet' 'felt pens'
		has "$output" 'longwait@example.org'
	done
}

@test "the last line says who will call, and by when" {
	expect 0 workshop agenda -f text --session door "$PLAN"
	[[ ${lines[-1]} == *'Call each person by Saturday 16 May 2026'* ]]
	expect 0 workshop agenda -f text --session door --for everyone "$PLAN"
	has "$(tail -n 2 <<<"$output" | tr -s ' \n' ' ')" \
		'We call you by Saturday 16 May 2026'
}

@test "amounts of equal things are added up" {
	expect 0 workshop agenda -f text --session door "$PLAN"
	has "$output" '30 felt pens' '2 × roll of lining paper' '3 or more sticky notes'
}

@test "the words of the plan are not put in place of others" {
	plan_with 'words: {table: bench}' 'sessions:' \
		'  - title: The table' '    steps: ["- 10 talk: At the table"]'
	sed -i 's/\["- \(.*\)"\]/\n      - \1/' plan.yaml
	expect 0 workshop agenda -f text plan.yaml
	has "$output" 'At the table'
	lacks "$output" bench
}

@test "a plan with nothing yet is answered kindly" {
	plan_with
	for for in facilitator everyone; do
		expect 0 workshop agenda --for $for plan.yaml
		has "$output" 'A small plan'
	done
	plan_with 'sessions: [{title: Some day}]'
	expect 0 workshop agenda plan.yaml
	has "$output" 'Date and time to be agreed together' 'not written yet' \
		'Place to be agreed together' 'Still to write'
	expect 0 workshop agenda --for everyone plan.yaml
	has "$output" 'Date and time to be agreed together' '07700 900123'
	lacks "$output" 'not written'
}

@test "pay without a sign is not guessed, and asked about" {
	plan_with 'thanks: {pay: 25.00, pay_per: hour}'
	expect 0 workshop agenda plan.yaml
	has "$output" 'Money: 25 an hour.' 'Which money the pay is in'
	sed -i 's/25.00/€25.00/' plan.yaml
	expect 0 workshop agenda plan.yaml
	has "$output" 'Money: €25 an hour.'
	lacks "$output" 'Which money'
}

@test "one session alone is a page of its own" {
	plan_with 'sessions: [{title: Only one}]'
	expect 0 workshop agenda plan.yaml
	has "$output" '# Only one' 'Session 1 of 1'
}

@test "without a start the clock counts from nothing, and says so" {
	expect 0 workshop agenda -f text --session online "$PLAN"
	has "$output" '00:00' '00:20' '00:45' 'the clock starts at 00:00'
}

@test "a plan with a mistake of form gives no agenda" {
	plan_with 'sessions: [{title: One, stage: nowhere}]'
	expect 1 workshop agenda -o page plan.yaml
	has "$stderr" plan.yaml: error:
	[ ! -e page ]
}

@test "impossible times give no agenda, only a reason" {
	plan_with 'sessions:' '  - title: Late' '    starts: 23:00' '    steps:' \
		'      - 30 talk: One' '      - 45 talk: Two'
	expect 1 workshop agenda -o page plan.yaml
	one_problem plan-past-midnight
	[ ! -e page ]
	sed -i 's/starts: 23:00/starts: 10:00\n    ends: 11:00/' plan.yaml
	expect 1 workshop agenda -o page plan.yaml
	one_problem plan-times-do-not-add-up
	[ ! -e page ]
	sed -i 's/ends: 11:00/ends: 11:15/' plan.yaml
	expect 0 workshop agenda plan.yaml
	has "$output" 11:15
}

@test "a session that is not there is wrong use, with the nearest name" {
	expect 2 workshop agenda --session doors "$PLAN"
	one_problem usage
	has "$stderr" "'doors'" "'door'"
}

@test "a plan from standard input" {
	expect 0 workshop agenda -f text --session door - <"$PLAN"
	has "$output" 'When the doorbell rings'
}

@test "people's words are only words" {
	plan_with 'sessions:' '  - title: "<b>*bold*</b> # one"' '    steps:' \
		'      - minutes: 10' '        kind: talk' \
		'        do: "![x](http://example.org/x.png)"' \
		'        how: "<script>alert(1)</script>"' \
		'        ask: "[link](http://example.org) | ~~~ ?"'
	for for in facilitator everyone; do
		expect 0 workshop agenda -f html --for $for plan.yaml
		lacks "$output" '<b>' '<script' '<img' 'href="http://example'
		expect 0 workshop agenda -f md --for $for plan.yaml
		lacks "$(cmark <<<"$output")" '<strong>bold' '<img' 'href="http://example'
	done
}
