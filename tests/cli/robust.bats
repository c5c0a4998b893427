#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What every program does the same when it is called wrongly, when the machine
# fails it, and when what it reads is hostile.

load helper

PROGRAMS='
new
check
agenda
sheet
import
report
'

# Each way to read a file: the program, and its words with @ for the file.
# The other files are fine.
READERS='
check @
check --outcome @ plan.yaml
agenda @
sheet @
import --plan plan.yaml @
import --plan @ capture.csv
import --plan plan.yaml --names @ capture.csv
report @ notes.csv
report plan.yaml @
report --outcome @ plan.yaml notes.csv
'

# Each way to read standard input.
STREAMS='
check
check -
agenda
agenda -
sheet
sheet -
import --plan plan.yaml
import --plan plan.yaml -
report - notes.csv
report plan.yaml -
'

# Each way to write a page or a table.
WRITERS='
agenda plan.yaml
sheet plan.yaml
import --plan plan.yaml capture.csv
report plan.yaml notes.csv
'

# And those who write only what is not there yet.
MAKERS="$WRITERS"'new
'

setup() {
	mkdir "$BATS_TEST_TMPDIR/here"
	cd "$BATS_TEST_TMPDIR/here" || return
	cat >plan.yaml <<-'END'
		kit: 1
		title: A small plan
		question: What would make endings kinder?
		owners:
		  lead: Parents and workers
		  contact: hello@example.org
		people:
		  - role: parent
		    knows_by: living
		    number: 8
		safe:
		  names_list: private/names.csv
		sessions:
		  - id: s1
		    title: First day
		    stage: discover
		    date: 2024-02-08
		    starts: 10:00
		    steps:
		      - 10 arrive: Tea
		      - id: wall
		        minutes: 20
		        kind: talk
		        do: Notes on a wall
		        ask: What helps?
	END
	cat >outcome.yaml <<-'END'
		kit: 1
		sessions:
		  s1:
		    came: {parent: 8}
	END
	cat >capture.csv <<-'END'
		session,step,table,kind,text,voice,theme,dots,consent
		s1,wall,1,idea,Ring us a week later,parent,After,3,quote
		s1,wall,2,idea,One letter with both names,parent,Letters,1,quote
	END
	cp capture.csv notes.csv
	mkdir private
	echo 'find,use' >private/names.csv
	echo 'kit: 2' >bad.yaml
}

# each LIST FUNCTION...: calls FUNCTION with the words of each line.
each() {
	local line
	while read -r line; do
		[ -n "$line" ] || continue
		echo "with: $line" # what is shown last is what failed
		# shellcheck disable=SC2086 # a line is several words
		"${@:2}" $line
	done <<<"$1"
}

# told STATUS CODE COMMAND...: ends with STATUS and tells CODE once.  If that is
# wrong use or the machine, nothing else is wrong (notes may be said, and import
# has its receipt).
told() {
	local wanted=$1 code=$2 all
	shift 2
	expect "$wanted" "$@"
	all=$(grep -E ': (error|must|should|think): ' <<<"$output"$'\n'"$stderr")
	[ "$(grep -cF "[$code]" <<<"$all")" -eq 1 ] ||
		tell "not exactly one problem [$code]"
	[[ $wanted -eq 1 || $all == "$(grep -v ': note: ' <<<"$stderr")" ||
		$* == *workshop-import* && $(wc -l <<<"$all") -eq 1 ]] ||
		tell "more is told than the problem"
}

# reading FILE STATUS CODE NAME WORDS...: told, with FILE in place of @.
reading() {
	local file=$1 wanted=$2 code=$3 program=workshop-$4
	shift 4
	told "$wanted" "$code" "$program" "${@/#@/$file}"
}

# --- called wrongly ---

helps() {
	expect 0 "workshop-$1" --help
	[[ ${lines[0]} == "workshop-$1 "* && -z $stderr ]]
	has "$output" "examples:" "exit status:"
	same <("workshop-$1" -h) <("workshop-$1" --help)
	same <(workshop "$1" --help) <("workshop-$1" --help)
}

@test "--help: how to use it, on standard output" {
	each "$PROGRAMS" helps
	expect 0 workshop --help
	[[ ${lines[0]} == "workshop "* && -z $stderr ]]
	same <(workshop -h) <(workshop --help)
}

tells_version() {
	expect 0 "$1" --version
	[[ $output =~ ^"$1 "[0-9]+\.[0-9]+\.[0-9]+$ && -z $stderr ]]
	same <("$1" -V) <("$1" --version)
}

