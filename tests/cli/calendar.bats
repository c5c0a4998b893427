#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop agenda -f ics: the calendar.

load helper

EXAMPLE=$WORKSHOP_SRC/examples/riverbend/plan.yaml

# calendar ARGUMENT...: agenda makes a calendar with these, which libical,
# icalendar and our own reading find nothing wrong with.  Its events are in
# $events, a line each.
calendar() {
	expect 0 workshop agenda -f ics --today 2026-01-02 -o dates.ics "$@"
	# shellcheck disable=SC2154 # set by expect
	said=$stderr
	expect 0 "$WORKSHOP_BIN/tests/ics-check" dates.ics
	[ -z "$output" ] || tell "libical found something"
	expect 0 /usr/bin/python3 "$BATS_TEST_DIRNAME/ics.py" dates.ics
	events=$output
}

# plan_with LINE...: a small plan, with these lines at its end, as plan.yaml.
plan_with() {
	printf '%s\n' 'kit: 1' 'title: A small plan' 'question: What helps?' \
		'owners: {lead: all of us, contact: 07700 900123}' "$@" >plan.yaml
}

@test "the example: a session is an event, at the time of its zone" {
	calendar "$EXAMPLE"
	[ -z "$said" ] || tell "said something"
	has "$events" $'2026-03-03T10:00:00+00:00\t2026-03-03T13:00:00+00:00' \
		$'2026-04-21T10:00:00+01:00\t2026-04-21T12:55:00+01:00' \
		"10:55 Draw the weeks around a change of worker as a river\\nWhen your worker changed, what helped"
	[ "$(grep -c '^s[1-4]-' <<<"$events")" -eq 4 ]
	grep -q '^BEGIN:VTIMEZONE' dates.ics
}

@test "the days to ask and to give back are whole days with a reminder" {
	calendar "$EXAMPLE"
	has "$events" $'\t2026-02-10\t-\t0\t'"'Ask each person what they need"
	grep -q "^give-back-.*'Give back what came out: Not starting again'" <<<"$events"
	[ "$(grep -c '^BEGIN:VALARM' dates.ics)" -eq 2 ]
	[ "$(grep -c '^TRIGGER:PT9H' dates.ics)" -eq 2 ]
}

@test "the calendar for everyone has nothing private" {
	calendar "$EXAMPLE"
	cp dates.ics leaders.ics
	calendar --for everyone "$EXAMPLE"
	[ "$(wc -l <<<"$events")" -eq 4 ]
	has "$events" 'Toast, tea and a seat you like' 'kettle@example.org'
	lacks "$events" 'Ask each person' 'what helped and what got lost' 'Envelopes' \
		'before anyone mends it'
	# One does not take the place of the other.
	[ -z "$(comm -12 <(grep '^UID' dates.ics | sort) <(grep '^UID' leaders.ics | sort))" ]
}

@test "the same day gives the same bytes, another day only another stamp" {
	calendar "$EXAMPLE"
	cp dates.ics first.ics
	TZ=Asia/Tokyo SOURCE_DATE_EPOCH=1 calendar "$EXAMPLE"
	same first.ics dates.ics
	expect 0 workshop agenda -f ics --today 2026-05-06 -o dates.ics "$EXAMPLE"
	grep -q '^DTSTAMP:20260506T000000Z' dates.ics
	same <(grep -v ^DTSTAMP first.ics) <(grep -v ^DTSTAMP dates.ics)
}

@test "a new revision has the same events with a higher number" {
	calendar "$EXAMPLE"
	cut -f 1 <<<"$events" >before
	sed 's/^language:/revision: 3\n&/; s/starts: 10:00/starts: 10:00/; s/title: The day they changed/title: The day/' \
		"$EXAMPLE" >plan.yaml
	calendar plan.yaml
	same before <(cut -f 1 <<<"$events")
	[ "$(cut -f 4 <<<"$events" | sort -u)" = 3 ]
	has "$events" "'The day'"
}

