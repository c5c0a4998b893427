#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop report: what came out, as each person agreed.

load helper

FIXTURE=$BATS_TEST_DIRNAME/report

setup() {
	cp -r "$FIXTURE/." "$BATS_TEST_TMPDIR"
	cd "$BATS_TEST_TMPDIR" || return
}

# Every page that can be made of the notes.
every_page() {
	local format more
	for format in md html text; do
		for more in --length=full --all-notes --length=page --length=easy; do
			workshop report -f $format $more plan.yaml notes.csv ||
				return
		done
	done
}

# The words that stand above the first heading of a page in plain text.
first_screen() {
	sed '/^\(What\|We also\|Not now\|In short\|In this summary\)/,$d'
}

# header of a notes file, then one row for each argument.
notes() {
	echo session,theme,text,voice,consent,share_as,flag
	printf '%s\n' "$@"
}

# The code that the last run told.
code() {
	# shellcheck disable=SC2154 # set by expect
	sed -n 's/.*code: \([0-9A-Z]\{4\}\)}.*/\1/p' <<<"$stderr"
}

@test "words that may not be printed are nowhere, not even in messages" {
	expect 0 every_page
	for page in "$output" "$stderr"; do
		lacks "$page" WORDSNOTSHARED ONLYCOUNTED ASTORYUNMARKED \
			COURTNOTE SAFETYNOTE 'followed me' PRIVATENOTE ASKNOTE \
			YESNOTE HELDBACK 'take the children'
	done
}

@test "names, addresses and numbers are taken out, those to use are not" {
	expect 0 every_page
	for page in "$output" "$stderr"; do
		lacks "$page" Wilhelmina Oakley 456
	done
	has "$output" '[our worker] wrote my words' '[phone]' '[my son]'
	has "$output" hello@example.org '01632 960123'
}

@test "a name is taken out however it is spelt, also between two lines" {
	notes 's1,Post,"a bus with Oak-' 'ley on it",parent,quote,,' \
		's1,Post,a stop for Wilhеlminа too,parent,quote,,' \
		's1,Post,a map from O a k l e y first,parent,quote,,' \
		's1,Post,a plan A or B,parent,quote,,' >notes.csv
	for format in md html text; do
		expect 0 workshop report -f $format --all-notes plan.yaml notes.csv
		has "$(tr '\n' ' ' <<<"$output")" 'a bus with [my son] on it' \
			'a stop for [our worker] too' 'a map from [my son] first' \
			'a plan A or B'
	done
}

@test "ids, tables, sources and keys of notes are nowhere" {
	expect 0 every_page
	lacks "$output" s1-0 s2-0 T7 day-one 0abc
}

@test "words that may be printed are on every page" {
	for format in md html text; do
		expect 0 workshop report -f $format plan.yaml notes.csv
		has "$output" 'We found out from a leaflet.' \
			'A photo in the letter would help.' \
			'A parent, in other words' \
			'A film about us.' 'One page is plenty' \
			'Bus passes' 'We make one card' 'Find a drawing' \
			'She stayed until' 'The second morning ran late' \
			'Keep the same worker' 'nobody can promise it' \
			'Parents who work nights'
		lacks "$output" 'Nobody said her name'
		expect 0 workshop report -f $format --all-notes plan.yaml notes.csv
		has "$output" 'Nobody said her name'
	done
}

@test "people's words are literal" {
	expect 0 workshop report -f html plan.yaml notes.csv
	has "$output" '&lt;script&gt;alert(1)&lt;/script&gt; &amp; # not a heading'
	lacks "$output" '<script'
}

@test "what the group chose differently is named in plain words" {
	expect 0 workshop report plan.yaml notes.csv
	has "$output" '**Spare time:** The room is ours all morning'
	lacks "$output" no-slack
}

@test "another language is marked, and asked about" {
	expect 0 workshop report -f html --all-notes plan.yaml notes.csv
	has "$output" '<p lang="cy">' '<p lang="ar" dir="rtl">'
	has "$stderr" "'ar'" "'cy'" '[report-language]'
}