program_tells_version() {
	tells_version "workshop-$1"
}

@test "--version: one line, on standard output" {
	tells_version workshop
	each "$PROGRAMS" program_tells_version
}

refuses_option() {
	local option
	for option in --no-such-option --no-such=3 -Z --hel; do
		told 2 usage "workshop-$1" "$option" plan.yaml
		[ -z "$output" ]
	done
}

@test "an unknown option is wrong use" {
	each "$PROGRAMS" refuses_option
	told 2 usage workshop --no-such-option
}

@test "an unknown program is wrong use, with the nearest name" {
	told 2 usage workshop agenta plan.yaml
	has "$stderr" "did you mean 'agenda'?"
}

@test "no program named is wrong use, with the list of them" {
	expect 2 workshop
	has "$stderr" agenda import "[usage]"
}

@test "standard input can be read once only" {
	told 2 usage workshop-check - -
	told 2 usage workshop-check --outcome - -
	told 2 usage workshop-import --plan - -
	told 2 usage workshop-import --plan plan.yaml --names - -
	told 2 usage workshop-report - -
	told 2 usage workshop-report --outcome - plan.yaml -
	told 2 usage workshop-report plan.yaml - -
}

@test "one plan is enough for an agenda or a sheet" {
	told 2 usage workshop-agenda plan.yaml plan.yaml
	told 2 usage workshop-sheet plan.yaml plan.yaml
}

# --- what is named cannot be read ---

@test "a file that is not there" {
	each "$READERS" reading not-there 3 cannot-open
}

@test "a folder given as a file" {
	mkdir folder
	each "$READERS" reading folder 3 cannot-read
}

@test "a file that may not be read" {
	cp plan.yaml closed
	chmod 000 closed
	each "$READERS" reading_without_rights closed
}

reading_without_rights() {
	local file=$1 program=$WORKSHOP_BIN/workshop-$2
	shift 2
	told 3 cannot-open without_rights "$program" "${@/#@/$file}"
}

@test "an empty file" {
	: >empty
	each "$(grep -v names <<<"$READERS")" reading empty 1 empty-file
	each "$STREAMS" reads_nothing
}

reads_nothing() {
	told 1 empty-file "workshop-$1" "${@:2}" </dev/null
}

reads_no_stream() {
	told 3 cannot-read "workshop-$1" "${@:2}" <.
	told 3 cannot-read bash -c 'exec "$@" <&-' bash "workshop-$1" "${@:2}"
}

@test "standard input is a folder, or closed" {
	each "$STREAMS" reads_no_stream
}

# --- what is written cannot be kept ---

# Files as they were: their names, kinds, rights and bytes.
snapshot() {
	find . -type f -exec sha256sum {} + | sort
	find . -printf '%p %y %m %l\n' | sort
}

# writing_fails HOW WORDS...: HOW (a command that takes a command) makes the
# writing of WORDS fail; the status is 3 and all files are as they were.
writing_fails() {
	local before
	before=$(snapshot)
	told 3 cannot-write "$1" "workshop-$2" "${@:3}"
	same <(echo "$before") <(snapshot)
}

to_full() {
	"$@" >/dev/full
}

to_closed() {
	"$@" >&-
}

o_full() {
	"$@" -o /dev/full
}

@test "a full disk as standard output, also for help" {
	each "$MAKERS" writing_fails to_full
	for name in $PROGRAMS; do
		writing_fails to_full "$name" --help
		writing_fails to_full "$name" --version
	done
	told 3 cannot-write to_full workshop --help
	told 3 cannot-write to_full workshop-check bad.yaml
}

@test "a closed standard output" {
	each "$MAKERS" writing_fails to_closed
	for name in $PROGRAMS; do
		writing_fails to_closed "$name" --help
	done
	told 3 cannot-write to_closed workshop --help
	told 3 cannot-write to_closed workshop-check bad.yaml
}

@test "a full disk behind -o" {
	each "$MAKERS" writing_fails o_full
}

# The largest file may be 1 KiB, and the program is not stopped by the signal.
in_small_space() {
	(
		trap '' XFSZ
		ulimit -f 1
		"$@" -o old
	)
}

@test "the disk is full half way: the old file is whole, and nothing is left" {
	echo 'what was there' >old
	more_notes >>capture.csv
	cp capture.csv notes.csv
	more_steps >>plan.yaml
	each "$WRITERS" writing_fails in_small_space
}