@test "a session without a day or a start is told, and left out" {
	plan_with 'sessions:' '  - {title: One, date: 2026-05-01, starts: "23:00", steps: [{minutes: 60, kind: talk, do: All}]}' \
		'  - {title: Two, date: 2026-05-02}' '  - {title: Three, starts: "9:00"}'
	calendar plan.yaml
	has "$said" "note: session 's2' has no 'starts' yet" "note: session 's3' has no 'date' yet" \
		'[calendar-no-date]'
	# Without a zone, by the clock of wherever one is; up to midnight.
	has "$events" $'\t2026-05-01T23:00:00\t2026-05-02T00:00:00\t0\t'"'One'"
	[ "$(wc -l <<<"$events")" -eq 1 ]
	lacks "$(cat dates.ics)" TZID VTIMEZONE
	expect 1 workshop agenda -f ics --session s2 -o none.ics plan.yaml
	has "$stderr" '[calendar-no-date]' '[calendar-empty]'
	[ ! -e none.ics ]
}

@test "one session, with no steps yet" {
	plan_with 'sessions:' '  - {title: One, date: 2026-05-01, starts: "10:00", ends: "11:30"}' \
		'  - {title: Two, date: 2026-05-02, starts: "10:00"}'
	calendar --session s1 plan.yaml
	has "$events" $'T10:00:00\t2026-05-01T11:30:00' 'not written yet'
	calendar --session s2 plan.yaml
	has "$events" $'2026-05-02T10:00:00\t-\t'
}

@test "a session has its own day to ask" {
	plan_with 'welcome: {needs_asked: 2026-04-01}' 'sessions:' \
		'  - {title: One, date: 2026-05-01, starts: "10:00"}' \
		'  - {title: Two, date: 2026-06-01, starts: "10:00", welcome: {needs_asked: 2026-05-20}}'
	calendar plan.yaml
	grep -q $'^needs-[^\t]*\t2026-04-01.*A small plan' <<<"$events"
	grep -q $'^needs-s2-[^\t]*\t2026-05-20.*Two' <<<"$events"
	[ "$(wc -l <<<"$events")" -eq 4 ]
}

@test "a zone that is not there gives no page and no calendar" {
	plan_with 'timezone: Europe/Riverbend' \
		'sessions: [{title: One, date: 2026-05-01, starts: "10:00"}]'
	expect 1 workshop agenda -f ics -o dates.ics plan.yaml
	one_problem calendar-time-zone
	has "$stderr" plan.yaml:5:
	[ ! -e dates.ics ]
	expect 1 workshop agenda -o page.md plan.yaml
	one_problem calendar-time-zone
	[ ! -e page.md ]
	expect 1 workshop check plan.yaml
	has "$output" 'plan.yaml:5:' '[calendar-time-zone]'
	for zone in UTC Asia/Tokyo America/New_York Pacific/Apia; do
		sed -i "s|^timezone:.*|timezone: $zone|" plan.yaml
		calendar plan.yaml
		has "$events" 2026-05-01T10:00:00
	done
}

@test "clocks that change between two sessions" {
	plan_with 'timezone: America/New_York' 'sessions:' \
		'  - {title: One, date: 2026-03-07, starts: "10:00"}' \
		'  - {title: Two, date: 2026-03-08, starts: "10:00"}' \
		'  - {title: Three, date: 2027-11-08, starts: "10:00"}'
	calendar plan.yaml
	has "$events" 2026-03-07T10:00:00-05:00 2026-03-08T10:00:00-04:00 \
		2027-11-08T10:00:00-05:00
}

@test "clocks that change during a session: its end is the moment it is" {
	plan_with 'timezone: Europe/London' 'sessions:' \
		'  - {title: Forward, date: 2026-03-29, starts: "0:30", ends: "3:30", steps: [20 talk: One, 100 talk: Two]}' \
		'  - {title: Back, date: 2026-10-25, starts: "0:30", ends: "3:30", steps: [90 talk: One, 150 talk: Two]}' \
		'  - {title: Second hour, date: 2026-10-25, starts: "0:30", ends: "1:15", steps: [105 talk: One]}' \
		'  - {title: First hour, date: 2026-10-25, starts: "1:15", steps: [15 talk: One]}' \
		'  - {title: No steps, date: 2026-03-29, starts: "0:30", ends: "2:30"}' \
		'  - {title: Later, date: 2026-03-29, starts: "10:00", steps: [60 talk: One]}'
	calendar plan.yaml
	has "$events" \
		$'\t2026-03-29T00:30:00+00:00\t2026-03-29T02:30:00+00:00\t0\t'"'Forward'" \
		'00:30 One\n00:50 Two' \
		$'\t2026-10-24T23:30:00+00:00\t2026-10-25T03:30:00+00:00\t0\t'"'Back'" \
		'00:30 One\n01:00 Two' \
		$'\t2026-10-24T23:30:00+00:00\t2026-10-25T01:15:00+00:00\t0\t'"'Second hour'" \
		$'\t2026-10-25T00:15:00+00:00\t2026-10-25T00:30:00+00:00\t0\t'"'First hour'" \
		$'\t2026-03-29T00:30:00+00:00\t2026-03-29T01:30:00+00:00\t0\t'"'No steps'" \
		$'\t2026-03-29T10:00:00+01:00\t2026-03-29T11:00:00+01:00\t0\t'"'Later'" \
		'At 01:00 the clocks go forward to 02:00.' \
		'01:15 comes twice that day'
	has "$said" "plan.yaml:10:" '[plan-time-twice]'
}