@test "Arabic, Urdu and Welsh: the words, their language, and which way they run" {
	local arabic='كل مرة أبدأ من الصفر، كأنني لم أقل شيئًا' page
	local urdu='ہر بار مجھے شروع سے (پہلی بار) بتانا پڑتا ہے: "Hello 123"'
	local welsh="Mae'n haws dweud y pethau anodd yn Gymraeg"
	local open='“' close='”'
	{
		echo session,theme,text,kind,consent,lang,show
		echo "s1,T,\"$arabic\",idea,quote,ar,1"
		echo "s1,T,\"${urdu//\"/\"\"}\",idea,quote,ur-PK,2"
		echo "s1,T,$welsh,idea,quote,cy,3"
		echo "s1,T,\"${urdu//\"/\"\"}\",parked,quote,ur,"
	} >other.csv
	for page in full easy; do
		expect 0 workshop report -f html --length $page plan.yaml other.csv
		has "$output" "<p lang=\"ar\" dir=\"rtl\">$open$arabic$close</p>"
		lacks "$output" $'\u200e' $'\u200f' $'\u202b'
	done
	expect 0 workshop report -f html plan.yaml other.csv
	has "$output" "<p lang=\"ur-PK\" dir=\"rtl\">$open${urdu//\"/\&quot;}$close</p>" \
		"<p lang=\"cy\">$open$welsh$close</p>" '<li lang="ur" dir="rtl">'
	for page in md text; do
		expect 0 workshop report -f $page plan.yaml other.csv
		has "$output" "$open$arabic$close" "$open$urdu$close" "$open$welsh$close" "- $urdu"
		lacks "$output" $'\u200e' $'\u200f' $'\u202b' \\\( 'lang='
	done
}

@test "few people: wider labels, and no numbers to take away from" {
	expect 0 workshop report -f text plan.yaml notes.csv
	has "$output" 'parent 5 or more, dad fewer than 5 and practitioner 5'
	lacks "$output" 'A dad' 'A peer supporter' 'dad 2' 'supporter 2'
	has "$output" $'A card we can both sign.”\n    – Someone who took part'
	has "$output" $'two is a file.”\n    – A practitioner'
}

@test "the order of rows changes nothing" {
	local more
	python3 - <<-'PYTHON'
		import csv
		with open("notes.csv", newline="", encoding="utf-8") as file:
		    head, *rows = csv.reader(file)
		with open("turned.csv", "w", newline="", encoding="utf-8") as file:
		    csv.writer(file).writerows([head] + rows[::-1])
	PYTHON
	for more in --length=full --all-notes --length=page --length=easy '--length=page -f text'; do
		# shellcheck disable=SC2086 # several words
		expect 0 workshop report -f html $more -o a plan.yaml notes.csv
		# shellcheck disable=SC2086 # several words
		expect 0 workshop report -f html $more -o b plan.yaml turned.csv
		same a b
	done
}

@test "the same files on the same day give the same bytes" {
	expect 0 workshop report --today 2026-05-01 -o a.md plan.yaml notes.csv
	expect 0 workshop report --today 2026-05-01 -o b.md plan.yaml notes.csv
	same a.md b.md
	expect 0 workshop report --today 2026-05-02 -o c.md plan.yaml notes.csv
	[ "$(diff a.md c.md | grep -c '^[<>]')" = 2 ]
}

@test "every length and format: the same bytes on the same day" {
	for format in md html text; do
		for length in full page easy; do
			for copy in a b; do
				# The second time from elsewhere, another time zone.
				[ $copy = a ] || cd / || return
				TZ=$([ $copy = a ] && echo UTC || echo Asia/Tokyo) \
					expect 0 workshop report --today 2026-05-01 -f $format \
					--length $length -o "$BATS_TEST_TMPDIR/$copy" \
					"$BATS_TEST_TMPDIR/plan.yaml" "$BATS_TEST_TMPDIR/notes.csv"
			done
			cd "$BATS_TEST_TMPDIR" || return
			same a b
		done
	done
}

@test "notes may stand in several files" {
	expect 0 workshop report --today 2026-05-01 -o a.md plan.yaml notes.csv
	head -n 20 notes.csv >one.csv
	{ head -n 1 notes.csv; tail -n +21 notes.csv; } >two.csv
	expect 0 workshop report --today 2026-05-01 -o b.md plan.yaml two.csv one.csv
	same a.md b.md
}

@test "a draft until exactly these words have been read" {
	expect 0 workshop report -f html plan.yaml notes.csv
	has "$stderr" '[report-draft]'
	has "$output" 'Draft: not yet checked.' 'data-state="Draft'
	code=$(code)
	has "$output" "have the code $code."
	# The same code whatever the format, the day and how many notes.
	expect 0 workshop report -f md --all-notes --today 2027-01-01 \
		plan.yaml notes.csv
	[ "$(code)" = "$code" ]

	printf 'checked: {by: parent, on: 2026-05-06, code: %s}\n' "$code" \
		>>outcome.yaml
	expect 0 workshop report -f html plan.yaml notes.csv
	lacks "$output" Draft "$code"
	lacks "$stderr" report-draft report-other-words
	has "$output" 'Read first by: parent.'

	# One word more, which no page but the longest would print.
	sed -i 's/Nobody said her name/Nobody said her first name/' notes.csv
	expect 0 workshop report -f html plan.yaml notes.csv
	has "$output" 'Draft: not yet checked.'
	has "$stderr" '[report-other-words]' "'$code'"
}

@test "without an outcome everything unmarked waits for a yes" {
	rm outcome.yaml
	expect 0 workshop report -f text plan.yaml notes.csv
	has "$stderr" '[report-no-outcome]' '[report-left-out]'
	has "$output" 'A card on the fridge.' \
		'Nobody wrote down how many people came.' \
		'Nobody wrote anything here.' 'No change is agreed yet.' \
		'No request was put off or turned down.'
	lacks "$output" 'leaflet' 'A parent'
}

@test "an agreement that is not whole is told" {
	expect 0 workshop report plan.yaml notes.csv
	has "$stderr" "outcome.yaml:" "'s2'" '[report-not-agreed]'
	sed -i 's/look_back: no/look_back: yes/' outcome.yaml
	expect 0 workshop report --all-notes plan.yaml notes.csv
	lacks "$stderr" '[report-not-agreed]'
	has "$output" HELDBACK
}

@test "one to four notes held back are no number" {
	for held in 0 1 4 5; do
		rows=()
		for ((i = 0; i < held; i++)); do
			rows+=("s1,,hush,parent,private,,")
		done
		notes 's1,T,One,parent,quote,,' 's1,T,Two,parent,quote,,' \
			"${rows[@]}" >few.csv
		expect 0 workshop report -f text plan.yaml few.csv
		lacks "$output" hush
		case $held in
		0) has "$output" 'We heard 2 notes. All of them are in this summary.' ;;
		5)
			has "$output" 'We heard 7 notes. 2 are in this summary. 5 notes stay'
			;;
		*)
			has "$output" '2 notes are in this summary. Some notes stay in the room.'
			lacks "$output" "$held notes stay" "$((held + 2)) notes"
			;;
		esac
	done
	notes 's1,,hush,parent,private,,' >few.csv
	expect 0 workshop report -f text plan.yaml few.csv
	has "$output" 'Some notes stay in the room.'
	lacks "$output" '0 notes'
}