more_notes() {
	for i in {1..40}; do
		echo "s1,wall,$i,idea,Something to think about number $i,parent,After,1,quote"
	done
}

more_steps() {
	for i in {1..40}; do
		printf '      - id: more%d\n        minutes: 5\n        kind: talk\n        do: Talk %d\n        ask: What else?\n' "$i" "$i"
	done
}

into_closed_folder() {
	without_rights "$WORKSHOP_BIN/$1" "${@:2}" -o shut/page
}

@test "a folder that may not be written" {
	mkdir shut
	chmod 500 shut
	each "$MAKERS" writing_fails into_closed_folder
	chmod 700 shut
}

into_missing_folder() {
	"$@" -o nowhere/page
}

into_folder() {
	"$@" -o folder
}

@test "a folder that is not there, or a folder as the file" {
	mkdir folder
	each "$MAKERS" writing_fails into_missing_folder
	each "$MAKERS" writing_fails into_folder
}

over_kept_file() {
	without_rights "$WORKSHOP_BIN/$1" "${@:2}" -o kept
}

@test "a file that is set to be kept is not replaced" {
	echo 'keep me' >kept
	chmod 444 kept
	each "$WRITERS" writing_fails over_kept_file
}

# The reader has gone before a byte is written.
to_nobody() {
	{
		until [ -e gone ]; do sleep 0.01; done
		rm gone
		"$@" || echo "$?" >status
	} | {
		exec <&-
		: >gone
	}
	local said
	said=$(cat status)
	rm status
	return "$said"
}

@test "the reader of a pipe goes away" {
	each "$MAKERS" writing_fails to_nobody
}

# --- what is written is kept ---

replaces() {
	echo 'what was there' >target
	chmod 640 target
	ln -sf target link
	"workshop-$1" "${@:2}" >wanted
	expect 0 "workshop-$1" "${@:2}" -o link
	[[ -z $output && -L link && $(stat -c %a target) == 640 ]]
	without_key wanted >wanted.cut
	without_key target >target.cut
	same wanted.cut target.cut
	rm -f wanted wanted.cut target target.cut link
	[ -z "$(find . -name '*.??????' -newer plan.yaml)" ]
}

# The last column of a notes file, "key", differs by place.
without_key() {
	sed 's/,[0-9a-f]*$//' "$1"
}

@test "-o through a symbolic link replaces the file it names, with its rights" {
	each "$WRITERS" replaces
}

refuses_input() {
	local before
	before=$(snapshot)
	expect 1 "workshop-$1" "${@:2}" -o old
	same <(echo "$before") <(snapshot)
}

@test "an error in what was written leaves an older page as it was" {
	echo 'what was there' >old
	echo 'titel: twice' >>plan.yaml
	refuses_input agenda plan.yaml
	refuses_input sheet plan.yaml
	refuses_input report plan.yaml notes.csv
}

twice() {
	"workshop-$1" --today 2024-02-08 "${@:2}" >here
	TZ=Asia/Tokyo LC_ALL=C "workshop-$1" --today 2024-02-08 "${@:2}" >there
	[ -s here ]
	same here there
}

@test "the same input gives the same bytes, wherever and whenever" {
	each "$MAKERS" twice
}

# --- hostile input ---

# Ways to read YAML, and ways to read rows.
YAML_READERS=$(grep -E '@.*plan.yaml|^(check|agenda|sheet|report) @|plan @' <<<"$READERS" | grep -vE 'plan.yaml (@|--names @)')
ROW_READERS='
import --plan plan.yaml @
report plan.yaml @
'

# quickly COMMAND...: fails if it takes a minute, or more than 256 MB.  All of
# these take less than 2 seconds, but a machine may be busy.  The sanitizers ask
# for all the memory that there could be.
quickly() {
	(
		grep -q __asan_init "$WORKSHOP_BIN/workshop-import" || ulimit -v 262144
		exec timeout 60 "$@"
	)
}

@test "very deep YAML is refused at once, with its place" {
	printf '[%.0s' {1..100000} >deep
	each "$YAML_READERS" reading deep 1 yaml-too-deep
	for ((i = 0; i < 40; i++)); do printf '%*sa:\n' "$i" ''; done >deep
	each "$YAML_READERS" reading deep 1 yaml-too-deep
	has "$output$stderr" "deep:33:"
}

@test "YAML of more than a mebibyte is refused" {
	{
		cat plan.yaml
		head -c 1048576 /dev/zero | tr '\0' '#'
	} >large
	each "$YAML_READERS" reading large 1 too-large
}

