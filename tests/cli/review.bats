#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop report --review and --to-ask: what is read before a report goes out,
# and what people still have to do about notes.

load helper

setup() {
	cp -r "$BATS_TEST_DIRNAME/report/." "$BATS_TEST_TMPDIR"
	cd "$BATS_TEST_TMPDIR" || return
	mkdir lists pages
}

# report OPTION...: the page is not looked at.
report() {
	workshop report -o pages/report.md "$@" plan.yaml notes.csv
}

# The code that the last run told.
code() {
	# shellcheck disable=SC2154 # set by expect
	sed -n 's/.*code: \([0-9A-Z]\{4\}\)}.*/\1/p' <<<"$stderr"
}

# column FILE NAME: the cells of a column of a table, one a line.
column() {
	python3 - "$1" "$2" <<-'PYTHON'
		import csv, sys
		with open(sys.argv[1], newline="", encoding="utf-8-sig") as file:
		    for row in csv.DictReader(file):
		        print(row[sys.argv[2]])
	PYTHON
}

@test "each line that could be printed, in its order, with its code" {
	expect 0 report --review lists/review.csv
	code=$(code)
	column lists/review.csv Words >words
	has "$(head -n 1 words)" "These words have the code $code."
	# Of a quote that only --all-notes prints, a letter, a change, a theme.
	for line in 'Nobody said her name.' \
		'You told hard stories so that the next family has it easier. Thank you.' \
		'We want to be asked what we like' 'Hello before goodbye' \
		'Three workers in one year. Three times the same story.' \
		'A photo in the letter would help.' 'Bus passes for grandparents'; do
		grep -qxF -- "$line" words || tell "no line: $line"
	done
	# Of the easy length only, and of the one page only.
	grep -qxF 'This is in easy words.' words
	column lists/review.csv Part | grep -qx 'We also decided together'
	grep -qF 'Nobody told us she was leaving | A visit with both workers' words
	grep -qF 'Millbrook Library (https://library.example.org)' words
	column lists/review.csv Part | uniq | sed -n 2,5p >parts
	same parts <(printf '%s\n' 'At the top of the page' 'In short' \
		'Thank you' 'Who took part')
	column lists/review.csv 'Said by' | grep -qx 'A parent, in other words'
	# Each line once, with boxes that are empty.
	column lists/review.csv Line | tail -n +2 |
		cmp - <(seq "$(($(wc -l <words) - 1))")
	for box in Keep Change 'Take out'; do
		[ -z "$(column lists/review.csv "$box" | tr -d '\n')" ]
	done
}

# planted FIELD: words as facilitators may write them, with a name, an address
# and a number in it.
planted() {
	echo "Field$1 Wilhelmina said, wilma$1@family.example or 07700 9001$2"
}

