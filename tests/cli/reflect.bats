#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop import --reflections: answers to the questions that a group asks
# itself, from tables and from forms.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	mkdir private
	printf 'find,use\nMarigold Testname,[a worker]\n' >private/names.csv
	cat >plan.yaml <<-'END'
		kit: 1
		title: Riverbend
		question: What helps?
		owners: {lead: all of us, contact: hello@example.org}
		safe: {names_list: private/names.csv}
		people:
		  - {role: parent, knows_by: living, number: 8}
		  - {role: link worker, knows_by: learning, number: 4}
		questions: [6, care, {id: kettle, ask: 'Is the kettle on?'}]
		sessions:
		  - {id: door, title: One, steps: [10 break]}
		  - {id: walk, title: Two, steps: [10 break]}
	END
}

HEAD=session,voice,question,score,word,story,picture,next,consent

# sheet NAME ROW...: writes NAME.csv, a table of answers.
sheet() {
	local name=$1
	shift
	printf '%s\n' "$HEAD" "$@" >"$name.csv"
}

# take STATUS OPTION...: imports answers.
take() {
	local wanted=$1
	shift
	expect "$wanted" workshop import --reflections --plan plan.yaml "$@"
}

# into STATUS OPTION...: imports answers into r.csv.
into() {
	local wanted=$1
	shift
	take "$wanted" --into r.csv "$@"
}

# start: r.csv with four answers of first.csv, and a copy of it.
start() {
	sheet first 'door,parent,6,3,listened,A long tale,7,More tea,quote' \
		'door,parent,6,2,,,,,count' 'door,parent,6,2,,,,,count' \
		'walk,group,care,not sure,,,,,private'
	into 0 first.csv
	cp r.csv before.csv
	cp .r.csv.imported before.imported
}

# unchanged: nothing at all was written.
unchanged() {
	same before.csv r.csv
	has "$stderr" 'Nothing had to be changed in r.csv'
}

# edit EXPRESSION: people change r.csv with sed.
edit() {
	sed -i -E "$1" r.csv
	cp r.csv before.csv
}

# grown N: r.csv begins with all bytes of before.csv, and N lines more.
grown() {
	cmp -n "$(stat -c %s before.csv)" before.csv r.csv || tell "not as before"
	[ $(($(wc -l <before.csv) + $1)) = "$(wc -l <r.csv)" ] ||
		tell "not $1 lines more"
}

# receipt FILTER: what stands in the last line of standard error.
receipt() {
	tail -n 1 <<<"$stderr" | python3 -c '
import json, sys
receipt = json.load(sys.stdin)
assert receipt["records"] == sum(receipt[k] for k in (
    "new", "repeat", "merged", "not_a_note", "blank", "problem")), receipt
print(eval(sys.argv[1], {}, receipt))' "$1"
}

@test "each row of a table is new, blank or a problem, and fit to be kept" {
	sheet s 'Door,Parent,6,Mostly,listened,Marigold Testname rang 07700 900123,,,quote' \
		'before,,Care,not sure,,,,,' \
		'door,,,,,,,,' \
		'walk,uncle,kettle,2,,After the court hearing,,,quote' \
		'walk,group,kettle,4,,I take WORDS back,9,,withdrawn' \
		'walk,parent,6,SIX,WORDS,,,,quote' \
		'walk,parent,77,1,WORDS,,,,quote' \
		'walk,parent,6,1,safe,,,,yes'
	take 1 --problems left.csv --receipt json s.csv
	same - <(printf '%s\n' "$output") <<-END
		$HEAD
		door,parent,6,3,listened,[a worker] rang [phone],,,quote
		before,,care,not sure,,,,,
		walk,not said,kettle,2,,After the court hearing,,,ask
		walk,group,kettle,4,,,,,withdrawn
		walk,parent,6,1,safe,,,,ask
	END
	[ "$(receipt '(records, new, blank, problem, redacted, consent_not_read, no_consent_mark, withdrawn, check)')" = '(8, 5, 1, 2, 2, 1, 1, 1, 1)' ]
	has "$stderr" 's.csv:7: error: ' '[reflections-bad-score]' \
		's.csv:8: error: ' '[reflections-unknown-question]' \
		'[reflections-unknown-voice]' '[reflections-unknown-consent]'
	lacks "$stderr" WORDS Marigold
	same left.csv - <<-'END'
		file,line,column,value,problem,row
		s.csv,7,score,SIX,"a score is 0, 1, 2, 3, 4, 'not sure', or blank","walk,parent,6,SIX,WORDS,,,,quote"
		s.csv,8,question,77,"the question of this row is not one that the plan asks; use its number, its theme or its id","walk,parent,77,1,WORDS,,,,quote"
	END
	[ "$(stat -c %a left.csv)" = 600 ]
	take 1 s.csv
	has "$stderr" '    8  rows read' '    5  new answers' \
		'    1  blank row, skipped' '    2  rows with a problem, left out' \
		'    8  so every row is accounted for' 'one answer a row' \
		"answer may point to somebody: consent 'ask'"
}

