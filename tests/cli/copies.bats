#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop report --previous and --trace: two copies beside each other, and
# what stands behind one.

load helper

setup() {
	cp -r "$BATS_TEST_DIRNAME/report/." "$BATS_TEST_TMPDIR"
	cd "$BATS_TEST_TMPDIR" || return
	mkdir lists pages
}

# notes ROW...: a notes file, a row of id, theme, text and consent each.
notes() {
	echo note,session,theme,text,consent
	printf '%s\n' "$@"
}

# many FROM TO THEME CONSENT: as many rows.
many() {
	for ((i = $1; i <= $2; i++)); do
		echo "s1-$i,s1,$3,Words of $3 number $i,$4"
	done
}

now() {
	workshop report -f text "$@" plan.yaml now.csv
}

@test "a number that few changed is not told, and neither is the whole" {
	{ notes "$(many 1 8 Tea quote)"; many 20 29 Buses quote; } >then.csv
	{ cat then.csv; many 40 41 Tea quote; many 50 55 Buses quote; } >now.csv
	expect 0 now
	has "$output" '10 notes spoke of this.' '16 notes spoke of this.' \
		'We heard 26 notes.'
	lacks "$output" 'since the last copy'
	expect 0 now --previous then.csv
	has "$output" '16 notes spoke of this.' 'Words of Tea number 40' \
		$'More was said about:\n\n- Buses\n' 'nobody can be counted out'
	lacks "$output" '10 notes' '26 notes' 'New headings'
}

@test "a note that nobody sees is not found by what they do see" {
	# Six more on the wall, and one that only counts.
	{ notes "$(many 1 8 Tea quote)"; many 20 22 Buses quote; } >then.csv
	{ cat then.csv; many 40 45 Tea quote; many 46 46 Tea count; } >now.csv
	expect 0 now --previous then.csv
	lacks "$output" '15 notes' 'More was said'
}

@test "enough of them changed: all numbers are told" {
	many 1 8 Tea quote | notes "$(cat)" >then.csv
	{ cat then.csv; many 40 45 Tea quote; many 50 55 Buses quote; } >now.csv
	expect 0 now --previous then.csv
	has "$output" '14 notes spoke of this.' '6 notes spoke of this.' \
		'We heard 20 notes.' $'New headings:\n\n- Buses\n' \
		$'More was said about:\n\n- Tea\n'
}

@test "the same notes: all numbers, and it is said" {
	notes "$(many 1 8 Tea quote)" "$(many 9 9 Tea count)" >then.csv
	cp then.csv now.csv
	expect 0 now --previous then.csv
	has "$output" '9 notes spoke of this.' 'We heard 9 notes.' \
		'The numbers are the same as in the last copy.'
}

@test "what was withdrawn is not in the new copy, nor a heading without words" {
	notes "$(many 1 8 Tea quote)" "$(many 20 22 Secret count)" \
		"$(many 30 33 Gone quote)" >then.csv
	sed 's/\(Gone.*\),quote/\1,withdrawn/; /Secret number 22/d' then.csv >now.csv
	expect 0 now --previous then.csv
	lacks "$output" Gone Secret '8 notes' 'stay in the room or'
	has "$output" 'Words of Tea number 1' 'Words may have been taken out'
}

@test "dots that few changed are not told" {
	echo 'note,session,theme,text,consent,dots' >then.csv
	cp then.csv now.csv
	echo 's1-1,s1,Tea,One,quote,20' >>then.csv
	printf '%s\n' 's1-1,s1,Tea,One,quote,22' \
		s1-{2..9},s1,Tea,More,quote,0 >>now.csv
	expect 0 now --previous then.csv
	lacks "$output" '22 dots' '20 dots'
	sed -i 's/,22/,25/' now.csv
	expect 0 now --previous then.csv
	has "$output" '25 dots placed.'
}

@test "each copy that went out counts, not only the last" {
	notes "$(many 1 8 Tea quote)" >one.csv
	{ cat one.csv; many 10 16 Tea quote; } >two.csv
	{ cat one.csv; many 10 11 Tea quote; } >now.csv
	# Five less than in the last, and two more than in the first.
	expect 0 now --previous two.csv
	has "$output" '10 notes spoke of this.' 'We heard 10 notes.'
	expect 0 now --previous one.csv --previous two.csv
	lacks "$output" '10 notes' 'More was said'
	has "$output" 'Words of Tea number 11'
	# Nor is it told when it goes out again as it was.
	cp now.csv three.csv
	expect 0 now --previous one.csv --previous two.csv --previous three.csv
	lacks "$output" '10 notes'
	has "$output" 'The numbers are the same as in the last copy.'
	# What the second did not tell decides nothing: that would tell of it.
	{ cat one.csv; many 10 13 Tea quote; } >two.csv
	{ cat two.csv; many 14 15 Tea quote; } >now.csv
	expect 0 now --previous one.csv --previous two.csv
	has "$output" '14 notes spoke of this.'
}

@test "an earlier copy that cannot be read: no report" {
	notes "$(many 1 8 Tea quote)" >now.csv
	expect 3 now --previous nothing.csv
	[ -z "$output" ]
	expect 3 now --previous nothing.csv --previous now.csv
	[ -z "$output" ]
	expect 2 workshop report --previous - plan.yaml - <now.csv
}

@test "the notes behind each line and number" {
	expect 0 workshop report --trace lists/trace.csv -o pages/r.html plan.yaml \
		notes.csv
	[ "$(stat -c %a lists/trace.csv)" = 600 ]
	python3 - <<-'PYTHON' >traced
		import csv
		with open("lists/trace.csv", newline="", encoding="utf-8-sig") as file:
		    for part, heading, line, note in csv.reader(file):
		        print("|".join([heading, line, note]))
	PYTHON
	tr '\n' '@' <traced >flat
	has "$(cat flat)" 'Goodbyes matter to children|Children need to say goodbye, too.|s1-033@' \
		'|A photo in the letter would help.|s1-010@' \
		'Goodbyes matter to children|How many notes|s1-033@' \
		'Goodbyes matter to children|How many dots|s1-033@' \
		'|How many notes are held back|s1-015@' \
		'|The tea before we start.|s1-026@' \
		'|Ask the library about the printer|s2-009@' \
		'|Bus passes for grandparents|s1-032@' \
		'|We make one card, not three.|s2-008@'
	# As many as the page says.
	expect 0 workshop report -f text plan.yaml notes.csv
	[[ $output =~ We\ heard\ [0-9]+\ notes.\ ([0-9]+)\ are ]]
	[ "$(grep -c '^|How many notes|' traced)" -ge "${BASH_REMATCH[1]}" ]
	lacks "$(cat lists/trace.csv)" COURTNOTE ASKNOTE ONLYCOUNTED HELDBACK
	# And nothing of it on the page.
	lacks "$(cat pages/r.html)" s1-0 s2-0
}

@test "a trace never lies beside the report, nor goes to standard output" {
	for where in pages/trace.csv - lists/trace.html; do
		expect 2 workshop report --trace "$where" -o pages/r.md plan.yaml \
			notes.csv
		one_problem report-not-here
	done
	expect 2 workshop report --trace trace.csv plan.yaml notes.csv
	one_problem report-not-here
	expect 2 workshop report --trace private/trace.csv -o pages/r.md plan.yaml \
		notes.csv
	one_problem report-private-folder
	same <(find pages lists -type f) /dev/null
}