@test "what facilitators write is looked through, too, field by field" {
	fields='A B C D E F G H I J K L M N O P'
	local n=10 field
	for field in $fields; do
		declare "$field=$(planted "$field" $((n++)))"
	done
	cat >outcome.yaml <<-YAML
		kit: 1
		sessions: {s1: {came: {parent: 9}}}
		in_short: "$A"
		letter: "$B"
		thanks: "$C"
		question_now: "$D"
		next: "$E"
		did_not_work: "$F"
		changes:
		  - {said: "$G", answer: partly, because: "$H", will: "$I", who: "$J", know_by: "$K", how_many: "$L", proof: "$M", state: doing}
		tried:
		  - {try: "$N", heard: "$O", changed: "$P"}
	YAML
	expect 0 report --review lists/review.csv
	expect 0 report --review lists/review.html
	# Each is printed, so that each is looked through.
	for field in $fields; do
		grep -q "Field$field \[our worker\] said" lists/review.csv ||
			tell "not printed: $field"
	done
	for length in page full easy; do
		for format in md html text; do
			workshop report -f $format --length $length --all-notes \
				plan.yaml notes.csv >"pages/$length.$format"
		done
	done 2>said
	for file in pages/*.* lists/* said; do
		lacks "$(cat "$file")" Wilhelmina family.example wilma 07700
	done
}

@test "a review holds nothing that may not be printed" {
	expect 0 report --review lists/review.csv
	expect 0 report --review lists/review.html
	for file in lists/review.csv lists/review.html; do
		lacks "$(cat "$file")" WORDSNOTSHARED ONLYCOUNTED ASTORYUNMARKED \
			COURTNOTE SAFETYNOTE PRIVATENOTE ASKNOTE YESNOTE HELDBACK \
			'take the children' Wilhelmina Oakley 456 s1-0 s2-0 T7 day-one
	done
}

# look WORDS: why somebody should look twice at the line with these words.
look() {
	python3 - "$1" <<-'PYTHON'
		import csv, sys
		with open("lists/review.csv", newline="", encoding="utf-8-sig") as file:
		    for row in csv.DictReader(file):
		        if sys.argv[1] in row["Words"]:
		            print(row["Look twice"])
		            break
	PYTHON
}

@test "short reasons to look twice" {
	{
		cat notes.csv
		for text in 'My twins slept on the floor' \
			'She was 7 years old then' 'Nobody asks a dad'; do
			echo "s1-9,s1,,,idea,$text,,,,,,,quote,,,,,,,,"
		done
	} >more.csv
	mv more.csv notes.csv
	expect 0 report --review lists/review.csv
	for text in 'My twins' 'She was 7'; do
		[ "$(look "$text")" = 'A court, an age or a rare fact?' ] || tell "$text"
	done
	[ "$(look 'Nobody asks a dad')" = 'Few came as this.' ]
	[ "$(look 'Roedd y drws')" = 'Few may speak this language here.' ]
	[ -z "$(look 'We found out from a leaflet.')" ]
	[ "$(look 'Nobody is named here')" = "The kit's own words." ]
	sed -i 's/came: {parent: 9, dad: 2, practitioner: 5}/came: {parent: 9}/' \
		outcome.yaml
	expect 0 report --review lists/review.csv
	[ "$(look 'We found out from a leaflet.')" = 'Few people were there.' ]
}

@test "the review of a spreadsheet runs no formula" {
	printf 's1-9,s1,,,idea,"=HYPERLINK(""http://x"")",,,,,,,quote,,,,,,,,\n' \
		>>notes.csv
	expect 0 report --review lists/review.csv
	grep -qF "'=HYPERLINK" lists/review.csv
	[ "$(head -c 3 lists/review.csv | od -An -tx1 | tr -d ' ')" = efbbbf ]
}

@test "the review to print has a box for each answer" {
	expect 0 report --review lists/review.csv
	expect 0 report --review lists/review.html
	count=$(column lists/review.csv Line | grep -c .)
	[ "$(grep -o '☐' lists/review.html | wc -l)" -eq $((3 * count)) ]
	has "$(cat lists/review.html)" 'Keep</th>' 'Change</th>' 'Take out</th>' \
		"the code $(code)."
}

# Whatever is printed, of whatever kind: FILE, WORDS, OTHER WORDS.
kinds_of_words() {
	cat <<-'END'
		plan.yaml|Hello before goodbye|Hello again
		plan.yaml|new worker before the old|next worker before the old
		plan.yaml|the Tuesday group|the Monday group
		plan.yaml|Millbrook (a made-up|Millbrooks (a made-up
		plan.yaml|https://library|https://books
		plan.yaml|pays: the room|pays: the hall
		plan.yaml|What a good hello needs|What a hello needs
		plan.yaml|date: 2026-03-10|date: 2026-03-11
		plan.yaml|a warm room|a room
		plan.yaml|What makes a first meeting|What makes that meeting
		plan.yaml|What to share, and|What to tell, and
		plan.yaml|What the welcome card says|What the card says
		plan.yaml|Parents who work nights|Parents who work early
		plan.yaml|01632 960123|01632 960124
		plan.yaml|hello@example|hallo@example
		plan.yaml|The room is ours|The hall is ours
		plan.yaml|when one worker goes|when a worker goes
		plan.yaml|the tea before|the coffee before
		outcome.yaml|came: {parent: 9,|came: {parent: 10,
		outcome.yaml|with no warning|without a warning
		outcome.yaml|has it easier|has it better
		outcome.yaml|Nobody told us|Nobody told me
		outcome.yaml|both workers, at|the workers, at
		outcome.yaml|can only hold|can hold
		outcome.yaml|who: parent|who: the team
		outcome.yaml|when: 2026-06-01|when: 2026-06-02
		outcome.yaml|ring ten families|ring six families
		outcome.yaml|state: doing|state: done
		outcome.yaml|6 families so|7 families so
		outcome.yaml|The card with two|The card with three
		outcome.yaml|Too small to read|Small to read
		outcome.yaml|Bigger letters|Big letters
		outcome.yaml|ran late, so|was late, so
		outcome.yaml|Every second Tuesday|Every Tuesday
		notes.csv|found out from|found this from
		notes.csv|Nobody said her|Nobody said the
		notes.csv|A photo in the letter|A face in the letter
		notes.csv|out from a leaflet.,parent|out from a leaflet.,mixed
		notes.csv|Goodbyes matter|Farewells matter
		notes.csv|frightening,2,|frightening,3,
		notes.csv|like paper|love paper
		notes.csv|Bus passes|Train passes
		notes.csv|one card, not|two cards, not
		notes.csv|Ask the library about|Tell the library about
		notes.csv|family team,2026-04-01|family team,2026-04-02
		notes.csv|ONLYCOUNTED twice,parent,,A stranger at the door is frightening,,,,count|ONLYCOUNTED twice,parent,,A stranger at the door is frightening,,,,private
	END
}

@test "any printed word that changes brings the draft mark back" {
	expect 0 report --review lists/review.csv
	code=$(code)
	echo "checked: {by: parent, on: 2026-05-06, code: $code}" >>outcome.yaml
	expect 0 report
	lacks "$stderr" report-draft report-other-words
	cp plan.yaml outcome.yaml notes.csv lists
	while IFS='|' read -r file old new; do
		python3 - "$file" "$old" "$new" <<-'PYTHON'
			import sys
			name, old, new = sys.argv[1:]
			text = open(name, encoding="utf-8").read()
			assert old in text, old
			open(name, "w", encoding="utf-8").write(text.replace(old, new, 1))
		PYTHON
		expect 0 report -f html
		has "$stderr" '[report-other-words]' || tell "$file: $old"
		has "$(cat pages/report.md)" 'Draft: not yet checked.'
		cp "lists/$file" "$file"
	done < <(kinds_of_words)
	expect 0 report
	lacks "$stderr" report-draft report-other-words
}

@test "the notes that wait for somebody, and what to ask" {
	expect 0 report --to-ask lists/ask.csv
	python3 - <<-'PYTHON' >asked
		import csv
		with open("lists/ask.csv", newline="", encoding="utf-8-sig") as file:
		    for row in list(csv.reader(file)):
		        print("|".join(row[:6] + [row[6][:24].strip()]))
	PYTHON
	same asked - <<-'END'
		Session|Table|Note|Step|Where it came from|Picture|What to do
		||s1-015||||It has the flag court or
		||s1-016||||It has the flag court or
		s1|T7|s1-005||day-one.csv:6||Ask: may we print these
		s1|T7|s1-005||day-one.csv:6||It has a flag. Read it:
		s1|T7|s1-011||day-one.csv:12||Only the idea may be pri
		s1|T7|s1-013||day-one.csv:14||This is a story. Ask the
		s1|T7|s1-018||day-one.csv:19||They changed their mind.
		s1|T7|s1-019||day-one.csv:20||Ask: may we print these
		s1|T7|s1-020||day-one.csv:21||There is a mark that we
		s2|T7|s2-001||day-one.csv:36||Ask: may we print these
		s2|T7|s2-002||day-one.csv:37||Ask: may we print these
	END
	[ "$(stat -c %a lists/ask.csv)" = 600 ]
	expect 0 report --to-ask lists/ask.html
	[ "$(stat -c %a lists/ask.html)" = 600 ]
	for file in lists/ask.csv lists/ask.html; do
		lacks "$(cat "$file")" WORDSNOTSHARED ASTORYUNMARKED COURTNOTE \
			SAFETYNOTE ASKNOTE YESNOTE HELDBACK 'take the children'
	done
	has "$(cat lists/ask.html)" s1-013 'This is a story.'
}

@test "nobody waits: the list says so" {
	head -n 5 notes.csv >few.csv
	expect 0 workshop report -o pages/r.md --to-ask lists/ask.html plan.yaml few.csv
	has "$(cat lists/ask.html)" 'No note waits for anybody.'
}

@test "a names list keeps names out of the lists, too" {
	printf 's1-9,s1,,Wilhelmina,idea,hush,parent,,,,,Oakley 2,ask,,,,,,,oakley.csv:2,\n' \
		>>notes.csv
	expect 0 report --to-ask lists/ask.csv
	lacks "$(cat lists/ask.csv)" Wilhelmina Oakley oakley
	has "$(cat lists/ask.csv)" '[our worker]' '[my son]'
}

@test "lists of the working group never lie beside the report" {
	for where in pages/ask.csv ./pages/../pages/ask.csv "$PWD/pages/ask.html"; do
		expect 2 report --to-ask "$where"
		one_problem report-not-here
		[ ! -e pages/ask.csv ] && [ ! -e pages/report.md ]
	done
	expect 2 report --to-ask -
	one_problem report-not-here
	# Without -o it is taken to lie in the folder one stands in.
	expect 2 workshop report --to-ask ask.csv plan.yaml notes.csv
	one_problem report-not-here
	expect 0 workshop report --to-ask lists/ask.csv plan.yaml notes.csv
	# By a link, too.
	ln -s "$PWD/pages/ask.csv" lists/link.csv
	expect 2 report --to-ask lists/link.csv
	one_problem report-not-here
	expect 2 report --to-ask lists/ask.txt
	one_problem report-not-here
	expect 2 report --review lists/review.md
	one_problem report-not-here
}

@test "what is withdrawn is named to who must destroy it, without its words" {
	expect 0 report
	has "$stderr" "'s1-018' is withdrawn" '[report-withdrawn]'
	lacks "$(cat pages/report.md)" s1-018
	sed -i '/^s1-018/d' notes.csv
	expect 0 report
	lacks "$stderr" report-withdrawn
	for i in $(seq 30); do
		echo "s1-1$i,s1,,,idea,HUSHED,,,,,,,withdrawn,,,,,,,,"
	done >>notes.csv
	expect 0 report
	has "$stderr" "these notes are withdrawn: 's1-11', 's1-12'" 'and more'
	lacks "$stderr$(cat pages/report.md)" HUSHED s1-130
}

@test "a voice that nobody came as is said, kindly and with its line" {
	expect 0 report
	lacks "$stderr" report-nobody-came
	sed -i 's/came: {parent: 9, dad: 2,/came: {parent: 9, dad: 0,/' outcome.yaml
	expect 0 report
	has "$stderr" 'notes.csv:3: think: a note here is by' "'dad'" "'s1'" \
		'[report-nobody-came]'
	lacks "$stderr" 'hid under'
}

# many N: notes of one theme, each with words of its own.
many() {
	echo session,theme,text,consent
	seq -f 's1,Tea,Words %03g,quote' "$1"
}

@test "of a theme a hundred quotes are read back, or all, with their own code" {
	local n codes
	for n in 100 130; do
		many $n >notes.csv
		expect 0 report --review lists/few.csv
		codes=$(code)
		expect 0 report --review lists/all.csv --all-notes
		codes+=" $(code)"
		column lists/few.csv Words | grep '^Words ' >few
		column lists/all.csv Words | grep '^Words ' >all
		# Those that would be chosen first.
		same few <(seq -f 'Words %03g' 100)
		same all <(seq -f 'Words %03g' $n)
		if [ $n -eq 100 ]; then
			[ "${codes% *}" = "${codes#* }" ]
		else
			[ "${codes% *}" != "${codes#* }" ]
		fi
	done
}
