#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop import: captures in, notes out.

load helper

HERE=$BATS_TEST_DIRNAME/import
PLAN=$HERE/plan.yaml
HEADER=note,session,step,table,kind,text,voice,moment,theme,dots,colour,picture,consent,share_as,flag,show,lang,who,when,source,key

# capture LINE...: writes capture.csv.
capture() {
	printf '%s\n' "$@" >capture.csv
}

# cell FILE ROW COLUMN: a cell of a file of notes; rows from 1.
cell() {
	python3 -c '
import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
sys.stdout.write(rows[int(sys.argv[2]) - 1][sys.argv[3]])' "$@"
}

# Standard error without what was read: only the problems.
problems() {
	grep -E '\[[a-z-]+\]$' <<<"$stderr" || true
}

# The folder is empty, but for what bats itself puts there.
nothing_written() {
	[ -z "$(find . -type f ! -name 'separate-stderr-*')" ]
}

@test "a sheet becomes notes, with a receipt that adds up" {
	expect 1 workshop import --plan "$PLAN" -o notes.csv "$HERE/sheet.csv"
	[ -z "$output" ]
	[ "$(head -n 1 notes.csv)" = "$HEADER" ]
	[ "$(cell notes.csv 1 text)" = $'They said "soon", and then\nnothing' ]
	[ "$(cell notes.csv 1 note)" = door-001 ]
	[ "$(cell notes.csv 8 note)" = door-008 ]
	[ "$(cell notes.csv 1 source)" = sheet.csv:2 ]
	[ "$(cell notes.csv 2 source)" = sheet.csv:4 ]
	[ "$(cell notes.csv 4 theme)" = Waiting ]
	[ "$(cell notes.csv 5 consent)" = ask ]
	[ "$(cell notes.csv 5 text)" = 'Café au lait ☕' ]
	has "$stderr" "   11  rows read" "    8  new notes" \
		"    1  blank row" "    2  rows with a problem" \
		"   11  so every row is accounted for" "not copied   question" \
		"1 note was withdrawn" "3 names, numbers, addresses and links"
	has "$(problems)" "sheet.csv:9: error:" "sheet.csv:10: error:" \
		"1 note has the consent 'yes'"
	[ "$(problems | wc -l)" = 3 ]
}

@test "names, telephone numbers, email addresses and withdrawn words are gone" {
	expect 1 workshop import --plan "$PLAN" -o notes.csv "$HERE/sheet.csv"
	[ "$(cell notes.csv 2 text)" = "[my son]'s chair was there first" ]
	[ "$(cell notes.csv 3 text)" = "ring [phone] or mail [email]" ]
	[ -z "$(cell notes.csv 6 text)" ]
	[ "$(cell notes.csv 6 consent)" = withdrawn ]
	for secret in Quillan 07700 someone@ 'I take it back'; do
		lacks "$(cat notes.csv .notes.csv.imported)$stderr" "$secret"
	done
}

@test "what somebody said is in no message" {
	expect 1 workshop import --plan "$PLAN" --problems problems.csv \
		-o notes.csv "$HERE/sheet.csv"
	lacks "$stderr" "Nobody knows" "=1+1" "shed" "many" "Café" "soon"
}

@test "a board: loose headers, semicolons, a byte order mark, the file's own lines" {
	expect 0 workshop import --plan "$PLAN" --session walk --step bench \
		"$HERE/board.csv"
	[ "${lines[0]}" = "$HEADER" ]
	[ "${lines[1]}" = "walk-001,walk,bench,,,Put the judge; last,,,Order,2,,,,,check,,,,,board.csv:2," ]
	[ "${lines[2]}" = "walk-002,walk,bench,,,A bell,,,Order,,,,,,,,,,,board.csv:3," ]
	has "$stderr" "UTF-8 with a byte order mark, semicolons between cells" \
		"Card Name -> text" "List Name -> theme" "Vote Count -> dots" \
		"not copied   Members" "flag 'check'"
}

@test "a header that we do not know is mapped, or told" {
	capture 'What hurts,Where' 'The queue,Door'
	expect 1 workshop import capture.csv
	[ -z "$output" ]
	has "$stderr" "[column-no-text]" "'What hurts', 'Where'" --map \
		"Nothing was written"
	expect 0 workshop import --map 'what HURTS=text, Where=table' capture.csv
	has "$output" "n-001,,,Door,,The queue,"
	expect 1 workshop import --map 'What hurts=text,Elsewhere=table' capture.csv
	has "$(problems)" "'Elsewhere'" "[map-not-used]"
	expect 2 workshop import --map 'What hurts=pain' capture.csv
	has "$stderr" "[usage]" "a column is 'note', 'session', 'step', " " or 'question'"
	expect 2 workshop import --map 'What hurts=txet' capture.csv
	has "$(problems)" "did you mean 'text'?" "[usage]"
}

@test "two columns for one are a question, not a guess" {
	capture 'Note,Comment' 'a,b'
	expect 1 workshop import -o notes.csv capture.csv
	has "$(problems)" "'Note' and 'Comment'" "[column-twice]"
	[ ! -e notes.csv ]
	expect 0 workshop import --map Comment=text capture.csv
	has "$output" ",b,"
}

@test "a file of headers and words alone shows no words" {
	capture 'They never told us that the worker would change,then' 'again,and again'
	expect 1 workshop import capture.csv
	lacks "$stderr" "They never" "again"
	capture 'They never told us that the worker would change' 'again and again'
	expect 0 workshop import -o notes.csv capture.csv
	lacks "$stderr" "They never" "again"
	has "$(problems)" "capture.csv:1: should:" "[list-first-line]"
}

@test "the problems file has each row left out, and is private" {
	umask 022
	expect 1 workshop import --plan "$PLAN" --problems problems.csv \
		-o notes.csv "$HERE/sheet.csv"
	[ "$(head -n 1 problems.csv)" = file,line,column,value,problem,row ]
	[ "$(cell problems.csv 1 line)" = 9 ]
	[ "$(cell problems.csv 1 column)" = session ]
	[ "$(cell problems.csv 1 value)" = shed ]
	[ "$(cell problems.csv 1 row)" = 'shed,,,,,Nobody knows where this was,,,,,,' ]
	[ "$(cell problems.csv 2 value)" = many ]
	[ "$(stat -c %a problems.csv)" = 600 ]
	[ "$(stat -c %a .notes.csv.imported)" = 600 ]
	[ "$(stat -c %a notes.csv)" = 644 ]
}

@test "the problems file is text, whatever the capture holds" {
	printf 'text,dots\nbad \377 \033 \0 here,1\n"=2, or 3",x\n' >capture.csv
	expect 1 workshop import --problems problems.csv capture.csv
	iconv -f UTF-8 -t UTF-8 problems.csv >/dev/null
	run ! grep -qP '\x1b|\x00' problems.csv
	[ "$(cell problems.csv 2 row)" = "'\"'=2, or 3\",x" ] ||
		[ "$(cell problems.csv 2 row)" = "\"'=2, or 3\",x" ]
}