@test "NUL, other control characters and broken UTF-8 are refused in YAML" {
	printf 'kit: 1\ntitle: A\0B\n' >hostile
	each "$YAML_READERS" reading hostile 1 yaml-control-character
	has "$output$stderr" "hostile:2:9:"
	printf 'kit: 1\ntitle: A\033[2JB\n' >hostile
	each "$YAML_READERS" reading hostile 1 yaml-control-character
	printf 'kit: 1\ntitle: caf\351\n' >hostile
	each "$YAML_READERS" reading hostile 1 not-text
	has "$output$stderr" "hostile:2:11"
}

bad_row() {
	local file=$1 program=workshop-$2
	shift 2
	expect 1 "$program" "${@/#@/$file}"
	has "$stderr" "$file:3" "[notes-bad-bytes]"
	lacks "$stderr" "secret"
	has "$output" "Ring us" "last one"
}

@test "NUL and broken UTF-8 in a row leave that row out, by its place" {
	{
		head -n 2 capture.csv
		printf 's1,wall,1,idea,a secret \0 here,parent,After,1,quote\n'
		printf 's1,wall,1,idea,the last one,parent,After,1,quote\n'
	} >nul
	each "$ROW_READERS" bad_row nul
	{
		head -n 2 capture.csv
		printf 's1,wall,1,idea,a secret \377\376 here,parent,After,1,quote\n'
		printf 's1,wall,1,idea,the last one,parent,Café,1,quote\n'
	} >bytes
	each "$ROW_READERS" bad_row bytes
}

@test "a quotation mark that is never closed does not swallow the file" {
	{
		cat capture.csv
		printf 's1,wall,1,idea,"a secret,parent,After,1,quote\n'
		yes 's1,wall,1,idea,More words,parent,After,1,quote' | head -c 20000000
	} >open
	each "$ROW_READERS" refuses_open
}

refuses_open() {
	local program=workshop-$1
	shift
	expect 1 quickly "$program" "${@/#@/open}"
	has "$stderr" "open:4: error:" "is never closed" "[csv-quote-open]"
	lacks "$stderr" "secret"
}

@test "a field of more than a mebibyte is told by its row" {
	{
		cat capture.csv
		printf 's1,wall,1,idea,'
		head -c 1100000 /dev/zero | tr '\0' 'x'
		printf ',parent,After,1,quote\n'
	} >huge
	each "$ROW_READERS" refuses_huge
}

refuses_huge() {
	local program=workshop-$1
	shift
	expect 1 quickly "$program" "${@/#@/huge}"
	has "$stderr" "huge:4"
	lacks "$stderr" "xxx" "quotation mark"
}

@test "a million columns, and five million empty lines" {
	{
		head -c 1000000 /dev/zero | tr '\0' ','
		echo
	} >columns
	each "$ROW_READERS" quick_and_told columns
	{
		cat capture.csv
		head -c 1000000 /dev/zero | tr '\0' ','
	} >columns
	each "$ROW_READERS" quick_and_told columns
	{
		cat capture.csv
		head -c 5000000 /dev/zero | tr '\0' '\n'
	} >lines
	expect 0 quickly workshop-import --plan plan.yaml lines
}

# Of a short line more is made than of a long one, for all that it has bytes.
@test "a million notes of one letter" {
	{
		echo text
		yes a | head -n 1000000
	} >short
	expect 0 quickly workshop-import -o notes.csv short
	has "$stderr" "1000000  new notes"
}

@test "a field of 64 megabytes, NULs, half pairs and quotation marks without end" {
	{
		cat capture.csv
		head -c 64000000 /dev/zero | tr '\0' 'x'
	} >field
	each "$ROW_READERS" quick_and_told field
	lacks "$stderr" "quotation mark"
	{
		cat capture.csv
		printf '"'
		yes 'words, words' | head -c 64000000
		printf '"'
	} >quoted
	each "$ROW_READERS" quick_and_told quoted
	has "$stderr" "quoted:4:" "never closed"
	{
		cat capture.csv
		head -c 20000000 /dev/zero
	} >nul
	each "$ROW_READERS" quick_and_told nul
	lacks "$stderr" "quotation mark"
	{
		printf '\377\376'
		iconv -t UTF-16LE capture.csv
		yes $'\330' | head -c 20000000 | tr '\n' '\0' | tail -c +2
	} >halves
	each "$ROW_READERS" quick_and_told halves
	{
		cat capture.csv
		head -c 20000001 /dev/zero | tr '\0' '"'
	} >quotes
	each "$ROW_READERS" quick_and_told quotes
}