@test "what was imported is what a report reads" {
	sheet s 'after,,6,3,YESWORD,,,,quote' 'after,,6,3,NOWORD,,,,count'
	take 0 -o reflections.csv s.csv
	printf 'session,text,consent\ndoor,Tea,quote\n' >notes.csv
	expect 0 workshop report --today 2026-05-01 plan.yaml notes.csv
	has "$output" YESWORD
	lacks "$output" NOWORD
}

@test "the same again changes nothing at all, whatever it is called" {
	local about
	start
	[ "$(stat -c %a .r.csv.imported)" = 600 ]
	lacks "$(cat .r.csv.imported)" tale door parent
	about=$(stat -c '%i %Y %Z' r.csv .r.csv.imported)
	into 0 first.csv first.csv
	unchanged
	has "$stderr" '    8  repeats of answers we already have'
	same before.imported .r.csv.imported
	[ "$about" = "$(stat -c '%i %Y %Z' r.csv .r.csv.imported)" ]
	cp first.csv again.csv
	into 0 again.csv
	unchanged
	# A project that was moved.
	mkdir -p a/captures b/captures
	cp first.csv a/captures/sheet.csv
	echo door,parent,care,1,,,,,count >>a/captures/sheet.csv
	into 0 a/captures/sheet.csv
	cp r.csv before.csv
	cp a/captures/sheet.csv b/captures
	into 0 b/captures/sheet.csv
	unchanged
}

@test "people who say the same count each, and only what is new is added" {
	start
	printf '%s\n' 'door,parent,6,2,,,,,count' 'door,parent,6,3,,,,,count' >>first.csv
	into 0 --receipt json first.csv
	grown 2
	[ "$(receipt '(new, repeat)')" = '(2, 4)' ]
	cp r.csv before.csv
	into 0 first.csv
	unchanged
}

@test "two tables that give the same scores count both, a story once" {
	local i
	sheet table-1 'door,parent,6,2,,,,,count' 'door,parent,6,3,,,,,count' \
		'door,parent,care,1,safe,,,,quote' 'door,parent,6,,,A long tale,,,quote'
	sheet table-2 'door,parent,6,2,,,,,count' 'door,parent,6,,,A long tale,,,quote' \
		'door,parent,care,1,safe,,,,quote'
	mkdir other
	cp table-2.csv other/table-1.csv
	echo 'door,parent,care,4,,,,,count' >>other/table-1.csv
	into 0 --receipt json table-1.csv table-2.csv other/table-1.csv
	[ "$(receipt '(records, new, repeat)')" = '(11, 9, 2)' ]
	cp r.csv before.csv
	for i in 1 2 3; do
		into 0 other/table-1.csv table-2.csv table-1.csv
		unchanged
	done
	into 0 --withdraw 2
	cp r.csv before.csv
	take 0 -o r.csv table-1.csv table-2.csv other/table-1.csv
	same before.csv r.csv
	sed -i '2s/count$/withdrawn/' table-2.csv
	into 0 table-2.csv
	[ "$(grep -c 'door,parent,6,2,,,,,withdrawn' r.csv)" = 2 ]
	cp r.csv before.csv
	sed -i '2s/withdrawn$/count/' table-2.csv
	take 0 -o r.csv table-1.csv table-2.csv other/table-1.csv
	same before.csv r.csv
}

@test "a form that is downloaded again, with more in it, is the same form" {
	printf 'Is the kettle on?\n3\n3\n4\n' >'Our form (1).csv'
	printf 'Is the kettle on?\n4\n3\n4\n3\n1\n' >'Our form (12).csv'
	into 0 --session door 'Our form (1).csv'
	cp r.csv before.csv
	into 0 --session door 'Our form (12).csv'
	grown 2
	printf 'Is the kettle on?\n3\n3\n' >'Their form.csv'
	cp r.csv before.csv
	into 0 --session door 'Their form.csv'
	grown 2
}

@test "answers that people put right or took out never come back" {
	start
	edit 's/A long tale/A long story/; 3d; s/private$/ask/'
	into 0 first.csv
	unchanged
	into 0 --again first.csv
	# The corrected one comes again as it was; the others are there.
	grown 2
	has "$stderr" '2 answers that were taken out of the file are back in it'
}