@test "what is left out is told to facilitators, without words and numbers" {
	notes 's1,,a,parent,ask,,' 's1,,b,parent,quote,,name' \
		's1,,c,parent,reword,,' >few.csv
	expect 0 workshop report plan.yaml few.csv
	has "$stderr" 'some notes wait for somebody to ask' \
		'some notes wait for somebody to look' \
		'some notes wait for other words' '--to-ask lists them'
	# Whoever reads the messages learns no number that the page keeps back.
	first=$(grep report-left-out <<<"$stderr")
	tail -n +2 few.csv >more.csv
	cat few.csv more.csv more.csv >many.csv
	expect 0 workshop report plan.yaml many.csv
	[ "$(grep report-left-out <<<"$stderr")" = "$first" ]
}

@test "a note of another plan: its place, and no report" {
	notes 's1,T,One,parent,quote,,' 'x9,T,Two,parent,quote,,' >other.csv
	expect 1 workshop report -o out.md plan.yaml other.csv
	has "$stderr" other.csv:3 '[notes-unknown-session]'
	lacks "$stderr" Two
	[ ! -e out.md ]
}

@test "an outcome for what is not in the plan: its place, and no report" {
	cp outcome.yaml good.yaml
	sed 's/^  s2:$/  s9:/' good.yaml >outcome.yaml
	expect 1 workshop report -o out.md plan.yaml notes.csv
	has "$stderr" outcome.yaml:11: "'s9'" '[plan-unknown-session]'
	[ ! -e out.md ]
	sed 's/dad: 2/dentist: 2/' good.yaml >outcome.yaml
	expect 1 workshop report -o out.md plan.yaml notes.csv
	has "$stderr" outcome.yaml:4: "'dentist'" '[plan-unknown-role]'
	[ ! -e out.md ]
}

