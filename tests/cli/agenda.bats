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
	expect 0 workshop agenda --today 2026-05-20 "$@" -o page "$PLAN"
	[ -z "$stderr" ] || tell "said something"
	sed '/^<style>/d; s/sha256-[^'\'']*/sha256-STYLE/' page >"$name"
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

@test "a drop-in, a walk, a call and a room with a screen, as people write them" {
	local PLAN plan who
	for plan in drop-in walk online mixed; do
		PLAN=$PAGES/$plan.yaml
		for who in everyone facilitator; do
			golden "as-$plan-$who.txt" -f text --for $who
		done
	done
}

@test "a day to change your mind by that is not after the page's sessions is left out" {
	local for
	sed 's/change_mind_by: .*/change_mind_by: 2026-06-11/' "$PLAN" >plan.yaml
	for for in everyone facilitator; do
		# The doors are on 14 May, the walk is on 11 June.
		expect 0 workshop agenda --for $for --session door plan.yaml
		has "$output" 'efore 11 June 2026, '
		expect 0 workshop agenda --for $for --session walk plan.yaml
		has "$output" 'at any time. We then take your words out'
		lacks "$output" 'efore 11 June 2026'
		expect 0 workshop agenda --for $for plan.yaml
		has "$output" 'at any time. We then take your words out'
		lacks "$output" 'efore 11 June 2026'
	done
	sed -i 's/change_mind_by: .*/change_mind_by: 2026-06-12/' plan.yaml
	expect 0 workshop agenda plan.yaml
	has "$output" 'before 12 June 2026, '
	expect 0 workshop sheet -f html plan.yaml
	has "$output" 'before 12&nbsp;June 2026, '
	sed -i 's/change_mind_by: .*/change_mind_by: 2026-05-20/' plan.yaml
	expect 0 workshop sheet -f html --session door plan.yaml
	has "$output" 'before 20&nbsp;May 2026, '
	expect 0 workshop sheet -f html plan.yaml
	has "$output" 'at any time. We then take your words out'
	lacks "$output" 'before 20&nbsp;May'
}

@test "the words fit where people meet, and whether they come and go" {
	expect 0 workshop agenda --for everyone "$PAGES/online.yaml"
	has "$output" '**Joining:** Press the link' '**When you join:** Someone is there'
	expect 0 workshop agenda --session walk --for everyone "$PLAN"
	has "$output" '**When you come:** A parent'
	expect 0 workshop agenda --session door --for everyone "$PLAN"
	has "$output" '**Getting here:**' '**At the door:** A parent'
	sed 's/kind: talk/&\n        things: [2 candles]/' "$PAGES/online.yaml" >plan.yaml
	expect 0 workshop agenda plan.yaml
	has "$output" '**Have ready:** 2 candles' '## Things to have ready' 'Keep the chat safe'
	lacks "$output" 'Lock the paper'
	# A room has no part in a call, and a call is no room to be quiet in.
	sed 's/quiet_room: partly/quiet_room: yes/' "$PLAN" >plan.yaml
	expect 0 workshop agenda --session door plan.yaml
	has "$output" 'The quiet room is there for you.'
	expect 0 workshop agenda --session online plan.yaml
	lacks "$output" 'quiet room'
	expect 0 workshop agenda "$PAGES/drop-in.yaml"
	has "$output" 'Drop-in: “' 'Open for 120 minutes.'
	lacks "$output" 'since the last break' 'without a break' 'of 1'
}

@test "what is after each session is said once, and the call on its last day" {
	plan_with 'safe: {call_within: 2}' 'sessions:' \
		'  - {title: Morning, date: 2026-05-16}' '  - {title: Afternoon, date: 2026-05-16}' \
		'  - {title: Next week, date: 2026-05-23}'
	expect 0 workshop agenda plan.yaml
	[ "$(grep -c 'Type up the notes' <<<"$output")" -eq 1 ]
	[ "$(grep -c 'Call each person by Monday 18 May 2026' <<<"$output")" -eq 1 ]
	[ "$(grep -n 'Call each person by\|## [123]' <<<"$output" | sed 's/^[0-9]*://' | tr '\n' ,)" = \
		"## 1. Morning,## 2. Afternoon,- [ ] Call each person by Monday 18 May 2026, to ask how they are.,## 3. Next week,- [ ] Call each person by Monday 25 May 2026, to ask how they are.," ]
	has "$output" '## After each session'
}