@test "consent is tightened in one row that says so, and never loosened" {
	start
	sheet later 'door,parent,6,3,listened,A long tale,7,More tea,ask' \
		'door,parent,6,2,,,,,count' 'door,parent,6,2,,,,,private' \
		'walk,group,care,not sure,,,,,quote'
	into 0 later.csv
	same r.csv - <<-END
		$HEAD
		door,parent,6,3,listened,A long tale,7,More tea,ask
		door,parent,6,2,,,,,private
		door,parent,6,2,,,,,count
		walk,group,care,not sure,,,,,private
	END
	has "$stderr" 'row 2: consent was quote, and is now ask' \
		'row 3: consent was count, and is now private'
	cp r.csv before.csv
	into 0 later.csv first.csv
	unchanged
	sed -i '2s/ask$/withdrawn/' later.csv
	into 0 later.csv
	has "$(sed -n 2p r.csv)" 'door,parent,6,3,,,,,withdrawn'
	has "$stderr" 'row 2: consent was ask, and is now withdrawn; its words are wiped' \
		'please destroy as well: picture 7'
	cp r.csv before.csv
	into 0 --again first.csv later.csv
	unchanged
}

@test "in one run, too, the stricter mark counts, and a name put out does not hide a row" {
	sheet first 'door,parent,6,3,,Marigold Testname came,,,quote'
	sheet later 'door,parent,6,3,,Marigold Testname came,,,count'
	take 0 -o r.csv first.csv later.csv
	same r.csv - <<-END
		$HEAD
		door,parent,6,3,,[a worker] came,,,count
	END
	sed -i 's/count$/private/' later.csv
	into 0 later.csv
	has "$(cat r.csv)" '[a worker] came,,,private'
}

@test "a stricter mark for a row that was put right is told, not lost" {
	start
	edit 's/A long tale/A long story/'
	sed '2s/quote$/private/' first.csv >later.csv
	into 0 later.csv
	unchanged
	has "$stderr" '[reflections-not-found]' '1 answer came again'
}

@test "--withdraw takes the number of a row, wipes it, and it stays gone" {
	start
	into 0 --withdraw 2 --dry-run
	same before.csv r.csv
	into 0 --withdraw 2
	same r.csv <(sed '2s/.*/door,parent,6,3,,,,,withdrawn/' before.csv)
	has "$stderr" 'row 2: consent was quote, and is now withdrawn; its words are wiped' \
		'picture 7'
	into 0 --withdraw 3
	[ "$(sed -n 3p r.csv)" = door,parent,6,2,,,,,withdrawn ]
	cp r.csv before.csv
	into 0 first.csv
	unchanged
	into 0 --again first.csv
	unchanged
	take 0 -o r.csv first.csv
	same before.csv r.csv
	into 2 --withdraw 99
	has "$stderr" 'no answer in row 99' '[usage]'
	into 2 --withdraw 1
	into 2 --withdraw door-001
	has "$stderr" 'the number of its row'
	take 2 --withdraw 2
	same before.csv r.csv
}

@test "what people withdraw in the file by hand is wiped and stays gone" {
	start
	edit '2s/quote$/withdrawn/; 3s/count$/withdrawn/'
	into 0 first.csv
	same r.csv <(sed '2s/.*/door,parent,6,3,,,,,withdrawn/' before.csv)
	cp r.csv before.csv
	cp .r.csv.imported before.imported
	into 0 --again first.csv
	unchanged
	same before.imported .r.csv.imported
	take 0 -o r.csv first.csv
	same before.csv r.csv
	take 0 -o r.csv first.csv
	same before.csv r.csv
}