@test "the same notes in two captures are taken once" {
	cp "$HERE/sheet.csv" again.csv
	expect 1 workshop import --plan "$PLAN" -o notes.csv "$HERE/sheet.csv" again.csv
	has "$stderr" "   22  rows read" "    8  new notes" \
		"    8  repeats" "    2  blank rows" "    4  rows with a problem"
	# Two notes with the same words in one capture are two notes.
	[ "$(cell notes.csv 7 text)" = "$(cell notes.csv 8 text)" ]
	[ "$(cell notes.csv 7 key)" != "$(cell notes.csv 8 key)" ]
}

@test "keys: made for a file, kept by its sidecar, blank on standard output" {
	expect 0 workshop import --session walk -o notes.csv "$HERE/board.csv"
	[[ $(cell notes.csv 1 key) =~ ^[0-9a-f]{32}$ ]]
	cp notes.csv first.csv
	[ "$(wc -l <.notes.csv.imported)" = 3 ]
	has "$(cat .notes.csv.imported)" "$(cell notes.csv 1 key)" \
		"$(cell notes.csv 2 key)"
	expect 0 workshop import --session walk -o notes.csv "$HERE/board.csv"
	same first.csv notes.csv
	expect 0 workshop import --session walk -o others.csv "$HERE/board.csv"
	[ "$(cell others.csv 1 key)" != "$(cell notes.csv 1 key)" ]
	workshop import --session walk "$HERE/board.csv" >out.csv
	[ -z "$(cell out.csv 1 key)" ]
	[ ! -e .out.csv.imported ]
}

@test "a key is of the words as captured, and of their place" {
	capture 'session,step,table,text' 's,1,a,Quillan' 's,1,b,Quillan' \
		's,2,a,Quillan' 't,1,a,Quillan'
	expect 0 workshop import -o notes.csv capture.csv
	sort -u .notes.csv.imported >keys
	[ "$(wc -l <keys)" = 5 ]
	expect 0 workshop import --names "$HERE/private/names.csv" -o notes.csv capture.csv
	same keys <(sort -u .notes.csv.imported)
}

@test "--dry-run shows the receipt and writes nothing" {
	expect 1 workshop import --plan "$PLAN" --dry-run --problems problems.csv \
		-o notes.csv "$HERE/sheet.csv"
	has "$stderr" "    8  new notes" "this was a dry run"
	nothing_written
	expect 0 workshop import --dry-run "$HERE/board.csv"
	[ -z "$output" ]
}

@test "no plan, and no names list, are said aloud" {
	expect 0 workshop import "$HERE/board.csv"
	has "$(problems)" "[import-no-plan]" "[names-missing]"
	has "$output" "n-001,,,"
	cp "$PLAN" plan.yaml
	expect 0 workshop import --plan plan.yaml --session walk "$HERE/board.csv"
	has "$(problems)" "[names-missing]" private/names.csv
	lacks "$stderr" "[import-no-plan]"
	expect 0 workshop import --plan - --session walk \
		--names "$HERE/private/names.csv" "$HERE/board.csv" <"$PLAN"
	[ -z "$(problems)" ]
}

@test "a names list that cannot be used stops the import" {
	expect 3 workshop import --names none.csv -o notes.csv "$HERE/board.csv"
	has "$(problems)" "none.csv" "[cannot-open]"
	echo 'Quillan' >names.csv
	expect 1 workshop import --names names.csv -o notes.csv "$HERE/board.csv"
	has "$(problems)" "names.csv:1:" "[names-no-header]"
	printf 'find,use\n--,x\n' >names.csv
	expect 1 workshop import --names names.csv -o notes.csv "$HERE/board.csv"
	has "$(problems)" "names.csv:2:" "[names-bad-row]"
	lacks "$stderr" Quillan
	[ ! -e notes.csv ]
}

@test "a name in the name of a capture is told without the name" {
	cp "$HERE/board.csv" quillan.csv
	expect 0 workshop import --plan "$PLAN" --session walk quillan.csv
	has "$(problems)" "[name-in-file-name]"
}

@test "names are taken out of what a message shows" {
	capture 'text,voice' 'a,Quillan'
	expect 0 workshop import --plan "$PLAN" --session walk capture.csv
	has "$(problems)" "the voice '[my son]'" "[notes-unknown-voice]"
}

@test "formulas are guarded on the way out and freed on the way in" {
	capture text "=1+1" "-5" "'- a dash" "''@x" "'tis"
	expect 0 workshop import -o notes.csv capture.csv
	[ "$(cell notes.csv 1 text)" = "'=1+1" ]
	[ "$(cell notes.csv 2 text)" = "-5" ]
	[ "$(cell notes.csv 3 text)" = "'- a dash" ]
	[ "$(cell notes.csv 4 text)" = "''@x" ]
	[ "$(cell notes.csv 5 text)" = "'tis" ]
	expect 0 workshop import -o again.csv notes.csv
	same <(cut -d, -f6 notes.csv) <(cut -d, -f6 again.csv)
}

@test "notes.csv, saved again by a spreadsheet, is read as it was" {
	expect 1 workshop import --plan "$PLAN" -o notes.csv "$HERE/sheet.csv"
	python3 - <<-'END'
		import csv
		with open("notes.csv", encoding="utf-8", newline="") as file:
		    rows = list(csv.reader(file))
		with open("saved.csv", "w", encoding="utf-8-sig", newline="") as file:
		    for row in rows:
		        while row and not row[-1]:
		            row.pop()
		        csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerow(row)
	END
	expect 0 workshop import --plan "$PLAN" -o again.csv saved.csv
	same <(cut -d, -f1-19 notes.csv | grep -v , ; cut -d, -f2-8 notes.csv) \
		<(cut -d, -f1-19 again.csv | grep -v , ; cut -d, -f2-8 again.csv)
}

@test "control characters are shown, direction marks taken out, both counted" {
	printf 'text\na\033[2Jb\nx\342\200\256y\342\200\216z\n' >capture.csv
	expect 0 workshop import -o notes.csv capture.csv
	[ "$(cell notes.csv 1 text)" = $'a\xef\xbf\xbd[2Jb' ]
	[ "$(cell notes.csv 2 text)" = xyz ]
	has "$stderr" "1 control character" "2 characters that turn"
}

@test "NUL and bad UTF-8 make a problem row, told by its line" {
	printf 'text,theme\n"a\nb",c\nx\0y,c\nz\377,c\nfine,\303\251\n' >capture.csv
	expect 1 workshop import -o notes.csv capture.csv
	has "$(problems)" "capture.csv:4: error:" "capture.csv:5: error:"
	[ "$(cell notes.csv 2 text)" = fine ]
	[ "$(cell notes.csv 2 source)" = capture.csv:6 ]
}