@test "a voice that the plan does not know: its place, and no report" {
	notes 's1,T,One,parent,quote,,' 's1,T,Two,dentist,quote,,' >other.csv
	notes 's1,T,One,parent,quote,,' 's1,T,Two,not said,quote,,' \
		's1,T,Three,mixed,quote,,' >good.csv
	for file in notes other; do
		expect 1 workshop report -o out.md plan.yaml $file.csv other.csv
		has "$stderr" other.csv:3: "'dentist'" '[notes-unknown-voice]' \
			'[report-unknown-role]'
		lacks "$stderr" Two
		[ ! -e out.md ]
	done
	# What went out before cannot be mended.
	expect 0 workshop report --previous other.csv plan.yaml good.csv
	has "$output" '“Two”' '– Someone who took part'
	lacks "$output" dentist Dentist
}

@test "the double diamond: here, done, or not known" {
	expect 0 workshop report -f html plan.yaml notes.csv
	has "$output" 'class="diamonds"' '<path class="pin"' \
		'<p id="figure-1-text">You are in stage 2 of 4.</p>' \
		'<li aria-current="step"><strong>Define.</strong> You are here.</li>'
	expect 0 workshop report plan.yaml notes.csv
	has "$output" 'The double diamond. You are in stage 2 of 4.'
	first=${output%%'## In short'*}
	lacks "$first" diamond
	# Short ones have no drawing.
	for length in page easy; do
		expect 0 workshop report -f html --length $length plan.yaml notes.csv
		lacks "$output" '<svg class="diamonds"' 'You are in stage'
	done
	sed -i 's/^  s2:$/  s4:/' outcome.yaml
	expect 0 workshop report -f html plan.yaml notes.csv
	has "$output" 'All four stages are done.'
	lacks "$output" '<path class="pin"'
	rm outcome.yaml
	head -n 1 notes.csv >none.csv
	expect 0 workshop report -f html plan.yaml none.csv
	lacks "$output" 'class="diamonds"'
}