@test "rows with a problem that nobody asked for take no memory" {
	{
		echo text,theme
		yes 'words,theme,one cell too many' | head -n 400000
	} >rows
	grep -q __asan_init "$WORKSHOP_BIN/workshop-import" || ulimit -v 65536
	expect 1 workshop-import -o notes.csv rows
	has "$stderr" " 400000  rows with a problem"
}

# Work that grows with the square of its length would not end in time.
@test "long cells of quotation marks, digits, dots, at signs and direction marks" {
	local piece
	for piece in '"b' '1 ' 'a.' 'a@' '07' $'\u202e' 'GB ' '@a' 'www.' 'A1 '; do
		{
			head -n 2 capture.csv
			printf 's1,wall,1,idea,"a'
			yes "$piece" | tr -d '\n' | head -c 900000
			printf '",parent,After,1,quote\n'
		} >long
		expect 0 quickly workshop-import --plan plan.yaml -o notes.csv long
		has "$stderr" "2  rows read"
	done
}

@test "ids that climb out of the folder, and cells that are formulas" {
	local id
	for id in '../../etc/passwd' '..' '/s1' 's1/../s2' '=s1' '-1+2|cmd'; do
		{
			head -n 1 capture.csv
			printf '%s,wall,1,idea,words,parent,,,quote\n' "$id"
			printf 's1,%s,1,idea,words,parent,,,quote\n' "$id"
		} >ids
		expect 1 quickly workshop-import --plan plan.yaml ids
		has "$stderr" "ids:2: error:" "[notes-unknown-session]" \
			"ids:3: error:" "[notes-unknown-step]"
		expect 1 quickly workshop-import ids
		has "$stderr" "ids:2: error:" "[notes-unknown-session]"
	done
	{
		echo session,table,text,theme
		printf 's1,"%s","%s","%s"\n' '=1+1' '=cmd|x!A0' '@SUM(1)'
	} >formulas
	expect 0 workshop-import --plan plan.yaml formulas
	has "$output" ",'=1+1,,'=cmd|x!A0," ",'@SUM(1),"
}

ANSWERS=$'session,voice,question,score,word,story,picture,next,consent\ns1,parent,6,3,calm,A tale,7,More tea,quote'
FORM=$'Timestamp,Voice,How did it go?\n3/5/2026 14:07:09,parent,3'

# answers_told HEAD CODE PART COMMAND...: answers, and below them what COMMAND
# makes, are told at the third line, each way that answers come.
answers_told() {
	local code=$1 part=$2 head
	shift 2
	for head in "$ANSWERS" "$FORM"; do
		{
			echo "$head"
			"$@"
		} >answers
		expect 1 quickly workshop-import --reflections --plan asks.yaml \
			--session s1 -o kept.csv answers
		has "$stderr" "answers:3" "[$code]" "$part"
		lacks "$stderr" secret
	done
}

letters() {
	head -c "$1" /dev/zero | tr '\0' "$2"
}

open_and_long() {
	printf 's1,parent,"a secret\n'
	yes 's1,parent,6,3,calm,A secret,7,More tea,quote' | head -c 20000000
}

# In the form the first column is the time, and the third the score.
bad_answer() {
	# shellcheck disable=SC2059 # the bytes are for printf to make
	if [[ $head == Time* ]]; then
		printf "s1,parent,$1 secret\n\303\251,parent,3\n"
	else
		printf "s1,parent,6,3,$1,secret\ns1,parent,6,3,\303\251\n"
	fi
}

@test "hostile answers are told at once, with their row and what to do" {
	sed 's/^sessions:/questions: [6, {id: went, ask: How did it go?}]\nsessions:/' \
		plan.yaml >asks.yaml
	answers_told too-large "a cell may have" letters 64000000 x
	answers_told too-large "a cell may have" letters 20000000 '\0'
	answers_told too-large "more than" letters 1000000 ,
	answers_told csv-quote-open "put a quotation mark at its end" open_and_long
	answers_told too-large "may never be closed" letters 20000001 '"'
	answers_told notes-bad-bytes "save the file again" bad_answer '\0'
	answers_told notes-bad-bytes "save the file again" bad_answer '\355\240\200'
	{
		echo "$ANSWERS"
		letters 5000000 '\n'
		printf '=s1,parent,6,3,,,,,quote\n../s1,parent,6,3,,,,,quote\n'
		printf 's1,parent,../../etc,3,,,,,quote\n'
		printf 's1,parent,6,3,=1+1,"@SUM(1) \342\200\256x",,,quote\n'
	} >answers
	expect 1 quickly workshop-import --reflections --plan asks.yaml answers
	has "$stderr" "answers:5000003: error:" "answers:5000004: error:" \
		"[reflections-unknown-session]" "answers:5000005: error:" \
		"[reflections-unknown-question]" "2  new answers" \
		"1 character that turns"
	has "$output" ",'=1+1,'@SUM(1) x,"
}