@test "nothing is asked about a room where people only meet online" {
	local room=('- [ ] Toilets' '- [ ] Whether there are steps' '- [ ] A quiet room')
	plan_with 'sessions: [{title: A call, where: online}]'
	expect 0 workshop agenda plan.yaml
	has "$output" '- [ ] Joining'
	lacks "$output" "${room[@]}"
	sed -i 's/online/mixed/' plan.yaml
	expect 0 workshop agenda plan.yaml
	has "$output" "${room[@]}"
	# A whole series, and one with a room.
	plan_with 'sessions: [{title: A call, where: online}, {title: Two, where: online}]'
	expect 0 workshop agenda plan.yaml
	lacks "$output" "${room[@]}"
	sed -i 's/Two, where: online/Two/' plan.yaml
	expect 0 workshop agenda plan.yaml
	has "$output" "${room[@]}"
	expect 0 workshop agenda --session s1 plan.yaml
	lacks "$output" "${room[@]}"
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
	has "$output" '# Only one' 'Part of “A small plan”'
	lacks "$output" 'of 1'
}

@test "without a start the clock counts from nothing, and says so" {
	expect 0 workshop agenda -f text --session online "$PLAN"
	has "$(tr -s ' \n' ' ' <<<"$output")" '00:00 Say' '00:20' '00:45' \
		'so the clock starts at 00:00'
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

@test "times that cannot be give no page in any format, and a message at their line" {
	local line code text
	while IFS='|' read -r line code text; do
		plan_with 'sessions:' '  - title: One' '    starts: 10:00' '    date: 2026-05-01' \
			'    steps:' '      - minutes: 10' '        kind: talk' '        do: Talk'
		sed -i "$text" plan.yaml
		for format in md html text ics; do
			for for in facilitator everyone; do
				expect 1 workshop agenda -f $format --for $for -o page plan.yaml
				has "$stderr" "plan.yaml:$line:" "[$code]"
				[ ! -e page ]
			done
		done
		expect 1 workshop sheet -o page plan.yaml
		[ ! -e page ]
	done <<-'END'
		7|plan-bad-time|s/10:00/25:00/
		7|plan-bad-time|s/10:00/10:60/
		7|plan-bad-time|s/10:00/ten/
		10|plan-bad-length|s/minutes: 10/minutes: 0/
		10|plan-bad-length|s/minutes: 10/minutes: 241/
		10|plan-bad-length|s/minutes: 10/minutes: 1h30/
		10|plan-bad-length|s/minutes: 10/minutes: -5/
		8|plan-bad-date|s/2026-05-01/2026-02-30/
		8|plan-past-midnight|s/    date/    ends: 9:00\n&/
		7|plan-past-midnight|s/10:00/23:55/
	END
}

# change_of_clocks ZONE DAY STARTS ENDS MINUTES: a session on a day when clocks change.
change_of_clocks() {
	plan_with "timezone: $1" 'sessions:' '  - title: Night' "    date: $2" "    starts: $3" \
		"    ends: $4" '    steps:' "      - 15 talk: One" "      - $(($5 - 15)) talk: Two"
}

@test "a time that no clock shows gives no page in any format" {
	while read -r zone day starts line; do
		change_of_clocks "$zone" "$day" "$starts" 5:00 60
		sed -i '/ends:/d' plan.yaml
		[ "$line" -ne 10 ] || sed -i 's/starts: .*/starts: 0:15\n    ends: 1:30/; /steps:/,$d' plan.yaml
		for format in md html text ics; do
			expect 1 workshop agenda -f $format -o page plan.yaml
			one_problem plan-no-such-time
			has "$stderr" "plan.yaml:$line:" 'there is no ' 'the clocks go forward from'
			[ ! -e page ]
		done
		expect 1 workshop sheet -f html -o page plan.yaml
		[ ! -e page ]
	done <<-'END'
		Europe/London 2026-03-29 1:30 9
		Europe/Paris 2026-03-29 2:30 9
		America/Santiago 2026-09-06 0:10 9
		Europe/London 2026-03-29 0:15 10
	END
	change_of_clocks Europe/London 2026-03-29 2:30 3:30 60
	expect 0 workshop agenda -o page plan.yaml
	[ -z "$stderr" ]
}

@test "a session during which clocks change has the times that they show" {
	change_of_clocks Europe/London 2026-03-29 0:30 3:30 120
	for for in facilitator everyone; do
		expect 0 workshop agenda -f text --for $for plan.yaml
		has "$(tr -s ' \n' ' ' <<<"$output")" \
			'00:30 to 03:30. At 01:00 the clocks go forward to 02:00.' '00:30 One' '00:45 Two'
	done
	expect 0 workshop agenda -f text plan.yaml
	has "$(tr -s ' \n' ' ' <<<"$output")" '03:30 We end' '120 minutes in all'
	# Back: 90 minutes from 0:30 on it is 1:00 again.
	change_of_clocks Europe/London 2026-10-25 0:30 1:15 105
	sed -i 's/- 15 talk/- 90 talk/; s/- 90 talk: Two/- 15 talk: Two/' plan.yaml
	expect 0 workshop agenda -f text plan.yaml
	has "$(tr -s ' \n' ' ' <<<"$output")" \
		'00:30 to 01:15. At 02:00 the clocks go back to 01:00.' '00:30 One' '01:00 Two' '01:15 We end'
	[ -z "$stderr" ]
}

@test "an end that clocks do not lead to is told, with why" {
	change_of_clocks Europe/London 2026-03-29 0:30 2:30 120
	expect 1 workshop agenda -o page plan.yaml
	one_problem plan-times-do-not-add-up
	has "$stderr" plan.yaml:10: 'end at 03:30 (on 29 March 2026 the clocks go forward from 01:00 to 02:00)'
	change_of_clocks Europe/London 2026-10-25 2:00 1:45 30
	expect 1 workshop agenda -o page plan.yaml
	one_problem plan-past-midnight
	[ ! -e page ]
}

@test "a start that comes twice is the first one, and said so" {
	change_of_clocks Europe/London 2026-10-25 1:30 1:30 60
	expect 0 workshop agenda -f text plan.yaml
	one_problem plan-time-twice
	has "$stderr" 'note: 01:30 comes twice: on 25 October 2026 the clocks go back from 02:00 to 01:00' \
		'we take the first one'
	has "$(tr -s ' \n' ' ' <<<"$output")" '01:30 comes twice that day: we start the first time.' \
		'01:30 One' '01:45 Two' '01:30 We end'
}

@test "a session that is not there is wrong use, with the one meant or all there are" {
	local days=()
	expect 2 workshop agenda --session dor "$PLAN"
	one_problem usage
	has "$stderr" "no session 'dor'; did you mean 'door'? [usage]"
	expect 2 workshop agenda --session workshop-2 "$PLAN"
	has "$stderr" "no session 'workshop-2' [usage]" \
		"it can be 'door', 'walk' or 'online'"
	mapfile -t days < <(printf '  - {title: Day, id: day-%d}\n' {1..30})
	plan_with 'sessions:' "${days[@]}"
	expect 2 workshop agenda --session first plan.yaml
	has "$stderr" "it can be 'day-1', 'day-2', " \
		"'day-21' or 'day-22', or one of 8 more"
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

# steps LINE...: a plan of one session at ten, with these steps.
steps() {
	plan_with 'sessions:' '  - title: One' '    starts: 10:00' '    steps:'
	printf '      %s\n' "$@" >>plan.yaml
}

@test "a step that a break interrupts goes on after it" {
	steps '- minutes: 30' '  kind: make' '  do: Draw the street' '  ask: What helped?' \
		'  led_by: []' '- 15 break: Tea' '- 20 make' '- 10 meal: Soup' '- 5 break' \
		'- 25 make: draw the street' '- 10 break' '- 10 talk: draw the street'
	for for in facilitator everyone; do
		expect 0 workshop agenda -f text --for $for plan.yaml
		has "$output" '10:00 ' '10:30 ' '10:45 ' '11:05 ' '11:20 ' '11:55 '
		[ "$(grep -c 'Draw the street (continued)$' <<<"$output")" -eq 2 ]
		[ "$(grep -c 'Draw the street$' <<<"$output")" -eq 2 ]
	done
	# The question stands at each part, and makes one sheet.
	expect 0 workshop agenda -f md plan.yaml
	[ "$(grep -c '^\*\*What helped?\*\*$' <<<"$output")" -eq 3 ]
	expect 0 workshop sheet --rows 1 plan.yaml
	[ "${#lines[@]}" -eq 2 ]
}

@test "what is no interruption is not continued" {
	# Nothing between; only spare time between; another kind; other words.
	steps '- 10 talk: One' '- 10 talk: One' '- 5 spare' '- 10 talk: One' '- 5 break' \
		'- 10 move: One' '- 5 break' '- 10 move: Two' '- 5 break' '- 5 check-out'
	expect 0 workshop agenda plan.yaml
	lacks "$output" continued
	steps '- 5 break' '- 10 talk: One' '- 5 break'
	expect 0 workshop agenda plan.yaml
	lacks "$output" continued
}

@test "minutes in all, since the last break, and to spare" {
	steps '- 10 arrive' '- 40 talk: One' '- 25 talk: Two' '- 15 break' '- 60 talk: Three' \
		'- 5 spare: Air' '- 10 spare: More air'
	expect 0 workshop agenda plan.yaml
	has "$output" 'The session from 10:00 to 12:45. 165 minutes in all.' \
		'The longest time without a break is 75 minutes. 15 minutes are spare.' \
		'Step 3. Talk, 25 minutes. 65 minutes since the last break'
	[ "$(grep -c 'since the last break' <<<"$output")" -eq 1 ]
	steps '- 10 talk: One'
	expect 0 workshop agenda plan.yaml
	lacks "$output" spare
}

@test "the day is drawn to scale, and told in words" {
	steps '- 15 arrive' '- 30 talk: One' '- 15 break'
	expect 0 workshop agenda -f html plan.yaml
	has "$output" '<title id="figure-1">The session from 10:00 to 11:00.</title>' \
		'<p id="figure-1-text">60 minutes in all.' \
		'<rect class="open" x="0%" width="25%"' '<rect class="mild" x="25%" width="50%"' \
		'<rect class="dash" x="75%" width="25%"' \
		'<p class="soft ends"><span>10:00</span> A mark for each hour.'
}

@test "where a session sits, and where the series is today" {
	expect 0 workshop agenda -f html --session walk "$PLAN"
	has "$output" 'You are in stage 2 of 4.' '<li aria-current="step"><strong>Define.</strong> You are here.' \
		'<li><strong>Discover.</strong> Done.' '<li><strong>Deliver.</strong> To come.'
	[ "$(grep -o 'class="pin"' <<<"$output" | wc -l)" -eq 1 ]
	# A drop-in sits in no stage.
	expect 0 workshop agenda -f html --session online "$PLAN"
	lacks "$output" 'class="pin"' 'You are here'
	for day in '2026-05-14 1' '2026-05-15 2' '2026-06-11 2'; do
		expect 0 workshop agenda --today "${day% *}" "$PLAN"
		has "$output" "You are in stage ${day#* } of 4."
	done
	expect 0 workshop agenda --today 2026-06-12 "$PLAN"
	has "$output" 'All four stages are done.'
	lacks "$output" 'You are here'
	# People who come need none of the names.
	expect 0 workshop agenda --for everyone --today 2026-05-15 "$PLAN"
	has "$output" '**We choose together what matters most.** You are here.'
	lacks "$output" Define Discover
}

@test "before the day: what, room for who, and by when" {
	expect 0 workshop agenda --session door "$PLAN"
	has "$output" '| What | Who does it | By when |' \
		'| [ ] Ask each person what they need. |  | 2 May |' \
		'| [ ] Getting here: The 12 bus stops outside. We book taxis too. |  | 7 May |' \
		'| [ ] Food: soup, bread and fruit |  | 13 May |' \
		'| [ ] The quiet room is not always free. Tell people when it is. |  | On the day |' \
		'| [ ] Safe together: we ask each person who they must not meet |  | 7 May |' \
		'| [ ] Money: £20 for each session: cash in an envelope. |  | 13 May |'
	# What is to be done first comes first.
	[ "$(grep -o '| [0-9]* May |$\|| On the day |$' <<<"$output" | uniq | tr -d '\n')" = \
		'| 2 May || 7 May || 13 May || On the day |' ]
	# The year is that of the session, else it is said.
	sed 's/2026-05-14/2026-01-03/; s/needs_asked: .*/needs_asked: 2025-12-20/' "$PLAN" >plan.yaml
	expect 0 workshop agenda --session door plan.yaml
	has "$output" '|  | 20 December 2025 |' '|  | 27 December 2025 |' '|  | 2 January |'
	# For all sessions, or without a day, it is counted from the day.
	expect 0 workshop agenda "$PLAN"
	has "$output" '| [ ] Food: soup, bread and fruit |  | The day before |' \
		'| [ ] At the door: a parent you have met |  | A week before |'
	expect 0 workshop agenda -f html --session door "$PLAN"
	has "$output" '<th class="tick" scope="row">Food: soup, bread and fruit</th><td></td>'
}

@test "a card for whoever takes notes, with the questions" {
	expect 0 workshop agenda --session door "$PLAN"
	has "$output" "## Note-taker’s card" 'in the words it was said in' 'One idea in each box' \
		'- Step 3 asks: What helped while you waited, and what was missing?' \
		'- Step 5 asks: What do you wish someone had said?'
	expect 0 workshop agenda --for everyone "$PLAN"
	lacks "$output" 'Note-taker'
}

@test "running late: what gives, what stays, and when we end" {
	expect 0 workshop agenda --session door "$PLAN"
	flat=$(tr -s ' ' <<<"$output")
	has "$flat" '### If you are running late' \
		'| Talk in two groups | 10:40 | 10:50 | 11:00 | 11:10 (25) |' \
		'| Break | 10:25 | 10:35 | 10:45 | 10:55 |' \
		'| Three dots each, all at the same time | 11:15 | left out |' \
		'| We end | 11:45 | 11:45 | 11:45 | 11:45 |' \
		'**10 minutes behind:** Leave out: “Three dots each, all at the same time”. We end at 11:45.' \
		'**30 minutes behind:** Use the spare time. Leave out: “Three dots each, all at the same time”. Make it shorter: “Talk in two groups” (25 minutes). We end at 11:45.' \
		'- Never cut: “How we treat each other and our notes” and “Break”.' \
		'- Until “Talk in two groups”, all steps take as long as planned.'
	# Of what comes before that, only the breaks are in the table.
	[ "$(grep -c '^| .* | 10:[0-9]* | ' <<<"$flat")" -eq 2 ]
	# A session where nothing may be cut says so, and has no table.
	expect 0 workshop agenda --session walk "$PLAN"
	has "$output" 'Nothing in this plan may be cut'
	lacks "$output" '10 minutes behind' 'Never cut:'
	expect 0 workshop agenda --for everyone "$PLAN"
	lacks "$output" 'running late' 'may be cut'
	# Nobody is late where people come when they like, unless the plan says so.
	expect 0 workshop agenda "$PAGES/drop-in.yaml"
	lacks "$output" 'running late' 'may be cut'
	sed 's/kind: talk/&\n        if_late: shorten/' "$PAGES/drop-in.yaml" >plan.yaml
	expect 0 workshop agenda plan.yaml
	has "$output" 'running late'
}

# widest: the columns of the widest line of standard input.
widest() {
	python3 -c 'import sys; print(max(len(line.rstrip("\n")) for line in sys.stdin))'
}

@test "text fits a terminal, however narrow, and paper" {
	for for in facilitator everyone; do
		for columns in 24 30 40 60 72; do # 24: the longest word
			expect 0 on_terminal $columns workshop agenda -f text --for $for "$PLAN"
			[ "$(widest <<<"$output")" -le "$columns" ] || tell "wider than $columns"
		done
		expect 0 workshop agenda -f text --for $for "$PLAN"
		cat >on-paper <<<"$output"
		[ "$(widest <on-paper)" -le 72 ]
		for columns in 0 73 80 200; do
			expect 0 on_terminal $columns workshop agenda -f text --for $for "$PLAN"
			same on-paper - <<<"$output"
		done
		# What is no terminal has no width, whatever the shell says.
		expect 0 env COLUMNS=30 workshop agenda -f text --for $for "$PLAN"
		same on-paper - <<<"$output"
	done
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