@test "a form gives its answers by question, and nothing of who gave them" {
	cat >form.csv <<-'END'
		"Timestamp","Email","Who are you?","Voice","6. To what extent are we treating each person as someone who knows a lot from their own life?","Why? (6)","In one word: Is the kettle on?","Is the kettle on?","Can we quote this?"
		"2026/03/01","zoe@example.org","Zoe","parent","Mostly","Zed story","warm","4","quote"
		"2026/03/02","amy@example.org","Amy","parent","a little","All good","","not sure","It stays in the room"
		"2026/03/03","bea@example.org","Bea","link worker","9","","","",""
		"2026/03/04","cat@example.org","Cat","","","","","",""
	END
	take 1 --session door --receipt json form.csv
	same - <(printf '%s\n' "$output") <<-END
		$HEAD
		door,parent,6,1,,All good,,,private
		door,parent,6,3,,Zed story,,,quote
		door,parent,kettle,4,warm,,,,quote
		door,parent,kettle,not sure,,,,,private
	END
	[ "$(receipt '(records, new, blank, problem, unknown_columns, files[0]["shape"])')" = \
		"(8, 4, 3, 1, ['Timestamp', 'Email', 'Who are you?'], 'answers')" ]
	lacks "$stderr" example.org Zoe 2026/03/01
	into 1 --session door form.csv
	has "$stderr" '    8  answers read' '    8  so every answer is accounted for' \
		'a person a row, a question a column'
	# Neither file tells in which order people answered.
	{ head -n 1 form.csv; tail -n +2 form.csv | tac; } >other.csv
	cp r.csv before.csv
	into 1 --session door other.csv
	unchanged
	take 1 --session door -o other.out other.csv
	same r.csv other.out
	# Later, more people have answered.
	echo '"2026/03/05","dot@example.org","Dot","parent","Mostly","Zed story","warm","4","quote"' >>form.csv
	into 1 --session door form.csv
	grown 2
}

@test "a form that does not say when is told once, and so is one we do not know" {
	printf 'Is the kettle on?\n3\n4\n' >form.csv
	take 1 form.csv
	[ "$(grep -c 'reflections-no-session' <<<"$stderr")" = 1 ]
	has "$stderr" 'give --session' '2  answers with a problem'
	take 0 --session after form.csv
	printf 'Timestamp,Was it nice?\nx,WORDS\n' >other.csv
	take 1 --session after other.csv
	has "$stderr" '[column-no-answer]' 'a column for each question' 'Nothing was written'
	lacks "$stderr" WORDS
	expect 1 workshop import --reflections --session after form.csv
	has "$stderr" 'give --plan'
	take 0 --session after --shape answers form.csv
	take 1 --session after --shape notes form.csv
	has "$stderr" '[column-no-answer]'
}

@test "scores from 1 to 5 are suspected aloud" {
	sheet s 'door,,6,5,,,,,quote' 'door,,6,1,,,,,quote'
	take 1 s.csv
	has "$stderr" '[reflections-scale]' 'one too high'
	sheet s 'door,,6,5,,,,,quote' 'door,,6,0,,,,,quote'
	take 1 s.csv
	lacks "$stderr" '[reflections-scale]'
}

@test "any encoding, delimiter and end of line comes to the same" {
	local kind
	sheet plain 'door,parent,6,3,café,"one, two",,,quote' 'door,,care,1,,,,,count'
	take 0 -o plain.out plain.csv
	iconv -t UTF-16 plain.csv >utf16.csv
	iconv -t WINDOWS-1252 plain.csv >cp1252.csv
	sed 's/$/\r/' plain.csv >crlf.csv
	tr '\n' '\r' <plain.csv >cr.csv
	{ printf '\xef\xbb\xbf'; cat plain.csv; } >bom.csv
	python3 - <<-'END'
		import csv
		rows = list(csv.reader(open("plain.csv", encoding="utf-8")))
		for name, mark in ("semicolon", ";"), ("tab", "\t"), ("pipe", "|"):
		    with open(name + ".csv", "w", encoding="utf-8", newline="") as file:
		        csv.writer(file, delimiter=mark).writerows(rows)
	END
	{ echo 'sep=;'; cat semicolon.csv; } >sep.csv
	for kind in utf16 cp1252 crlf cr bom semicolon tab pipe sep; do
		take 0 -o "$kind.out" "$kind.csv"
		same plain.out "$kind.out"
	done
	iconv -t ISO-8859-15 plain.csv >ordered.csv
	take 0 --encoding iso-8859-15 --delimiter comma -o ordered.out ordered.csv
	same plain.out ordered.out
	take 0 --bom -o marked.out plain.csv
	same marked.out <(printf '\xef\xbb\xbf'; cat plain.out)
}

@test "a file that a spreadsheet saved again is added to in its own dialect" {
	start
	sed -i 's/^/"/; s/,/";"/g; s/$/"\r/' r.csv
	sed -i '1s/"next"/"next";"my notes"/; 2s/;"More tea"/;"More tea";"mine; all"/' r.csv
	{ printf '\xef\xbb\xbf'; cat r.csv; } >before.csv
	cp before.csv r.csv
	sheet second 'door,parent,6,4,warm,"a; b",,,quote'
	into 0 first.csv
	same before.csv r.csv
	into 0 second.csv
	grown 1
	tail -n 1 r.csv >line.csv
	same line.csv <(printf '"door";"parent";"6";"4";"warm";"a; b";"";"";"";"quote"\r\n')
	# A file without an end of line, with fewer columns.
	printf 'question,score,session' >r.csv
	rm .r.csv.imported
	into 0 second.csv
	same r.csv - <<-'END'
		question,score,session,voice,word,story,consent
		6,4,door,parent,warm,a; b,quote
	END
}