@test "days between one try and the next, and between hearing and changing" {
	sed -i '/^did_not_work/i\
  - {try: Bigger letters, heard: Good, changed: Nothing, on: 2026-04-22}\
  - {try: A poster for Wilhelmina, heard: Wow, changed: Two, on: 2026-05-22}\
  - {try: A song, heard: Hm, changed: No song}' outcome.yaml
	cat >>plan.yaml <<-'YAML'
		loops:
		  - {try: The card, with: 2 families, hear_on: 2026-04-21, change_on: 2026-04-24}
		  - {try: Oakley's page, with: 6 families, hear_on: 2026-05-01}
	YAML
	expect 0 workshop report plan.yaml notes.csv
	has "$output" '| 21 April 2026 |' '22 April 2026 (1 day after the one before)' \
		'22 May 2026 (30 days after the one before)' '| No song | Not written yet |' \
		'## What we planned to try' '2 families | 21 April 2026 | 24 April 2026 | 3 days |' \
		'1 May 2026 | Not agreed yet | Not known yet |'
	lacks "$output" Wilhelmina Oakley
}

@test "progress that nobody asked for: all of it in full, some of it on a page" {
	cp progress.yaml outcome.yaml
	head -n 1 notes.csv >none.csv
	for format in md html text; do
		expect 0 workshop report -f $format plan.yaml none.csv
		sed -n 's/.*will: "\?\([A-Za-z]* [a-z]* [a-z]*\).*/\1/p' progress.yaml >wills
		[ "$(wc -l <wills)" -eq 13 ]
		while read -r will; do
			has "$(tr -s ' \n' ' ' <<<"$output")" "$will"
		done <wills
		has "$output" 'over 40 workers' 'The posters hang on every floor' 'three parents'
	done
	[ "$(workshop report plan.yaml none.csv 2>errors | grep -c '^| Something we had not asked for |')" -eq 13 ]
	expect 0 workshop report -f text --length easy plan.yaml none.csv
	[ "$(grep -c 'Who: parent' <<<"$output")" -eq 12 ]
	expect 0 workshop report -f text --length page plan.yaml none.csv
	[ "${#output}" -lt 1300 ]
	has "$output" 'Agreed: A film about that meeting' 'There is more in the full summary.'
}

@test "what is put off keeps its promise: what, who and by when" {
	cat >outcome.yaml <<-'YAML'
		kit: 1
		changes:
		  - said: Two at the door
		    answer: partly
		    because: Some leave in a day
		    will: Both come if it is known
		    who: parent
		    when: 2026-09-01
		  - said: Visits after six
		    answer: not now
		    because: No money this year
		    will: Ask again in October
		    who: head of service
		    when: 2026-10-15
		  - said: Choose who comes
		    answer: no
		    because: Most have no free place
	YAML
	for length in full page easy; do
		expect 0 workshop report -f text --length $length --today 2026-08-01 \
			plan.yaml notes.csv
		has "$output" 'Not now: No money this year.' \
			'What we will do: Ask again in October.' \
			'Who: head of service. By when: 15 October 2026.' \
			'No: Most have no free place.'
	done
	# What will not happen comes before what is half done.
	output=${output#*Not now, and why}
	has "${output%%Two at the door*}" 'Visits after six' 'Choose who comes'
	lacks "${output%%What already works*}" 'What we will do: Both come'
}

@test "a day that is over is not asked to be kept" {
	for length in full page easy; do
		expect 0 workshop report -f text --length $length --today 2026-05-04 \
			plan.yaml notes.csv
		has "$output" efore\ 5\ May\ 2026
		expect 0 workshop report -f text --length $length --today 2026-05-05 \
			plan.yaml notes.csv
		lacks "$output" efore\ 5\ May\ 2026
		grep -q 'You can \(change your mind\|take your words back\) at any time' \
			<<<"$output"
	done
	has "$(tr '\n' ' ' <<<"$output")" 'We then take your words out of the page and of every later copy.'
	# Only the day is another one, not the words that were read.
	expect 0 workshop report --today 2026-05-04 plan.yaml notes.csv
	code=$(code)
	expect 0 workshop report --today 2026-05-05 plan.yaml notes.csv
	[ "$(code)" = "$code" ]
	# A day that came, and of which nothing is written down.
	has "$output" $'Make the welcome card**\\\n   Develop. 14 April 2026. Not written up yet.'
	expect 0 workshop report --today 2026-04-13 plan.yaml notes.csv
	has "$output" $'Make the welcome card**\\\n   Develop. 14 April 2026. To come.'
}

@test "what was heard comes before the question that came of it" {
	printf 'question_now: What if nobody can say goodbye?\n' >>outcome.yaml
	for length in full easy; do
		expect 0 workshop report -f text --length $length plan.yaml notes.csv
		short=${output##*$'\nIn short\n'}
		has "${short%%The question is now:*}" 'Most of us met a new worker'
		has "${short#*The question is now:}" 'What if nobody can say goodbye?'
	done
}

@test "who looks after it begins with a capital, as all else does" {
	sed -i 's/^  lead: .*/  lead: us together/; s/^  approver: .*/  approver: the group/' plan.yaml
	expect 0 workshop report plan.yaml notes.csv
	has "$output" '- **Who leads:** Us together' '- **Who agrees it:** The group'
}

@test "without stages nothing is told of a double diamond" {
	expect 0 workshop report plan.yaml notes.csv
	has "$output" 'This is called a double diamond.' 'The double diamond is by'
	sed -i 's/^    stage: .*/    kind: learning day/' plan.yaml
	expect 0 workshop report plan.yaml notes.csv
	lacks "$output" diamond 'four stages'
	has "$output" 'Our stories of handovers'
}

@test "one page: what works and where people differ come before scores" {
	{
		echo session,theme,text,kind,consent,dots
		echo s1,Hellos,We want a call,idea,quote,1
		echo s1,Hellos,I would rather have a letter,differs,quote,
		echo s1,,The tea is good,strength,quote,
		for i in {1..30}; do echo "s1,Theme $i,Words of $i,idea,quote,"; done
	} >other.csv
	{
		echo session,voice,question,score,consent
		for _ in {1..6}; do
			for q in 2 6 9; do
				echo "before,parent,$q,1,quote"
				echo "after,parent,$q,3,quote"
			done
		done
	} >reflections.csv
	for i in {1..12}; do
		echo '  So much was said and done that it does not all fit on one side.'
	done >long
	sed -i '/^next:/,$d' outcome.yaml
	{ echo 'next: |'; cat long; } >>outcome.yaml
	for format in html md text; do
		expect 0 workshop report -f $format --length page plan.yaml other.csv
		grep -q 'How it felt' <<<"$output" &&
			has "$output" 'What already works' 'Where we saw it differently'
		if [ $format != text ]; then
			has "$output" 'The tea is good' 'I would rather have a letter' 'Hellos.'
		fi
	done
}

@test "headings heard most are a list, and other notes are counted plainly" {
	printf '%s\n' session,theme,text,consent 's1,It began again,One,quote' \
		's1,It began again,Two,quote' 's1,Nobody rang,Three,quote' s1,,Four,quote \
		>other.csv
	sed -i '/^in_short:/,/^letter:/{/^letter:/!d}' outcome.yaml
	expect 0 workshop report plan.yaml other.csv
	has "$output" $'**What we heard most:**\n\n- It began again\n- Nobody rang\n' \
		$'## What we heard\n' '2 notes spoke of this.' $'### Other ideas\n'
	rest=${output#*### Other ideas}
	rest=${rest%%##*}
	has "$rest" $'\n1 note.\n'
	lacks "$rest" 'spoke of this'
}

@test "a row with a problem is left out, and the status says so" {
	printf 'session,text,consent,dots\ns1,Good,quote,\ns1,Bad,quote,many\n' \
		>dots.csv
	expect 1 workshop report plan.yaml dots.csv
	has "$stderr" dots.csv:3 '[notes-bad-dots]'
	has "$output" Good
	lacks "$output$stderr" Bad
}

@test "form errors in a plan or an outcome: no report" {
	echo 'childare: yes' >>outcome.yaml
	expect 1 workshop report -o out.md plan.yaml notes.csv
	[ ! -e out.md ]
	rm outcome.yaml
	echo 'childare: yes' >>plan.yaml
	expect 1 workshop report -o out.md plan.yaml notes.csv
	[ ! -e out.md ]
}

@test "wrong use" {
	expect 2 workshop report
	one_problem report-no-notes
	expect 2 workshop report plan.yaml
	one_problem report-no-notes
	expect 2 workshop report notes.csv plan.yaml
	one_problem report-no-notes
	expect 2 workshop report - - </dev/null
	expect 2 workshop report --outcome - plan.yaml - </dev/null
	expect 2 workshop report -f pdf plan.yaml notes.csv
	expect 3 workshop report plan.yaml nothing.csv
	expect 3 workshop report nothing.yaml notes.csv
	expect 3 workshop report --outcome nothing.yaml plan.yaml notes.csv
	expect 3 workshop report --names nothing.csv plan.yaml notes.csv
	[ -z "$output" ]
}

@test "a names list that is not there is said loudly" {
	rm -r private
	expect 0 workshop report plan.yaml notes.csv
	has "$stderr" plan.yaml: private/names.csv '[report-no-names-list]'
	sed -i /names_list/d plan.yaml
	expect 0 workshop report plan.yaml notes.csv
	has "$stderr" '[report-no-names-list]'
}

@test "a plan from standard input has no folder" {
	expect 0 workshop report - notes.csv <plan.yaml
	has "$stderr" '[report-no-names-list]' '[report-no-outcome]'
	expect 0 workshop report --outcome outcome.yaml \
		--names private/names.csv - notes.csv <plan.yaml
	lacks "$stderr" '[report-no-names-list]' '[report-no-outcome]'
	lacks "$output" Wilhelmina
}

@test "never into the folder of the names list" {
	mkdir private/reports
	ln -s private open
	for file in private/out.md private/reports/out.md open/out.md \
		"$PWD/private/out.md"; do
		expect 2 workshop report -o "$file" plan.yaml notes.csv
		one_problem report-private-folder
		[ ! -e "$file" ]
	done
	(cd private && expect 2 workshop report -o out.md ../plan.yaml ../notes.csv)
	expect 0 workshop report -o private.md plan.yaml notes.csv
}

@test "a names list beside the plan is told, and used" {
	cp private/names.csv .
	expect 0 workshop report --names names.csv -o out.md plan.yaml notes.csv
	has "$stderr" '[report-names-not-apart]'
	lacks "$(cat out.md)" Wilhelmina
}

@test "first comes the group, its question, a quote it picked, and a change" {
	for length in page full easy; do
		expect 0 workshop report -f text --length $length plan.yaml notes.csv
		first=$(first_screen <<<"$output" | tr -s ' \n' ' ')
		has "$first" 'The Tuesday group' 'Three workers in one year.' \
			'Agreed: A visit with both workers, at least two weeks before.' \
			'Practitioner, by 1 June 2026.'
		has "$first" "$(sed -n 's/^question: //p' plan.yaml)"
		# About seventy words, and on longer ones also what this is.
		[ "$(wc -w <<<"${first%%Outcome summary,*}")" -le 90 ]
		[ $length != page ] || [ "$(wc -w <<<"$first")" -le 70 ]
	done
	# The group picks another, and a change without a date is named last.
	sed -i 's/^    when: 2026-06-01$/    when:/' outcome.yaml
	sed -i '/^Three times the same story/s/,1,/,3,/' notes.csv
	expect 0 workshop report -f text --length page plan.yaml notes.csv
	has "$output" 'Agreed: A visit with both workers, at least two weeks before. Practitioner.' \
		$'“A name and a photo before the first knock.”\n    – A parent'
}

@test "one page as text is a chat message" {
	expect 0 workshop report -f text --length page plan.yaml notes.csv
	[ "${#output}" -lt 1300 ]
	has "$output" 'Draft: not yet checked.' 'What did not work' \
		'What this does not tell you' 'Tell us if we got it wrong' \
		'hello@example.org' 'There is more in the full summary.'
	lacks "$output" '---' '==='
	# However much there is to say, these four are there.
	for _ in {1..200}; do
		echo '  The second morning ran late, and we were sorry about it.'
	done >long
	for key in in_short did_not_work next thanks; do
		sed -i "/^$key:/,/^[a-z]/{/^  /d}; s/^$key:.*//" outcome.yaml
		{ echo "$key: |"; cat long; } >>outcome.yaml
	done
	expect 0 workshop report -f text --length page plan.yaml notes.csv
	[ "${#output}" -lt 1300 ]
	has "$output" 'What did not work' 'It is written down in the full summary.' \
		'What this does not tell you' 'Tell us if we got it wrong'
	lacks "$output" 'The second morning'
}

@test "a short group tells all of it on one page" {
	cat >outcome.yaml <<-'YAML'
		kit: 1
		in_short: |
		  We made a card.
		changes:
		  - {said: Tell us, answer: yes, will: A card, who: parents, when: 2026-06-01}
		did_not_work: |
		  Mornings.
	YAML
	head -n 1 notes.csv >none.csv
	expect 0 workshop report -f text --length page plan.yaml none.csv
	has "$output" 'We made a card.' 'Mornings.' 'Agreed: A card.'
	lacks "$output" 'There is more' 'It is written down'
}

@test "what changed is a table on a page, and a list in easy words" {
	expect 0 workshop report -f html --length page plan.yaml notes.csv
	has "$output" '<body class="one">' '<th scope="col">What will happen</th>'
	expect 0 workshop report -f html --length easy plan.yaml notes.csv
	has "$output" '<body class="pictures">' 'It was not tested as Easy Read.' \
		'Who: practitioner. By when: 1&nbsp;June 2026.'
	lacks "$output" '<table'
}

@test "easy words: no sentence of ours has more than 15 words" {
	# Everything that is not ours is one word.
	cat >plan.yaml <<-'YAML'
		kit: 1
		title: Zz
		question: Zz?
		place: Zz
		owners: {lead: Zz, contact: zz@example.org}
		group: {name: Zz, missing: Zz}
		people: [{role: parent, knows_by: living}]
		strengths: [Zz]
		questions: [{id: Zz, ask: Zz?}]
		after: Zz
		glossary: {Zz: Zz}
		safe: {support: Zz, change_mind_by: 2026-06-01}
		sessions: [{title: Zz}, {title: Zz}]
	YAML
	cat >outcome.yaml <<-'YAML'
		kit: 1
		sessions: {s1: {came: {parent: 9}}, s2: {came: {parent: 3}}}
		changes: [{said: Zz, answer: no, because: Zz}, {answer: waiting}]
	YAML
	printf '%s\n' 'session,text,consent,dots,kind' 's1,Zz,quote,3,idea' \
		's1,Zz,private,,idea' 's1,Zz,quote,1,strength' >notes.csv
	{
		echo session,voice,question,score,word,consent
		printf 'after,,Zz,3,Zz,quote\n%.0s' 1 2 3 4 5 6
		printf 'after,group,Zz,3,Zz,quote\nafter,,Zz,3,Zz,ask\n'
	} >reflections.csv
	expect 0 workshop report -f text --length easy plan.yaml notes.csv
	has "$output" 'A small number could point to somebody.' 'After, on average: mostly'
	python3 - <<-PYTHON
		import re, sys
		text = """$output"""
		text = re.sub(r"^(?:[-=.! ]+|[–>] )", "", text, flags=re.M)
		blocks = re.split(r"\n\s*\n", text)
		bad = [s for b in blocks for s in re.split(r"(?<=[.?!:])\s+", " ".join(b.split()))
		       if len(s.split()) > 15]
		print(len(blocks), bad)
		sys.exit(bool(bad) or len(blocks) < 20)
	PYTHON
}

@test "before the first session: what is not known yet, and thanks to nobody" {
	head -n 1 notes.csv >none.csv
	rm outcome.yaml
	sed -i '/^partners:/,/^[a-z]*:/{/^partners:/d;/^ /d}' plan.yaml
	for length in full page easy; do
		expect 0 workshop report --length $length plan.yaml none.csv
		has "$output" 'No change is agreed yet.' 'What did not work' \
			'Nobody wrote anything here.' 'What this does not tell you' \
			'Tell us if we got it wrong'
		lacks "$output" '# Thank you' 'this is your work'
	done
	expect 0 workshop report --length page plan.yaml notes.csv
	has "$output" 'this is your work'
}

@test "what did not work and what is not told are in every report" {
	printf 'kit: 1\nchanges: [{said: Tea, answer: yes, will: Tea, when: 2026-06-01}]\n' >bare.yaml
	head -n 1 notes.csv >none.csv
	for format in md html text; do
		for length in full page easy; do
			for notes in notes none; do
				expect 0 workshop report -f $format --length $length \
					--outcome bare.yaml plan.yaml $notes.csv
				has "$output" 'What did not work' 'Nobody wrote anything here.' \
					'What this does not tell you'
			done
		done
	done
}

@test "no word of ours tells a stranger which service it is about" {
	cat >plan.yaml <<-'YAML'
		kit: 1
		title: Zz
		question: Zz?
		owners: {lead: Zz, contact: zz@example.org, legal: agreed}
		group: {name: Zz, missing: Zz}
		people: [{role: Zz, knows_by: living}]
		power: {rung: asking, each: Zz, money_held_by: Zz}
		safe: {support: Zz, consent: Zz}
		sessions: [{title: Zz}, {title: Zz}]
	YAML
	printf 'kit: 1\nsessions: {s1: {came: {Zz: 9}}}\nchanges: [{said: Zz, answer: no, because: Zz}]\n' >outcome.yaml
	printf '%s\n' session,text,consent,kind s1,Zz,quote,idea s1,Zz,quote,compost \
		s1,Zz,private,idea >notes.csv
	for format in md html text; do
		for length in full page easy; do
			expect 0 workshop report -f $format --length $length plan.yaml notes.csv
			has "$output" Zz
			output=${output#*</style>}
			output=${output//Design Council/}
			! grep -iowE 'social|councils?|child|children|famil(y|ies)|safeguarding|courts?|cases?|workers?|carers?|parents?|services?|mums?|dads?' \
				<<<"$output" || tell "$format $length"
		done
	done
}

@test "days of actions are all written in words" {
	printf '%s\n' session,text,kind,who,when,consent s1,One,action,us,2026-07-01,quote \
		s1,Two,action,us,30/06/2026,quote s1,Three,action,us,soon,quote >other.csv
	expect 0 workshop report plan.yaml other.csv
	has "$output" '| Us  | 1 July 2026 ' '| Us  | 30 June 2026 |' '| Us  | soon '
}

@test "whom to talk to is never cut off by the end of a side" {
	expect 0 workshop report -f html plan.yaml notes.csv
	has "$output" $'<section class="keep">\n<h2 id="hard">'
}

@test "ideas that were let go: a few, and that there are more" {
	{
		echo session,text,kind,consent
		printf 's1,Idea %d,compost,quote\n' 1 2 3 4 5
	} >other.csv
	expect 0 workshop report plan.yaml other.csv
	has "$output" 'Idea 1' 'Idea 5'
	lacks "$output" 'We let go of more ideas'
	echo 's1,Idea 6,compost,quote' >>other.csv
	expect 0 workshop report plan.yaml other.csv
	has "$output" 'We let go of more ideas than are shown here.'
	expect 0 workshop report --all-notes plan.yaml other.csv
	has "$output" 'Idea 6'
	lacks "$output" 'We let go of more ideas'
}

@test "one code stands for all lengths" {
	expect 0 workshop report plan.yaml notes.csv
	code=$(code)
	for length in page easy; do
		expect 0 workshop report --length $length plan.yaml notes.csv
		[ "$(code)" = "$code" ]
	done
}

@test "each line of the contents leads to its part" {
	expect 0 workshop report -f html plan.yaml notes.csv
	grep -o 'href="#[^"]*' <<<"$output" | sed 's/.*#//' | sort -u >links
	grep -o ' id="[^"]*' <<<"$output" | sed 's/.*"//' | sort -u >ids
	[ "$(wc -l <links)" -gt 15 ]
	[ -z "$(comm -23 links ids)" ] || tell "$(comm -23 links ids)"
}

@test "the style of a page is less than 12 kB" {
	expect 0 workshop report -f html plan.yaml notes.csv
	style=${output#*<style>}
	style=${style%%</style>*}
	has "$style" '@media print' '.one' ':root{'
	lacks "$style" '/*'
	[ "${#style}" -lt 12000 ]
}
