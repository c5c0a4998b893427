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

# groups NUMBERS GROUP...: a session for so many people, with these groups.
groups() {
	local people=$1 group
	shift
	plan_with "people: [$people]" 'sessions:' '  - title: One' '    steps:' \
		'      - minutes: 20' '        kind: talk' '        do: In groups' \
		'        groups:'
	for group; do
		echo "          - {$group}" >>plan.yaml
	done
}

@test "groups are sized by the people who are expected" {
	groups '{role: parent, number: 13}, {role: cook, knows_by: helping}' \
		'name: A, led_by: parent, place: the hall, ask: "Why?"' 'name: B' 'name: C'
	expect 0 workshop agenda plan.yaml
	has "$output" 'In 3 groups of 4 or 5:' '**A.** The hall. Leads: parent. Why?'
	groups '{role: parent, number: 8-16}' 'name: A' 'name: B'
	expect 0 workshop agenda plan.yaml
	has "$output" 'In 2 groups of 4 to 8:'
	groups '{role: parent, number: 8}' 'name: A' 'name: B'
	expect 0 workshop agenda plan.yaml
	has "$output" 'In 2 groups of 4:'
	# With a number of its own, each has it behind its name.
	groups '{role: parent, number: 12}' 'name: A, number: 5' 'name: B' 'name: C'
	expect 0 workshop agenda plan.yaml
	has "$output" 'In 3 groups:' '**A (5).**' '**B (3 or 4).**' '**C (3 or 4).**'
	# Nobody knows how many come, or there are more groups than people.
	for people in '{role: parent}' '{role: parent, number: 1}'; do
		groups "$people" 'name: A' 'name: B'
		expect 0 workshop agenda plan.yaml
		has "$output" 'In 2 groups:'
	done
}

@test "groups that do not add up, or an unknown lead, give no agenda" {
	groups '{role: parent, number: 12}' 'name: A, number: 5' 'name: B, number: 6'
	expect 1 workshop agenda -o page plan.yaml
	one_problem plan-groups-do-not-add-up
	has "$stderr" plan.yaml:13:31: '11 people' '12 are expected'
	[ ! -e page ]
	sed -i 's/number: 6/number: 7/' plan.yaml
	expect 0 workshop agenda plan.yaml
	groups '{role: parent, number: 8-10}' 'name: A, number: 6' 'name: B, number: 5'
	expect 1 workshop agenda plan.yaml
	one_problem plan-groups-do-not-add-up
	has "$stderr" '11 people' '8 to 10 are expected'
	groups '{role: parent, number: 10}' 'name: A, number: 10' 'name: B'
	expect 1 workshop agenda plan.yaml
	one_problem plan-groups-do-not-add-up
	has "$stderr" '10 people and more'
	# People who help may be in a group or not.
	for number in 5 7; do
		groups '{role: parent, number: 10}, {role: cook, knows_by: helping, number: 2}' \
			'name: A, number: 5' "name: B, number: $number"
		expect 0 workshop agenda plan.yaml
	done
	groups '{role: parent, number: 10}' 'name: A, led_by: parrot'
	expect 1 workshop agenda -o page plan.yaml
	one_problem plan-unknown-role
	has "$stderr" plan.yaml:13: "did you mean 'parent'"
	[ ! -e page ]
}

@test "running late: what gives, what stays, and when we end" {
	expect 0 workshop agenda --session door "$PLAN"
	has "$output" '### If you are running late' \
		'| Talk in two groups | 10:40 | 10:50 | 11:00 | 11:10, only 25 minutes |' \
		'| Break | 10:25 | 10:35 | 10:45 | 10:55 |' \
		'| Three dots each, all at the same time | 11:15 | Leave it out |' \
		'| We end | 11:45 | 11:45 | 11:45 | 11:45 |'
	# A session where nothing may be cut says so, and has no table.
	expect 0 workshop agenda --session walk "$PLAN"
	has "$output" 'Nothing in this plan may be cut'
	lacks "$output" '10 minutes behind'
	expect 0 workshop agenda --for everyone "$PLAN"
	lacks "$output" 'running late' 'may be cut'
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