@test "a row whose quotation marks fit nothing is left out whole, and no other" {
	printf '%s\n' 'text,theme,consent' '"a",Tea,quote' '"never, closed,Tea,private' \
		'"still the same' '"b",Tea,quote' '"c","say "Tea","or" not",quote' '"e",Tea,quote' \
		'"f,Tea,quote' >capture.csv
	expect 1 workshop import --problems problems.csv --receipt json -o notes.csv capture.csv
	has "$stderr" "capture.csv:3: error: in lines 3 to 4, the quotation marks do not fit" \
		"capture.csv:6: error: the quotation marks can be read in more than one way" \
		"write each of them twice" \
		"capture.csv:8: error: a cell that begins with a quotation mark is never closed" \
		"[csv-quote]" "[csv-quote-open]" '"records":6,"new":3' '"problem":3'
	lacks "$stderr" "still the same"
	[ "$(cell notes.csv 1 text)/$(cell notes.csv 2 text)/$(cell notes.csv 3 text)" = a/b/e ]
	[ "$(cell notes.csv 2 source)" = capture.csv:5 ]
	# All of it is kept, as it stands.
	python3 - problems.csv <<-'END'
		import csv, sys
		rows = list(csv.DictReader(open(sys.argv[1], newline="")))
		assert [r["line"] for r in rows] == ["3", "6", "8"], rows
		assert '"never, closed,Tea,private\n"still the same' in rows[0].values(), rows
		assert '"f,Tea,quote' in rows[2].values(), rows
	END
}

@test "a file of notes that holds such a row is not read at all by a report" {
	capture 'session,text,consent' 's1,"a secret,quote' 's1,"b",quote'
	expect 1 workshop report "$HERE/plan.yaml" capture.csv
	has "$stderr" "capture.csv:2: error:" "[csv-quote-open]"
	lacks "$stderr" secret
}

# The words of notes, each as a line of Python; how a board that knows nothing of
# quotation marks writes them, among rows that it writes well; all come back.
@test "whatever quotation marks stand in a note of such a board, it comes back" {
	python3 - <<-'END'
		import csv, subprocess
		words = [
		    'He is 6"', '"Soon" is no day', '"Soon"', 'a "b" c', '"', '6" or 7"',
		    'Two\n"one" and two', 'Two\n"one and two', 'Said "soon"\nand left', 'one\ntwo "',
		    'Ask "what", then wait', 'Ask ,"what" then', '"x" y\nz', 'a "b"\n\nc "d"',
		    'say "x"\n"', '"a"\n"b"\n"c"', 'a ""b"" c "d"', 'said "go" , and left',
		    '"go"; "stay"', '"a" "b" "c"',
		    '5\' 6"', '"a, b", said he, and "c"', '"x" (y)', 'so "soon"!', '"So?"',
		    'a\n"b" c\n"d"', '"b" ,c', 'word "x", ' * 300 + "end",
		]
		when = "Thu Mar 05 2026 14:07:09 GMT+0000 (Coordinated Universal Time)"
		def board(text):
		    return f'"Well","{text}",3,{when},"undefined"\n'
		def wrapped(text):
		    return f'"s1","{text}","Tea"\n'
		def bare(text):
		    return f'1,"{text}",3\n'
		for make, head in (board, "Type,Description,Votes,CreatedDate,CreatedBy\n"), \
		        (wrapped, "session,text,theme\n"), (bare, "id,text,dots\n"):
		    for rows in [words] + [[w] for w in words]:
		        for top in [], ["A plain one"]:
		            for end in [], ["The last, plain"]:
		                all = top + rows + end
		                with open("c.csv", "w", newline="") as f:
		                    f.write(head + "".join(map(make, all)).rstrip("\n" if end else ""))
		                done = subprocess.run(["workshop", "import", "-o", "-", "c.csv"],
		                                      capture_output=True, text=True)
		                got = [r["text"] for r in csv.DictReader(done.stdout.splitlines(True))]
		                assert got == [w.strip() for w in all], (make, all, got, done.stderr)
		                assert "[csv-quote-kept]" in done.stderr
	END
}

@test "quotation marks that a board does not write twice are words, said aloud" {
	expect 0 workshop import --map 'Description=text,Type=theme' \
		--problems problems.csv -o notes.csv "$HERE/undoubled.csv"
	[ "$(cell notes.csv 1 text)" = 'They said "soon" and went home' ]
	[ "$(cell notes.csv 2 text)" = $'Two lines:\nboth "one" and "two"!' ]
	[ "$(cell notes.csv 3 text)" = 'A note without any' ]
	[ "$(cell notes.csv 4 text)" = 'Ask "what helps", then wait' ]
	[ "$(cell notes.csv 5 source)" = undoubled.csv:7 ]
	has "$(problems)" "undoubled.csv:2:24: should: 8 quotation marks" \
		"[csv-quote-kept]"
	has "$stderr" "    5  rows read" "    5  new notes"
	lacks "$stderr" soon
}

@test "a quotation mark at the end of a cell or a line is a word's own, too" {
	printf '%s\n' 'A look back' '' 'Feedback Items' \
		'Type,Description,Votes,CreatedDate,CreatedBy' \
		'"Well","They said "soon"",3,Thu Mar 05 2026,"undefined"' \
		'"Well",""Soon"",1,Thu Mar 05 2026,"undefined"' \
		'"Try","Ask "what helps"' 'and wait",0,Thu Mar 05 2026,"undefined"' \
		'"Try","The last one",0,Thu Mar 05 2026,"undefined"' >retro.csv
	expect 0 workshop import -o notes.csv retro.csv
	[ "$(cell notes.csv 1 text)" = 'They said "soon"' ]
	[ "$(cell notes.csv 1 dots)" = 3 ]
	[ "$(cell notes.csv 2 text)" = '"Soon"' ]
	[ "$(cell notes.csv 3 text)" = $'Ask "what helps"\nand wait' ]
	[ "$(cell notes.csv 4 source)" = retro.csv:9 ]
	has "$(problems)" "retro.csv:5:19: should: 6 quotation marks" \
		"[csv-quote-kept]"
	has "$stderr" "    4  new notes"
}

@test "a last column without quotation marks: what it holds stays words" {
	expect 0 workshop import -o notes.csv "$HERE/unquoted.csv"
	[ "$(cell notes.csv 1 text)" = 'More benches by the door' ]
	[ "$(cell notes.csv 2 text)" = 'A sign that says "Come in" would help' ]
	[ "$(cell notes.csv 3 text)" = 'Tea, a table and time' ]
	has "$(problems)" "unquoted.csv:3:" "[csv-quote-kept]" \
		"unquoted.csv:4: should: 1 row has" "[notes-cells-joined]"
}

@test "what is read does not depend on the order of good rows and odd ones" {
	local i
	{
		echo 'text,theme'
		for i in {1..3000}; do echo "note $i,a"; done
		echo '"a "word" of it",b'
		for i in {1..3000}; do echo "more $i,a"; done
	} >capture.csv
	expect 0 workshop import -o notes.csv capture.csv
	has "$stderr" " 6001  rows read" " 6001  new notes"
	has "$(problems)" "capture.csv:3002:"
	[ "$(cell notes.csv 3001 text)" = 'a "word" of it' ]
	[ "$(cell notes.csv 6001 text)" = 'more 3000' ]
}