# hostile WORDS: a session of that title comes back with it.
hostile() {
	plan_with 'timezone: Europe/London' 'sessions:' "  - title: $(python3 -c '
import json, sys
print(json.dumps(sys.argv[1], ensure_ascii=False))' "$1")" \
		'    date: 2026-05-01' '    starts: 10:00'
	calendar plan.yaml
	[ "$(cut -f 5 <<<"$events")" = "$(python3 -c 'import sys; print(repr(sys.argv[1]))' "$1")" ] ||
		tell "came back otherwise: $1"
}

@test "hostile titles come back as they were" {
	hostile 'a;b,c\d\n\N"e:f^n'
	hostile 'END:VEVENT'
	hostile "$(printf 'x%.0s' {1..10000})"
	hostile "$(printf '\\;,%.0s' {1..900})"
	local pad=''
	for _ in {1..8}; do # an emoji at each place of the fold
		hostile "$pad$(printf '😀👩‍👩‍👧é%.0s' {1..40})"
		pad+=x
	done
}

@test "a line break in a title is one in the calendar, a return is refused" {
	plan_with 'sessions:' '  - title: "One\nEND:VEVENT"' '    date: 2026-05-01' '    starts: 10:00'
	calendar plan.yaml
	[ "$(cut -f 5 <<<"$events")" = "'One\nEND:VEVENT'" ]
	# A carriage return is refused before.
	plan_with 'sessions:' '  - title: "One\rEND:VEVENT"' '    date: 2026-05-01' '    starts: 10:00'
	expect 1 workshop agenda -f ics -o return.ics plan.yaml
	one_problem yaml-control-character
	[ ! -e return.ics ]
}

@test "each plan of the tests that has a day has a calendar, for both readers" {
	local plan n=0
	for plan in "$BATS_TEST_DIRNAME"/agenda/*.yaml; do
		for for in facilitator everyone; do
			calendar --for $for "$plan"
			[ -n "$events" ]
		done
		n=$((n + 1))
	done
	[ "$n" -ge 5 ]
}

@test "each template has a calendar, for both readers" {
	local name n=0
	for name in $(workshop new -l | cut -d ' ' -f 1); do
		expect 0 workshop new --date 2026-03-02 -o "$name.yaml" "$name"
		for for in facilitator everyone; do
			calendar --for $for "$name.yaml"
			[ -n "$events" ]
		done
		n=$((n + 1))
	done
	[ "$n" -ge 14 ]
}

# libical does not look whether it gets the memory that it asks for; each
# allocation by itself is made to fail by the part faults of tests/run.sh.
@test "with too little memory there is no calendar, and a message" {
	local kib status refused=0 made=0
	# The sanitizers ask for far more than that, and say so themselves: then
	# there is memory for all.
	if grep -q __asan_init "$WORKSHOP_BIN/workshop-agenda"; then
		expect 0 workshop agenda -f ics -o small.ics "$EXAMPLE"
		return
	fi
	for ((kib = 20000; kib < 130000; kib += 1000)); do
		status=0
		(ulimit -v $kib && exec "$WORKSHOP_BIN/workshop-agenda" -f ics -o small.ics "$EXAMPLE") \
			>said 2>&1 || status=$?
		case $status in
		0) made=$((made + 1)) ;;
		3) refused=$((refused + 1)) && grep -q memory said ;;
		126 | 127) ;; # too little to begin
		*) tell "status $status with $kib KiB" ;;
		esac
	done
	[ "$made" -gt 0 ] && [ "$refused" -gt 0 ]
}