@test "answers that walk wrote, or people typed, stay beside those that come" {
	sheet r 'door,parent,6,3,,A long tale,,,quote'
	cp r.csv before.csv
	sheet first 'door,parent,6,3,,A LONG tale.,,,quote' 'door,parent,6,3,,,,,quote'
	into 0 first.csv
	grown 2
	has "$stderr" '[reflections-alike]' '1 new answer has a story that another answer tells'
}

@test "--keep copies a column of a table, and withdrawing wipes it" {
	printf 'session,question,score,table,consent\ndoor,6,3,Marigold Testname,quote\n' >s.csv
	into 0 --keep Table s.csv
	same r.csv - <<-END
		$HEAD,Table
		door,,6,3,,,,,quote,[a worker]
	END
	into 0 --withdraw 2
	[ "$(tail -n 1 r.csv)" = 'door,,6,3,,,,,withdrawn,' ]
	take 2 --keep score s.csv
	printf 'Table,Is the kettle on?\na,3\n' >form.csv
	take 1 --session door --keep Table form.csv
	has "$stderr" '[keep-not-used]' 'same person'
	[ -z "$output" ]
}

@test "--map says which column is which" {
	printf 'When,What,How\ndoor,6,3\n' >s.csv
	take 1 s.csv
	has "$stderr" '[column-no-answer]'
	take 0 --map 'When=session,What=question,How=score' s.csv
	has "$output" 'door,,6,3,'
	take 1 --map 'Other=session,What=question,How=score' --session door s.csv
	has "$stderr" '[map-not-used]'
	take 2 --map 'When=text' s.csv
}

@test "what is for notes only is said, and a file of notes is left alone" {
	sheet s 'door,,6,3,,,,,quote'
	take 2 --step 1 s.csv
	has "$stderr" '--step is for notes'
	take 2 --profile google-forms s.csv
	has "$stderr" '--profile is for notes'
	take 2 --shape list s.csv
	has "$stderr" '--shape: reflections are'
	take 2 --session nowhere s.csv
	printf 'note,session,text\nn-1,door,Tea\n' >r.csv
	cp r.csv before.csv
	into 1 s.csv
	has "$stderr" 'r.csv:1: error: ' '[into-not-reflections]'
	same before.csv r.csv
	: >r.csv
	into 0 s.csv
	has "$(cat r.csv)" 'door,,6,3,'
	sheet none 'door,,,,,,,,'
	cp r.csv before.csv
	take 1 -o r.csv none.csv
	has "$stderr" '[import-no-notes]' 'no answer in what was read'
	same before.csv r.csv
	rm r.csv
	into 1 s.csv
	has "$stderr" '[into-missing]' 'no answer that came before'
	into 0 --again s.csv
	has "$(cat r.csv)" 'door,,6,3,'
	: >.~lock.r.csv#
	into 3 s.csv
	has "$stderr" '[file-open-elsewhere]'
}

@test "many at once leave all answers, once" {
	local i
	for i in {1..20}; do
		sheet "s$i" "door,,6,3,,Story $i,,,quote" "door,,care,$((i % 5)),,,,,count"
	done
	for i in {1..20} {1..20}; do
		workshop import --reflections --plan plan.yaml --into r.csv "s$i.csv" 2>/dev/null &
	done
	wait
	[ "$(wc -l <r.csv)" = 41 ]
	[ "$(grep -o 'Story [0-9]*' r.csv | sort -u | wc -l)" = 20 ]
}

@test "a field that is no text, and one that never ends, are told at their line" {
	{ printf '%s\n' "$HEAD"; printf 'door,,6,3,,caf\xe9 caf\xc3\xa9,,,quote\ndoor,,6,3,,a\0b,,,quote\ndoor,,6,1,,,,,quote\n'; } >s.csv
	take 1 --receipt json s.csv
	[ "$(receipt '(records, new, problem)')" = '(3, 1, 2)' ]
	has "$stderr" 's.csv:2: error' 's.csv:3: error' '[notes-bad-bytes]'
	{ printf '%s\n' "$HEAD"; printf 'door,,6,3,,"never,,,quote\n%.0s' {1..50}; } >s.csv
	take 1 -o out.csv s.csv
	has "$stderr" '[csv-quote'
	[ ! -e out.csv ]
}