@test "a file that is empty, or no UTF-8, is told" {
	: >empty.csv
	expect 1 workshop import empty.csv
	has "$(problems)" "empty.csv: error:" "[empty-file]"
	printf '\n\n ,\n' >empty.csv
	expect 1 workshop import empty.csv
	has "$(problems)" "[empty-file]"
	printf 'text,\377,\303\251\na,b,c\n' >header.csv
	expect 1 workshop import header.csv
	has "$(problems)" "header.csv:1:" "CSV UTF-8" "[not-text]"
	head -n 1 "$HERE/sheet.csv" >header.csv
	expect 0 workshop import header.csv
	has "$stderr" "0  rows read"
}

# The sheet without what Windows-1252 does not have.
plain_sheet() {
	sed 's/ ☕/ –/' "$HERE/sheet.csv"
}

@test "whatever the encoding, the notes are the same, and it is told" {
	local encoding
	mkdir utf8 other
	plain_sheet >utf8/sheet.csv
	workshop import --plan "$PLAN" utf8/sheet.csv >wanted.csv 2>said || [ $? = 1 ]
	has "$(cat said)" "read as      UTF-8, commas between cells"
	for encoding in UTF-16LE UTF-16BE UTF-16 windows-1252; do
		iconv -t "$encoding" utf8/sheet.csv >other/sheet.csv
		workshop import --plan "$PLAN" other/sheet.csv \
			2>said >notes.csv || [ $? = 1 ]
		same wanted.csv notes.csv
		has "$(cat said)" "read as      ${encoding/%16/16LE with a byte order mark}"
		# A pipe can be read only once.
		workshop import --plan "$PLAN" <other/sheet.csv >piped.csv || [ $? = 1 ]
		same <(sed 's/sheet.csv:/standard input:/' notes.csv) piped.csv
		tail -n +1 other/sheet.csv | workshop import --plan "$PLAN" >piped.csv || [ $? = 1 ]
		same <(sed 's/sheet.csv:/standard input:/' notes.csv) piped.csv
	done
	has "$(cat said)" "windows-1252 (a guess: it is not UTF-8), commas"
}

@test "--encoding: what is ordered is obeyed; what iconv does not know is wrong use" {
	printf 'text\ncaf\351 \244\n' >capture.csv
	expect 0 workshop import capture.csv
	has "$output" "café ¤"
	expect 0 workshop import --encoding ISO-8859-15 capture.csv
	has "$output" "café €"
	has "$stderr" "ISO-8859-15 (as --encoding says)"
	expect 1 workshop import --encoding utf-8 -o notes.csv capture.csv
	has "$(problems)" "capture.csv:2:" "[notes-bad-bytes]"
	expect 2 workshop import --encoding utf-9 gone.csv
	has "$(problems)" "'utf-9'" "[usage]"
	lacks "$stderr" "gone.csv"
}

@test "one bad byte in a file of UTF-8 is a problem row, wherever the rest is" {
	{
		printf 'text\nfirst \227\n'
		for i in {1..20000}; do echo "note $i"; done
		echo 'café'
	} >capture.csv
	expect 1 workshop import -o notes.csv capture.csv
	has "$(problems)" "capture.csv:2: error:" "[notes-bad-bytes]"
	[ "$(cell notes.csv 20001 text)" = 'café' ]
}

@test "half a pair of UTF-16 is a problem row, told by its line" {
	printf 'text\na\nb\355\240\200c\nd\n' >halves.csv
	expect 1 workshop import -o notes.csv halves.csv
	has "$(problems)" "halves.csv:3: error:" "[notes-bad-bytes]"
	has "$stderr" "read as      UTF-8," "    2  new notes"
	{ printf '\377\376'; printf 'text\nfine\nbad ' | iconv -t UTF-16LE
		printf '\075\330\n\0'; printf 'fine too\n' | iconv -t UTF-16LE; } >capture.csv
	expect 1 workshop import -o notes.csv capture.csv
	has "$(problems)" "capture.csv:3: error:" "[notes-bad-bytes]"
	[ "$(cell notes.csv 2 source)" = capture.csv:4 ]
}

@test "--delimiter: what is ordered is obeyed, by its sign or its word" {
	local delimiter
	capture 'text|table' 'a, b|c'
	for delimiter in '|' pipe; do
		expect 0 workshop import --delimiter "$delimiter" capture.csv
		has "$output" ',c,,"a, b",' || has "$output" ',,c,'
		has "$stderr" "pipes between cells"
	done
	expect 0 workshop import capture.csv
	has "$stderr" "pipes between cells"
	capture 'text;note,b' 'a;x,b'
	expect 0 workshop import --delimiter semicolon capture.csv
	has "$stderr" "semicolons between cells"
	expect 2 workshop import --delimiter : capture.csv
	has "$(problems)" "':'" "[usage]"
}

@test "a names list that a spreadsheet saved in its own way is read, too" {
	printf 'find;use\r\nZor\341;[a friend]\r\n' >names.csv
	capture text 'Zora and ZORÁ came'
	expect 0 workshop import --names names.csv capture.csv
	has "$output" "[a friend] and [a friend] came"
	printf 'find\tuse\r\nZora\t[a friend]\r\n' | iconv -t UTF-16 >names.csv
	expect 0 workshop import --names names.csv capture.csv
	has "$output" "[a friend] and [a friend] came"
}

@test "names are taken out however they are spelt, and the doubtful are flagged" {
	printf 'find,use\nAnna,\nRahiman,[my son]\nWill,\nJo,\n' >names.csv
	capture text '"we met An-' 'na there"' $'"with Rahi-\r' "man's bag\"" \
		'A n n a and A. n. n. a. came' '"Аnna, Αnna and Annа came"' \
		'Ａｎｎａ and 𝐀𝐧𝐧𝐚 came' $'An\u200bna and An\u00adna came' \
		'"they were will-' 'ing"' 'J o came' 'A n n a l o g came' \
		'"A B C, I a m, U K, plan A or B"' '"our part-' 'ners"' 'Anya and Аня'
	expect 0 workshop import --names names.csv -o notes.csv capture.csv
	check_row() {
		[ "$(cell notes.csv "$1" text)" = "$2" ]
		[ "$(cell notes.csv "$1" flag)" = "$3" ]
	}
	check_row 1 'we met [name] there' ''
	check_row 2 "with [my son]'s bag" ''
	check_row 3 '[name] and [name]. came' ''
	check_row 4 '[name], [name] and [name] came' ''
	check_row 5 '[name] and [name] came' ''
	check_row 6 '[name] and [name] came' ''
	check_row 7 $'they were [name]-\ning' ''
	check_row 8 'J o came' check
	check_row 9 'A n n a l o g came' check
	check_row 10 'A B C, I a m, U K, plan A or B' ''
	check_row 11 $'our part-\nners' ''
	check_row 12 'Anya and Аня' ''
	has "$stderr" '12 names, numbers, addresses and links'
	lacks "$stderr" Anna Rahiman will-
}