quick_and_told() {
	local file=$1 program=workshop-$2
	shift 2
	expect 1 quickly "$program" "${@/#@/$file}"
	has "$stderr" "$file:"
}

# --- people's words are words ---

# shellcheck disable=SC2016,SC1003 # all of it is as written
WORDS=(
	'<script>alert(1)</script>'
	'"><img src=x onerror=alert(1)>'
	'# A heading'
	'![a picture](http://example.org/x.png)'
	'[a link](javascript:alert(1))'
	'<http://example.org>'
	'=1+1'
	'@SUM(1)'
	'~~~'
	'```'
	'    four spaces'
	'- a list'
	'1. a list'
	'> a quote'
	'| a | table |'
	'---'
	'*stars* _lines_ ~~gone~~ `code`'
	'&lt;b&gt; &amp; &#x3c;'
	'a\b \* \'
	'</style></main><h1>Not ours</h1>'
	'{{ 7 * 7 }} ${HOME} $(id) %s %n'
)

# A capture in which each of WORDS is a note, and one is a theme.
hostile_capture() {
	local word
	echo 'session,step,table,kind,text,voice,theme,dots,consent'
	for word in "${WORDS[@]}"; do
		printf 's1,wall,1,idea,"%s",parent,"%s",1,quote\n' \
			"${word//\"/\"\"}" '<b>*A theme*</b>'
	done
	printf 's1,wall,1,idea,"two\n# lines",parent,,1,quote\n'
	printf 's1,wall,1,idea,"ESC \033[2J here",parent,,1,quote\n'
	printf 's1,wall,1,idea,"turned \xe2\x80\xae round",parent,,1,quote\n'
}

# all_words FORMAT PAGE: all WORDS can be read on it as they were written, and it
# has no element that a page of ours does not have.
all_words() {
	python3 "$WORKSHOP_SRC/tests/cli/words.py" "$1" "$2" "${WORDS[@]}"
	none_of_escape "$2"
}

none_of_escape() {
	if LC_ALL=C grep -nP '\x1b|\xe2\x80\xae' "$1"; then
		tell "$1 has control characters"
	fi
}

@test "people's words stay words in each format of the report" {
	local format
	hostile_capture >hostile.csv
	expect 0 workshop-import --plan plan.yaml -o notes.csv hostile.csv
	none_of_escape notes.csv
	# Links are taken out on the way in.
	WORDS=("${WORDS[@]//http:\/\/example.org\/x.png/[link]}")
	WORDS=("${WORDS[@]//http:\/\/example.org/[link]}")
	for format in md html text; do
		workshop-report -f "$format" --all-notes -o "page.$format" plan.yaml notes.csv
		all_words "$format" "page.$format"
	done
	has "$(cat page.html)" "default-src 'none'"
}

@test "a plan's words stay words in each format of the agenda" {
	local format word titles=''
	for word in "${WORDS[@]}"; do
		titles+=$(printf "  - title: '%s'\n    stage: discover\n    steps: [{minutes: 10, kind: talk, do: '%s'}]" \
			"${word//\'/\'\'}" "${word//\'/\'\'}")$'\n'
	done
	sed '/^sessions:/,$d' plan.yaml >hostile.yaml
	printf 'sessions:\n%s' "$titles" >>hostile.yaml
	for format in md html text; do
		for who in facilitator everyone; do
			workshop-agenda -f "$format" --for "$who" -o "page.$format" hostile.yaml
			all_words "$format" "page.$format"
		done
	done
}

@test "words of people are in no message" {
	printf 'session,text,dots,consent\ns9,Auntie Bee said so,1,quote\ns1,Auntie Bee,lots,Auntie Bee\n' >odd.csv
	expect 1 workshop-import --plan plan.yaml -o notes.csv odd.csv
	lacks "$stderr" Auntie
}