@test "one capture that cannot be read, and nothing is written" {
	expect 3 workshop import --plan "$PLAN" -o notes.csv "$HERE/sheet.csv" gone.csv
	has "$stderr" "gone.csv: error:" "[cannot-open]" "Nothing was written"
	nothing_written
}

@test "a session or step that is not in the plan is wrong use" {
	expect 2 workshop import --plan "$PLAN" --session shed "$HERE/board.csv"
	has "$(problems)" "'shed'" "[usage]"
	has "$stderr" "it can be 'door' or 'walk'"
	expect 2 workshop import --plan "$PLAN" --session walk --step weeks "$HERE/board.csv"
	has "$(problems)" "the session has no step 'weeks' [usage]"
	has "$stderr" "it can be 'bench'"
	expect 1 workshop import --plan "$PLAN" "$HERE/board.csv"
	has "$(problems)" "[notes-no-session]"
	[ "$(grep -c notes-no-session <<<"$stderr")" = 1 ]
}

@test "every kind of problem row is told by its code" {
	cp -r "$PLAN" "$HERE/private" .
	{
		echo 'session,step,text,dots'
		echo ',,a,'
		echo 'shed,,a,'
		echo 'walk,weeks,a,'
		echo 'walk,,a,many'
		echo 'walk,,,3'
		echo 'walk,,a,1,too much'
	} >capture.csv
	expect 1 workshop import --plan plan.yaml capture.csv
	has "$stderr" "[notes-no-session]" "[notes-unknown-session]" \
		"[notes-unknown-step]" "[notes-bad-dots]" "[notes-no-words]" \
		"[notes-extra-cells]"
	# The plan has no session s1.
	has "$stderr" "use an id that stands there, such as 'door' ["
	yes 'walk,,a,many' | head -n 500 >>capture.csv
	expect 1 workshop import --plan plan.yaml capture.csv
	has "$stderr" "506 rows have a problem" "[notes-more]"
	[ "$(wc -l <<<"$stderr")" -lt 50 ]
}

@test "every warning has its code, and does not change the status" {
	capture 'session,text,table,theme,kind,voice,consent,flag,show,lang' \
		'walk,a,01/02/26,04/03/26,risk,dad,Y,odd,perhaps,?'
	expect 0 workshop import --plan "$PLAN" capture.csv
	has "$stderr" "[notes-unknown-kind]" "[notes-unknown-voice]" \
		"[notes-unknown-consent]" "[notes-unknown-flag]" \
		"[notes-unknown-show]" "[notes-unknown-lang]" \
		"[notes-date-in-table]" "[notes-date-in-theme]"
	has "$output" "walk-001,walk,,01/02/26,idea,a,not said,,04/03/26,,,,ask,,check,"
}

@test "a safety flag is put before the lead" {
	capture 'text,flag' 'words,Safety' 'words,safety;court'
	expect 0 workshop import -o notes.csv capture.csv
	has "$stderr" "FOR THE LEAD, TODAY" "n-001, n-002"
	lacks "$stderr" words
}

@test "notes that a spreadsheet has open are not replaced" {
	local lock
	for lock in '.~lock.notes.csv#' '~$notes.csv'; do
		touch "$lock"
		expect 3 workshop import -o notes.csv "$HERE/board.csv"
		has "$(problems)" "notes.csv: error:" "[file-open-elsewhere]"
		[ ! -e notes.csv ]
		rm "$lock"
	done
}

@test "many at once leave whole files that fit" {
	local i
	for i in 1 2 3 4 5 6 7 8 9 10; do
		workshop import --session "s$i" -o notes.csv "$HERE/board.csv" \
			2>/dev/null &
	done
	wait
	[ "$(wc -l <notes.csv)" = 3 ]
	[ "$(sed 1d .notes.csv.imported | cut -d" " -f1)" = "$(cell notes.csv 1 key)
$(cell notes.csv 2 key)" ]
}

@test "standard input is a capture, named or not" {
	expect 0 workshop import <"$HERE/board.csv"
	has "$output" "standard input:2"
	expect 0 workshop import - <"$HERE/board.csv"
	has "$output" "standard input:3"
	# In pieces, with a pipe's own borders.
	(head -c 7 "$HERE/board.csv"; sleep 0.1; tail -c +8 "$HERE/board.csv") |
		workshop import >pieces.csv
	same <(echo "$output") pieces.csv
}

@test "sep= in the first line is obeyed" {
	capture 'sep=;' 'text;theme' 'a, b, c;d'
	expect 0 workshop import capture.csv
	has "$output" 'n-001,,,,,"a, b, c",,,d,' "capture.csv:3,"
}

@test "a column of ours that is not words is never somebody's name" {
	# Without a plan nothing says what a session or a step is.
	capture 'session,text,lang,step,kind,voice,table' 'quillan,a,,,,,' \
		's1,b,qui,Quillan,quillan,QUILLAN,Quillan 4'
	printf 'find\nQuillan\nQui\n' >names.csv
	expect 1 workshop import --names names.csv --problems problems.csv \
		-o notes.csv capture.csv
	has "$(problems)" "capture.csv:2: error:" "[notes-unknown-session]" \
		"[notes-unknown-lang]"
	[ "$(cell notes.csv 1 step)" = "[name]" ]
	run ! grep -iqE 'qui' notes.csv problems.csv .notes.csv.imported
	lacks "${stderr,,}" qui
}

@test "a name in a header, a file name or a problem row goes nowhere" {
	mkdir in
	printf 'text,Quillan,dots\na,b,\n"so said Quillan, 07700 900123",x,many\n' \
		>in/quillan-2.csv
	cd in
	expect 1 workshop import --plan "$PLAN" --session walk \
		--problems ../problems.csv -o ../notes.csv quillan-2.csv
	has "$(problems)" "[name-in-file-name]"
	[ "$(cell ../notes.csv 1 source)" = "[my son]-2.csv:2" ]
	[ "$(cell ../problems.csv 1 row)" = '"so said [my son], [phone]",x,many' ]
	run ! grep -iq quillan ../notes.csv ../problems.csv
	has "$stderr" "not copied   [my son]"
	printf 'What,Quillan\na,b\n' >heads.csv
	expect 1 workshop import --plan "$PLAN" --session walk heads.csv
	has "$stderr" "'What', '[my son]'"
	lacks "$stderr" Quillan
}

@test "the name of a capture may hold any bytes" {
	cp "$HERE/board.csv" $'caf\xe9\e.csv'
	expect 0 workshop import --session walk -o notes.csv $'caf\xe9\e.csv'
	expect 0 workshop import --session walk -o again.csv notes.csv
	[ "$(cell notes.csv 1 source)" = $'caf\xef\xbf\xbd\xef\xbf\xbd.csv:2' ]
}

@test "what is read is never written over" {
	local before
	cp "$HERE/board.csv" board.csv
	cp -r "$PLAN" "$HERE/private" .
	ln board.csv link.csv
	before=$(cat board.csv plan.yaml private/names.csv | sha256sum)
	for file in board.csv ./board.csv link.csv plan.yaml private/names.csv; do
		code=usage
		[ "$file" != private/names.csv ] || code=private-folder
		expect 2 workshop import --plan plan.yaml --session walk -o "$file" board.csv
		one_problem "$code"
		expect 2 workshop import --plan plan.yaml --session walk \
			--problems "$file" board.csv
		one_problem "$code"
	done
	[ "$before" = "$(cat board.csv plan.yaml private/names.csv | sha256sum)" ]
	expect 2 workshop import --plan plan.yaml --session walk -o notes.csv \
		--problems ./notes.csv board.csv
	one_problem usage
	expect 2 workshop import --plan plan.yaml --session walk --problems - board.csv
	one_problem usage
	expect 2 workshop import --plan plan.yaml --session walk -o notes.csv \
		--problems .notes.csv.imported board.csv
	one_problem usage
	[ ! -e notes.csv ]
	# Only the two programs of a pipe share a device.
	expect 0 workshop import --plan plan.yaml --session walk -o /dev/null \
		--problems /dev/null board.csv
}

@test "pictures and votes without words are not repeats of each other" {
	capture 'table,text,kind,theme,dots,picture' 'blue,,,,,12' 'blue,,vote,Waiting,5,'
	printf '%s\n' 'table,text,kind,theme,dots,picture' 'blue,,,,,13' \
		'blue,,vote,Chairs,3,' 'blue,,,,,12' >second.csv
	expect 0 workshop import -o notes.csv capture.csv second.csv
	has "$stderr" "    4  new notes" "    1  repeat of"
	[ "$(cell notes.csv 3 picture)" = 13 ]
	[ "$(cell notes.csv 4 theme)" = Chairs ]
}

@test "no two notes have the same id" {
	capture 'session,text' 'n,a' ',b' 'N,c' 'n-001,d'
	expect 0 workshop import -o notes.csv capture.csv
	[ "$(cut -d, -f1 notes.csv | sort -f | uniq -di | wc -l)" = 0 ]
}

@test "--session and --step are told before anything is read" {
	expect 2 workshop import --plan "$PLAN" --session wakl "$HERE/board.csv"
	has "$stderr" "did you mean 'walk'?" "[usage]"
	expect 2 workshop import --plan "$PLAN" --step bnech "$HERE/sheet.csv"
	has "$stderr" "'bnech'" "[usage]"
	expect 2 workshop import --plan "$PLAN" --session '' "$HERE/board.csv"
	has "$(problems)" "no session ''" "[usage]"
	expect 2 workshop import --session 'the first one' "$HERE/board.csv"
	has "$stderr" "'the first one'" "[usage]"
	expect 0 workshop import --plan "$PLAN" --session WALK --step BENCH "$HERE/board.csv"
	has "${lines[1]}" "walk-001,walk,bench,"
}

@test "a plan from standard input has no folder for its names list" {
	mkdir private
	printf 'find\nbell\n' >private/names.csv
	expect 0 workshop import --plan - --session walk "$HERE/board.csv" <"$PLAN"
	has "$(problems)" "[names-missing]"
	has "$output" "A bell"
}

@test "flags may stand behind each other in any way people write" {
	capture 'text,flag' '"a","court, safety"' '"b","Court;SAFETY; "' '"c","child / name"'
	expect 0 workshop import -o notes.csv capture.csv
	[ "$(cell notes.csv 1 flag)" = 'court;safety' ]
	[ "$(cell notes.csv 2 flag)" = 'court;safety' ]
	[ "$(cell notes.csv 3 flag)" = 'name;child' ]
	lacks "$stderr" "[notes-unknown-flag]"
}

@test "consent: each word and each sentence of the sheet, in any case" {
	capture 'text,consent' 'a,QUOTE' 'b,You can use my words, without my name' \
		'"b","You can use my words, without my name"' \
		'"c","YOU CAN USE THE IDEA, NOT MY EXACT WORDS."' 'd,count it  do not show it' \
		'e,"Ask me first "' 'f,it stays in the room!' 'g,I have changed my mind' \
		'h,Quote ' 'i,yes' 'j,Y' 'k,'
	expect 1 workshop import -o notes.csv capture.csv
	for i in 1:quote 2:quote 3:reword 4:count 5:ask 6:private 7:withdrawn \
		8:quote 9:ask 10:ask 11:; do
		[ "$(cell notes.csv "${i%:*}" consent)" = "${i#*:}" ] || tell "$i"
	done
	has "$(problems)" "1 note has the consent 'yes'" "1 note has the consent 'Y'"
}

@test "values that we do not know are told, and how many more there are" {
	{ echo text,kind; for i in {1..70}; do echo "a $i,kind $i"; done; } >capture.csv
	expect 0 workshop import -o notes.csv capture.csv
	has "$stderr" "'kind 1'" "20 more values"
}

@test "a first line that is a title is no note, and said so" {
	capture 'Notes of the third meeting,,' '' 'text,theme,table' 'a,b,c'
	expect 0 workshop import capture.csv
	has "$output" "n-001,,,c,,a,,,b,"
	has "$stderr" "    3  rows read" "    1  row that is no note" \
		"    1  blank row" "    3  so every row"
	capture 'Notes of the third meeting'
	expect 1 workshop import capture.csv
	has "$stderr" "[column-no-text]" "title"
}

@test "--map: a header may hold commas and signs" {
	capture '"What worked, and why? (1=a lot)","?",' 'a,b,c'
	expect 0 workshop import \
		--map 'What worked, and why? (1=a lot)=text,?=table' capture.csv
	has "$output" "n-001,,,b,,a,"
	expect 1 workshop import --map 'What worked, and why? (1=a lot)=text,!=table' capture.csv
	has "$(problems)" "'!'" "[map-not-used]"
	expect 2 workshop import --map 'What worked, and why?' capture.csv
	has "$(problems)" "[usage]"
	expect 2 workshop import --map '=text' capture.csv
	has "$(problems)" "[usage]"
	expect 2 workshop import --map '' capture.csv
	has "$(problems)" "[usage]"
}

@test "columns that nobody named are told together" {
	capture 'text,,,,Odd' 'a,1,2,3,b'
	expect 0 workshop import capture.csv
	has "$stderr" "not copied   Odd, 3 columns that have no header"
	capture 'text,' 'a,' 'b,c'
	expect 0 workshop import capture.csv
	has "$stderr" "not copied   column 2, which has no header"
}

@test "headers as boards, forms and people write them" {
	local header
	for header in 'TEXT' ' text ' 'Text*' '“Text”' 'Sticky note' 'Post-it' \
		'Comment:' 'Note text' 'IDEA' $'Note\n(text)' 'The words' 'Card Name'; do
		python3 -c 'import csv, sys
csv.writer(open("capture.csv", "w", newline="")).writerows([[sys.argv[1], "Other"], ["hello", 1]])' "$header"
		expect 0 workshop import capture.csv
		has "$output" ",,,,,hello," || tell "$header"
	done
}

@test "whatever is read, every row is in one class and the sum is right" {
	local seed rows sum
	for seed in 1 2 3 4 5 6; do
		python3 - "$seed" <<-'END'
			import csv, random, sys
			rng = random.Random(int(sys.argv[1]))
			total = 0
			for name in "abc":
			    with open(name + ".csv", "w", newline="") as file:
			        out = csv.writer(file, delimiter=rng.choice(",;\t"), lineterminator=rng.choice(["\n", "\r\n"]))
			        out.writerow(["session", "text", "kind", "dots", "consent", "picture"])
			        for _ in range(rng.randrange(60)):
			            total += 1
			            out.writerow(rng.choice([
			                [], [""] * 6, ["door"], ["door", "", "", ""], ["shed", "a"],
			                ["door", rng.choice("abc"), "", rng.choice(["", "2", "x"])],
			                ["walk", "a\nb", "vote", "", "withdrawn"], ["walk", "", "vote", "3"],
			                ["", "a"], ["door", "a", "", "", "", "", "more"], ["door", "", "", "", "", "7"]]))
			print(total, file=open("total", "w"))
		END
		run --separate-stderr workshop import --plan "$PLAN" -o notes.csv a.csv b.csv c.csv
		[ "$status" -le 1 ]
		rows=$(sed -n 's/^ *\([0-9]*\)  rows\? read$/\1/p' <<<"$stderr")
		sum=$(sed -n 's/^ *\([0-9]*\)  so every row is accounted for$/\1/p' <<<"$stderr")
		[ "$rows" = "$sum" ] || tell "seed $seed: $rows, $sum"
		[ "$rows" = "$(cat total)" ] || tell "seed $seed: $rows rows are not all"
		[ "$(sed -n 's/^ *\([0-9]*\)  new notes\?$/\1/p' <<<"$stderr")" = \
			"$(python3 -c 'import csv; print(len(list(csv.DictReader(open("notes.csv", newline="")))))')" ]
	done
}

# A table of standard output without some of its columns.
without='
import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        print([value for name, value in row.items() if name not in sys.argv[2:]])'

@test "headers of several tables are told once" {
	printf '%s\n' Idea,Votes,Pen Tea,1,red '' Votes,Idea,Kind,Pen 3,Sofa,need,blue '' \
		Idea,Votes,Pen Bench,2,red >capture.csv
	expect 0 workshop import --session door --plan "$PLAN" -o notes.csv capture.csv
	has "$stderr" ', in several tables' $'\n  columns      Idea -> text, Votes -> dots, Kind -> kind\n' \
		$'\n  not copied   Pen\n'
	# Of one table all are told, as they stand.
	capture Tea,Tea 'More tea','Less tea'
	expect 0 workshop import --session door --shape columns --plan "$PLAN" -o notes.csv capture.csv
	has "$stderr" 'Tea -> theme, Tea -> theme'
}

# A capture of more than 256 KiB is read by two threads.  What its headers mean
# changes on the way, and so do what is told of rows and what is left out.
@test "a large capture gives the same notes as its parts" {
	local file
	python3 - <<-'END'
		import csv, random
		rng = random.Random(20240208)
		HEADERS = [["session", "text", "voice", "consent"], ["text", "dots", "session", "theme", "kind"],
		           ["session", "step", "text", "table", "flag"]]
		CELLS = {"session": ["door", "walk", "Door", "shed", ""], "dots": ["1", "", "many"],
		         "voice": ["parent", "Parent ", "aunt", "mixed", ""], "theme": ["Food", "Food; Buses", "1/2/26", ""],
		         "kind": ["idea", "Worry", "dream", ""], "step": ["", "1"], "table": ["1", "Table 2", "3-4"],
		         "consent": ["quote", "ask", "private", "yes", ""], "flag": ["", "safety", "odd"]}
		WORDS = ["More tea for number {}", "Ring 07700 900123 about {}", "Zora said {} is \u00e9nough",
		         "Two\nlines of {}, \"both\" mine", "{}", "My d?ctor, and {} r?ads", ""]
		number = 0
		with open("large.csv", "w", newline="") as large:
		    for part in range(6):
		        with open(f"part{part}.csv", "w", newline="") as small:
		            for table in range(4):
		                header = rng.choice(HEADERS)
		                rows = [header]
		                for _ in range(1000):
		                    number += 1
		                    rows.append([rng.choice(WORDS).format(f"{number} " + "and so on " * 9) if name == "text"
		                                 else rng.choice(CELLS[name]) for name in header])
		                for file in (large, small):
		                    file.write("\n" if file.tell() else "")
		                    csv.writer(file, lineterminator="\n").writerows(rows)
	END
	[ "$(stat -c %s large.csv)" -gt 2000000 ]
	expect 1 workshop import --plan "$PLAN" -o large.out --problems large.bad large.csv
	printf '%s\n' "$stderr" >large.err
	expect 1 workshop import --plan "$PLAN" -o parts.out --problems parts.bad part?.csv
	printf '%s\n' "$stderr" >parts.err
	for file in large parts; do
		# Of the notes and problems all but where they stood, of the rest how many.
		python3 - "$file.out" source key >$file.notes <<<"$without"
		python3 - "$file.bad" file line >$file.problems <<<"$without"
		grep -E '^ +[0-9]+  (new notes|rows with)|^  (hidden|consent) ' $file.err >$file.counts
	done
	same large.notes parts.notes
	same large.problems parts.problems
	same large.counts parts.counts
	[ "$(wc -l <large.notes)" -gt 8000 ]
	[ "$(wc -l <large.problems)" -gt 4000 ]
	[ "$(wc -l <large.counts)" -eq 4 ]
}

@test "letters that were lost before a file came to us are suspected aloud" {
	capture text 'Xây d?ng website ??t phòng' 'd?t ph?ng'
	expect 0 workshop import -o notes.csv capture.csv
	has "$(problems)" "capture.csv: should: 3 words" "[notes-lost-letters]"
	has "$stderr" "CSV UTF-8"
	lacks "$stderr" "d?t"
	# Not links, one slip, or questions at the end of words.
	capture text 'what?yes' 'Why?Because? Why?No Really?Yes' 'ok? so?' \
		'see example.org/a?b example.org/c?d a?b=1 c?d=2 e?f=3 and?' \
		'said? (then?) ?a? ?b? ?c?' 'one?two'
	expect 0 workshop import -o notes.csv capture.csv
	lacks "$stderr" "[notes-lost-letters]"
}

@test "on a terminal a large capture says how far it is, and leaves no trace of it" {
	{
		echo text
		seq -f 'Thought number %.0f' 120000
	} >capture.csv
	expect 0 on_terminal 80 workshop import --shape list -o notes.csv capture.csv
	has "$output" $'\r50000 notes so far' $'\r100000 notes so far\r  '
	lacks "$output" '150000'
	expect 0 workshop import --shape list -o notes.csv capture.csv
	lacks "$output$stderr" 'so far'
	head -n 40000 capture.csv >few.csv
	expect 0 on_terminal 80 workshop import --shape list -o notes.csv few.csv
	lacks "$output" 'so far'
}

@test "votes behind words are words, and told, until the user shows one" {
	printf 'Note,Theme,Dots\nMore tea (+3),Food,\nLess queue (+0),Door,\nBench (+2),Door,7\n' >b.csv
	expect 0 workshop import b.csv
	has "$output" 'More tea (+3)'
	has "$stderr" '[notes-votes-behind]' '2 notes end in something like' '--map "(+3)=dots"'
	expect 0 workshop import --map '(+3)=dots' b.csv
	has "$output" ',More tea,,,Food,3,' ',Less queue,,,Door,0,' ',Bench (+2),,,Door,7,'
	has "$stderr" '2 notes had their votes behind their words; they are their dots now'
	lacks "$stderr" '[notes-votes-behind]'
	expect 1 workshop import --map '(3 votes)=dots' b.csv
	has "$stderr" '[map-not-used]'
	printf 'Good,Bad\n"Tea (4 votes)",Queue (1 vote)\nRoom,\n' >c.csv
	expect 0 workshop import --shape columns --map '(3 votes)=dots' c.csv
	has "$output" ',Tea,,,Good,4,' ',Queue,,,Bad,1,' ',Room,,,Good,,'
	printf 'session,text\ndoor,One (+3)\n' >d.csv
	expect 0 workshop import d.csv
	lacks "$stderr" '[notes-votes-behind]'
	# The same note with other votes is the same note.
	expect 0 workshop import --map '(+3)=dots' --into n.csv b.csv
	sed -i 's/+3/+9/' b.csv
	expect 0 workshop import --map '(+3)=dots' --into n.csv b.csv
	has "$stderr" 'Nothing had to be changed'
}

@test "cells with several values are kept whole, and that is said once a column" {
	cat >form.csv <<-'END'
		Timestamp,What helps?,What else?,Which days?
		1,"Food, Travel","Tea, and a chair",Mon;Tue;
		2,"Travel, Food, Sofa","A chair, please",Tue;
		3,Food,"No, nothing",Mon;Tue;
	END
	expect 0 workshop import --shape answers form.csv
	[ "$(grep -c 'notes-values-whole' <<<"$stderr")" = 2 ]
	has "$stderr" "in column 2, 2 cells seem to hold several answers with ',' between them" \
		"in column 4, 2 cells seem to hold several answers with ';' between them" \
		'Text to Columns'
	has "$output" '"Food, Travel"' Mon\;Tue\;
	printf 'Note,Tags\nTea,"Food, Travel"\nBench,"Food, Door"\nCake,Food; Door\n' >n.csv
	expect 0 workshop import n.csv
	has "$stderr" '2 themes have a comma in them; each is kept whole' '[notes-values-whole]' \
		'write it as Food; Travel'
	[ "$(grep -c 'notes-values-whole' <<<"$stderr")" = 1 ]
	sed -i '3,4d' n.csv
	expect 0 workshop import n.csv
	lacks "$stderr" '[notes-values-whole]'
}

# kind NAME BYTES WHAT: a file of another kind, by whatever name, is named.
kind() {
	printf '%b' "$2" >"$1"
	expect 1 workshop import -o out.csv "$1"
	has "$stderr" "$1: error: this is $3, not a table in CSV [not-a-table]" \
		'Nothing was written'
	[ "$(wc -l <<<"$stderr")" -ge 4 ]
	[ ! -e out.csv ]
}

@test "a file of another kind is named, with what to do" {
	python3 - <<-'END'
		import zipfile
		for name, inner in ("a.xlsx", "xl/workbook.xml"), ("b.csv", "xl/workbook.xml"):
		    with zipfile.ZipFile(name, "w") as file:
		        file.writestr("[Content_Types].xml", "<x/>")
		        file.writestr(inner, "<x/>")
	END
	for name in a.xlsx b.csv; do
		expect 1 workshop import "$name"
		has "$stderr" "$name: error: this is an Excel workbook, not a table in CSV" \
			"save it as 'CSV UTF-8'"
	done
	kind c.pdf '%PDF-1.7\n1 0 obj\n' 'a PDF'
	kind c.numbers 'PK\x03\x04Index/Document.iwa' 'an Apple Numbers or Pages file'
	kind c.xls '\xd0\xcf\x11\xe0\xa1\xb1' 'an old Excel or Word file'
	kind c.csv '<!DOCTYPE html>\n<p>Sign in</p>' 'a web page'
	kind plan.yaml 'kit: 1\ntitle: Ours\n' 'a plan or an outcome'
	printf 'session,text\ndoor,Tea\n' >ok.csv
	expect 1 workshop import --plan a.xlsx ok.csv
	has "$stderr" 'a.xlsx: error: this is an Excel workbook, not a plan' '[not-a-plan]'
	expect 1 workshop import --into a.xlsx ok.csv
	has "$stderr" 'this is an Excel workbook, not a table in CSV'
	expect 1 workshop import --names plan.yaml ok.csv
	has "$stderr" 'this is a plan or an outcome, not a table in CSV'
	printf 'session,question,score\ndoor,6,3\n' >said.csv
	expect 1 workshop import said.csv
	has "$stderr" 'give --reflections'
	expect 1 workshop import --into said.csv ok.csv
	has "$stderr" '[into-not-notes]' 'needs --reflections'
}

@test "a name that is not quite right, and a place that is not there, are told kindly" {
	printf 'session,text\ndoor,Tea\n' >capture.csv
	mkdir folder
	expect 3 workshop import captrue.csv
	has "$stderr" "captrue.csv: error: cannot open: there is no such file; did you mean 'capture.csv'?"
	expect 3 workshop import other/capture.csv
	has "$stderr" 'there is no such file; look at its name, and at the folder it is in'
	expect 3 workshop import folder
	has "$stderr" 'folder: error: cannot read: this is a folder, not a file'
	expect 2 workshop import --into folder capture.csv
	has "$stderr" "--into: 'folder' is a folder" 'folder/notes.csv'
	expect 3 workshop import -o folder capture.csv
	has "$stderr" 'cannot write: this is a folder; give the name of a file in it'
	local where
	for where in '-o nowhere/notes.csv' '--into nowhere/notes.csv' \
		'--into capture.csv/notes.csv'; do
		# shellcheck disable=SC2086 # an option and its value
		expect 3 workshop import $where capture.csv
		has "$stderr" "${where#* }: error: cannot write: there is no such folder; make it first"
	done
	chmod 0 capture.csv
	expect 3 without_rights workshop import capture.csv
	has "$stderr" 'the system does not let you read it'
}
