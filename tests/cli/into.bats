#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop import --into: a file of notes that people edit.

load helper

HERE=$BATS_TEST_DIRNAME/import

# capture NAME LINE...: writes NAME.csv.
capture() {
	local name=$1
	shift
	printf '%s\n' "$@" >"$name.csv"
}

# into STATUS OPTION...: imports into notes.csv.
into() {
	local wanted=$1
	shift
	expect "$wanted" workshop import --into notes.csv "$@"
}

# start: notes.csv with three notes of first.csv, and a copy of it.
start() {
	capture first 'session,table,text,consent,picture' \
		'walk,a,"The gate, again",quote,' 'walk,a,No bench,,7' 'door,b,Queue,private,'
	into 0 first.csv
	cp notes.csv before.csv
}

# cell FILE ROW COLUMN: a cell of a file of notes; rows from 1.
cell() {
	python3 -c '
import csv, sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
sys.stdout.write(rows[int(sys.argv[2]) - 1][sys.argv[3]])' "$@"
}

# edit EXPRESSION: people change notes.csv: rows is a list of lists, with the
# header; only rows that are changed are written anew.
edit() {
	python3 - "$1" <<-'END'
		import csv, io, sys
		raw = open("notes.csv", encoding="utf-8", newline="").read()
		rows = list(csv.reader(io.StringIO(raw)))
		exec(sys.argv[1])
		out = io.StringIO()
		csv.writer(out, lineterminator="\n").writerows(rows)
		open("notes.csv", "w", encoding="utf-8", newline="").write(out.getvalue())
	END
	cp notes.csv before.csv
}

# grown N: notes.csv begins with all bytes of before.csv, and N lines more.
grown() {
	cmp -n "$(stat -c %s before.csv)" before.csv notes.csv || tell "not as before"
	[ $(($(wc -l <before.csv) + $1)) = "$(wc -l <notes.csv)" ] ||
		tell "not $1 lines more"
}

@test "a new file is made, and the same again changes nothing at all" {
	local inode
	start
	inode=$(stat -c '%i %Y %Z' notes.csv .notes.csv.imported)
	cp .notes.csv.imported before.imported
	into 0 first.csv
	same before.csv notes.csv
	same before.imported .notes.csv.imported
	[ "$inode" = "$(stat -c '%i %Y %Z' notes.csv .notes.csv.imported)" ]
	has "$stderr" "    3  repeats" "Nothing had to be changed in"
	[ "$(stat -c %a .notes.csv.imported)" = 600 ]
}

@test "only what is new is added, behind what is there" {
	start
	capture second 'session,table,text' 'walk,a,No bench' 'walk,a,A new one'
	into 0 second.csv
	grown 1
	[ "$(cell notes.csv 4 note)" = walk-003 ]
	[ "$(cell notes.csv 4 text)" = 'A new one' ]
	has "$stderr" "    1  new note" "    1  repeat"
}

@test "notes that people corrected, moved or deleted never come back" {
	start
	edit 'rows[1][5] = "The west gate"; rows[2][1] = "door"; rows[2][3] = ""; del rows[3]'
	into 0 first.csv
	same before.csv notes.csv
	# All at once, and more than once.
	capture second 'session,table,text' 'door,b,Another'
	into 0 first.csv second.csv first.csv
	grown 1
	[ "$(cell notes.csv 3 note)" = door-002 ]
}

@test "ids are never used again, also when the last rows are gone" {
	start
	edit 'del rows[1:]'
	capture second 'session,text' 'walk,New' 'door,New'
	into 0 second.csv
	[ "$(cell notes.csv 1 note)" = walk-003 ]
	[ "$(cell notes.csv 2 note)" = door-002 ]
	# Nor one that somebody gave by hand.
	edit 'rows.append(["walk-041", "walk", "", "", "", "By hand"])'
	capture third 'session,text' 'walk,Third'
	into 0 third.csv
	[ "$(cell notes.csv 4 note)" = walk-042 ]
	edit 'del rows[3:]'
	capture fourth 'session,text' 'walk,Fourth'
	into 0 fourth.csv
	[ "$(cell notes.csv 3 note)" = walk-043 ]
}

@test "--again brings back what was taken out, and nothing twice" {
	start
	edit 'rows[1][5] = "The west gate"; del rows[2]; rows[2][20] = "torn"'
	into 0 --again first.csv
	grown 1
	[ "$(cell notes.csv 3 text)" = 'No bench' ]
	[ "$(cell notes.csv 3 note)" = walk-003 ]
	has "$stderr" "again        1 note that was taken out of the file is back"
	cp notes.csv before.csv
	into 0 --again first.csv
	same before.csv notes.csv
	# What was withdrawn stays out, and what was tightened stays so.
	into 0 --withdraw walk-003
	capture tight 'session,table,text,consent' 'walk,a,"The gate, again",private'
	into 0 tight.csv
	edit 'del rows[1:]'
	into 0 --again first.csv
	grown 2
	[ "$(cell notes.csv 1 consent)" = private ]
	lacks "$(cat notes.csv)" "No bench"
}

@test "each of 7 x 6 marks that meet is tightened, never loosened" {
	local has comes row want
	local -a marks=('' quote reword count ask private withdrawn)
	for has in "${!marks[@]}"; do
		for comes in "${!marks[@]}"; do
			rm -f notes.csv .notes.csv.imported
			capture one 'session,text,consent' "walk,words,${marks[has]}"
			capture two 'session,text,consent' "walk,words,${marks[comes]}"
			into 0 one.csv
			into 0 two.csv
			row=$(cell notes.csv 1 consent)
			if [ "$has" -eq 0 ] && [ "$comes" -gt 0 ] && [ "$comes" -lt 4 ]; then
				want=ask
				has "$stderr" "[consent-ask]"
			else
				want=${marks[$((has > comes ? has : comes))]}
				lacks "$stderr" "[consent-ask]"
			fi
			[ "$row" = "$want" ] ||
				tell "'${marks[has]}' met '${marks[comes]}': '$row'"
			[ "$want" != withdrawn ] || lacks "$(cat notes.csv)" words
			# The same again says nothing new; neither do both in one run.
			cp notes.csv before.csv
			into 0 one.csv two.csv
			same before.csv notes.csv
			rm notes.csv .notes.csv.imported
			into 0 one.csv two.csv
			[ "$(cell notes.csv 1 consent)" = "$want" ] || tell "in one run"
		done
	done
}

@test "what people asked and wrote down stays, until something new comes" {
	start
	edit 'rows[1][12] = "ask"; rows[2][12] = "quote"; rows[3][12] = "You can use my words, without my name"'
	into 0 first.csv
	same before.csv notes.csv
	capture second 'session,table,text,consent' 'walk,a,No bench,private'
	into 0 second.csv
	[ "$(cell notes.csv 2 consent)" = private ]
	has "$stderr" "walk-002: consent was quote, and is now private"
	# Only that cell.
	[ "$(diff before.csv notes.csv | grep -c '^>')" = 1 ]
}

@test "a mark is tightened on standard output and with -o, too" {
	capture one 'session,text,consent' 'walk,"a, b",quote' 'walk,other,' 'door,c,quote'
	capture two 'session,text,consent' 'walk,"a, b",withdrawn' 'walk,other,quote'
	expect 0 workshop import --bom one.csv two.csv
	[ "${output:0:3}" = $'\xef\xbb\xbfno' ]
	has "$output" 'walk-001,walk,,,,,,,,,,,withdrawn,' 'walk-002,walk,,,,other,,,,,,,ask,' \
		'door-001,door,,,,c,,,,,,,quote,'
	expect 0 workshop import -o notes.csv one.csv two.csv
	lacks "$(cat notes.csv)" 'a, b'
	[ "$(cell notes.csv 2 consent)" = ask ]
	has "$stderr" "walk-001: consent was quote, and is now withdrawn; its words are wiped"
}

@test "words that were withdrawn in the file are wiped at the next import" {
	start
	edit 'rows[2][12] = "I have changed my mind"; rows[2][13] = "in other words"'
	into 0 first.csv
	lacks "$(cat notes.csv .notes.csv.imported)" "No bench" "other words"
	has "$stderr" "walk-002: its words are wiped" "first.csv:3, picture 7"
	[ "$(cell notes.csv 2 theme)$(cell notes.csv 2 picture)" = 7 ]
	[ "$(diff before.csv notes.csv | grep -c '^>')" = 1 ]
	cp notes.csv before.csv
	# Neither later, nor when the row is gone.
	into 0 first.csv
	same before.csv notes.csv
	edit 'del rows[2]'
	into 0 --again first.csv
	lacks "$(cat notes.csv)" "No bench"
}

@test "--withdraw wipes the words and says what to destroy" {
	start
	into 0 --withdraw WALK-002
	[ "$(cell notes.csv 2 consent)" = withdrawn ]
	[ -z "$(cell notes.csv 2 text)" ]
	has "$stderr" "walk-002: consent was no mark, and is now withdrawn; its words are wiped" \
		"please destroy as well: first.csv:3, picture 7"
	lacks "$stderr" "No bench" "rows read"
	[ "$(diff before.csv notes.csv | grep -c '^>')" = 1 ]
	cp notes.csv before.csv
	into 0 first.csv
	same before.csv notes.csv
	into 0 --withdraw walk-002
	same before.csv notes.csv
	# A copied row holds the same words.
	start
	edit 'rows.append(rows[1][:]); rows[-1][0] = "mine"'
	into 0 --withdraw walk-001
	lacks "$(cat notes.csv)" "The gate"
}

@test "--withdraw of a note that has no key, or is gone" {
	workshop import --session walk "$HERE/board.csv" >notes.csv
	into 0 --withdraw walk-002
	lacks "$(cat notes.csv)" "A bell"
	into 0 --session walk "$HERE/board.csv"
	lacks "$(cat notes.csv)" "A bell"
	rm notes.csv .notes.csv.imported
	start
	edit 'del rows[2]'
	into 0 --withdraw walk-002
	has "$stderr" "'walk-002' is no longer in this file" "[withdraw-gone]"
	into 0 --again first.csv
	lacks "$(cat notes.csv)" "No bench"
}

@test "--withdraw of a note that never was" {
	start
	into 2 --withdraw wlak-001
	has "$stderr" "there is no note 'wlak-001'" "did you mean 'walk-001'?" "[usage]"
	into 2 --withdraw nobody
	has "$stderr" "'nobody' in this file [usage]"
	same before.csv notes.csv
	expect 2 workshop import --into none.csv --withdraw s1-001
	[ ! -e none.csv ]
}

@test "a key that was edited, blanked or copied loses and doubles nothing" {
	start
	edit 'rows[1][20] = "1.23E+31"; rows[2][20] = ""; rows.append(rows[3][:])'
	into 0 first.csv
	same before.csv notes.csv
	capture second 'session,table,text,consent' 'walk,a,"The gate, again",private' \
		'walk,a,No bench,withdrawn' 'door,b,Queue,withdrawn'
	into 0 second.csv
	[ "$(cell notes.csv 1 consent)" = private ]
	lacks "$(cat notes.csv)" "No bench" Queue
	[ "$(grep -c withdrawn notes.csv)" = 3 ]
	edit 'for r in rows: del r[20]'
	into 0 second.csv first.csv
	same before.csv notes.csv
}

@test "near-same notes are pointed out by their ids, and kept" {
	start
	capture second 'session,text' 'walk,no BENCH!' 'walk,Fresh' 'door,No bench' \
		'walk,"Fresh."' 'walk,…' 'walk,?'
	into 0 second.csv
	grown 6
	has "$stderr" "walk-002 and walk-003: both are kept" "walk-004 and walk-005"
	lacks "$stderr" door-002 walk-006 bench Fresh
	into 0 second.csv
	lacks "$stderr" "look alike"
}

@test "the receipt for programs tells of the file, too" {
	start
	capture second 'session,table,text,consent' 'walk,a,No bench,withdrawn' 'walk,a,the gate again,'
	into 0 --receipt json second.csv
	python3 -c '
import json, sys
r = json.loads(sys.argv[1].splitlines()[-1])
assert r["new"] == 1 and r["repeat"] == 1 and r["records"] == 2, r
assert r["changes"] == 1 and r["changed"] == [{"note": "walk-002", "from": None,
    "to": "withdrawn", "wiped": True, "source": "first.csv:3", "picture": "7"}], r
assert r["look_alikes"] == 1 and r["look_alike"] == [["walk-001", "walk-003"]], r
assert r["unchanged"] is False, r' "$stderr" || tell receipt
}

@test "--dry-run shows what would change, and writes nothing" {
	start
	cp .notes.csv.imported before.imported
	capture second 'session,table,text,consent' 'walk,a,No bench,withdrawn' 'walk,a,New,'
	into 0 --dry-run second.csv
	has "$stderr" "    1  new note" "walk-002: consent was no mark" "dry run"
	into 0 --dry-run --withdraw walk-001
	has "$stderr" "walk-001: consent was quote, and is now withdrawn"
	same before.csv notes.csv
	same before.imported .notes.csv.imported
	expect 0 workshop import --dry-run --into other.csv first.csv
	[ ! -e other.csv ] && [ ! -e .other.csv.imported ]
}

# as_saved OPTIONS: notes.csv as a spreadsheet saves it.
as_saved() {
	python3 - "$@" <<-'END'
		import csv, io, sys
		o = dict(a.split("=", 1) for a in sys.argv[1:])
		rows = list(csv.reader(open("notes.csv", encoding="utf-8-sig", newline="")))
		for i, row in enumerate(rows):
		    if "mine" in o:
		        row.insert(3, "mine" if i == 0 else f"my {i}")
		    if "reorder" in o:
		        row.reverse()
		    while "short" in o and row and not row[-1]:
		        row.pop()
		out = io.StringIO()
		end = {"crlf": "\r\n", "lf": "\n", "cr": "\r"}[o.get("end", "lf")]
		w = csv.writer(out, delimiter={"tab": "\t"}.get(o.get("d", ","), o.get("d", ",")), lineterminator=end,
		               quoting=csv.QUOTE_ALL if "quoted" in o else csv.QUOTE_MINIMAL)
		if "sep" in o:
		    out.write("sep=" + o["d"] + end)
		w.writerows(rows)
		text = out.getvalue()
		if "nolast" in o:
		    text = text[:-len(end)]
		if "blanks" in o:
		    text += ("," * (len(rows[0]) - 1) + end) * 3
		open("notes.csv", "wb").write(o.get("bom", "").encode("utf-8") and b"\xef\xbb\xbf" or b"")
		open("notes.csv", "ab").write(text.encode("utf-8"))
	END
	cp notes.csv before.csv
}

@test "a file in any dialect stays as it is, and grows in it" {
	local how
	for how in 'd=; bom=1 end=crlf' 'd=tab' 'd=, end=cr' 'quoted=1' 'quoted=1 d=; end=crlf bom=1' \
		'short=1' 'mine=1' 'reorder=1 mine=1' 'nolast=1 end=crlf' 'd=; sep=1 end=crlf' 'blanks=1' \
		'nolast=1 short=1 d=;'; do
		rm -f notes.csv .notes.csv.imported
		start
		# shellcheck disable=SC2086 # several words
		as_saved $how
		into 0 first.csv
		same before.csv notes.csv
		capture second 'session,table,text,theme' 'walk,a,"so; it, ""is"" é",Order'
		into 0 second.csv
		cmp -n "$(stat -c %s before.csv)" before.csv notes.csv || tell "$how"
		python3 - "$how" <<-'END' || tell "$how"
			import csv, io, sys
			how = sys.argv[1]
			raw = open("notes.csv", encoding="utf-8", newline="").read()
			old = open("before.csv", encoding="utf-8", newline="").read()
			assert raw.startswith("\ufeff") == ("bom" in how)
			raw = raw.lstrip("\ufeff")
			end = "\r\n" if "crlf" in how else "\r" if "cr" in how else "\n"
			assert raw.count(end) == old.count(end) + 1 + ("nolast" in how), repr(raw)
			assert raw.endswith(end)
			d = ";" if "d=;" in how else "\t" if "tab" in how else ","
			rows = list(csv.reader(io.StringIO(raw.split(end, 1)[1] if "sep=1" in how else raw, newline=""), delimiter=d))
			new = dict(zip(rows[0], rows[-1]))
			assert new["text"] == 'so; it, "is" é' and new["theme"] == "Order", new
			assert new["note"] == "walk-003" and len(new["key"]) == 32, new
			assert new.get("mine", "") == ""
			last = raw[:-len(end)].split(end)[-1]
			assert "quoted" not in how or (last.count('""') > 10 and last[0] == '"'), last
		END
		# And one cell of it changes alone.
		cp notes.csv before.csv
		into 0 --withdraw walk-002
		python3 - <<-'END' || tell "$how"
			old = open("before.csv", "rb").read().replace(b"\r", b"\n").split(b"\n")
			new = open("notes.csv", "rb").read().replace(b"\r", b"\n").split(b"\n")
			assert len(old) == len(new)
			changed = [(a, b) for a, b in zip(old, new) if a != b]
			assert len(changed) == 1 and b"No bench" in changed[0][0], changed
			assert b"No bench" not in changed[0][1] and b"withdrawn" in changed[0][1]
		END
	done
}

@test "columns that people took out come back only where a new note needs them" {
	start
	edit 'for r in rows: del r[12]; del r[7]'
	into 0 first.csv
	same before.csv notes.csv
	capture second 'session,text,consent,Mood,moment' 'walk,New,private,glad,' 'walk,Newer,,,'
	into 0 --keep Mood second.csv
	[ "$(head -n 1 notes.csv)" = "$(head -n 1 before.csv),consent,Mood" ]
	same <(sed 1d before.csv) <(sed 1d notes.csv | head -n 3)
	[ "$(cell notes.csv 4 consent)$(cell notes.csv 4 Mood)" = privateglad ]
	cp notes.csv before.csv
	into 0 --withdraw walk-001
	[ "$(cell notes.csv 1 consent)" = withdrawn ]
	# The column is there now.
	capture third 'session,text,mood' 'walk,Third,sad'
	into 0 --keep mood third.csv
	[ "$(cell notes.csv 6 Mood)" = sad ]
	same <(head -n 1 before.csv) <(head -n 1 notes.csv)
}

@test "notes with keys and no sidecar, or another's, stop the import" {
	start
	mv .notes.csv.imported kept
	into 1 first.csv
	has "$stderr" "[ledger-missing]" "bring '.notes.csv.imported' here" "-o" "Nothing was written"
	same before.csv notes.csv
	expect 0 workshop import --session walk --into other.csv "$HERE/board.csv"
	cp .other.csv.imported .notes.csv.imported
	into 1 first.csv
	has "$stderr" "[ledger-other]"
	same before.csv notes.csv
	head -c 50 kept >.notes.csv.imported
	into 1 first.csv
	has "$stderr" ".notes.csv.imported:2: error:" "[ledger-damaged]"
	same before.csv notes.csv
	cp kept .notes.csv.imported
	into 0 first.csv
	same before.csv notes.csv
	# Without keys there is nothing that could not fit.
	workshop import --session walk "$HERE/board.csv" >notes.csv
	rm .notes.csv.imported
	into 0 first.csv
}

@test "a file that is gone is not made anew without its notes" {
	start
	rm notes.csv
	into 1 first.csv
	has "$stderr" "[into-missing]" "--again"
	[ ! -e notes.csv ]
	into 0 --again first.csv
	[ "$(wc -l <notes.csv)" = 4 ]
}

@test "a file that is no file of notes is not added to" {
	local file
	capture first 'session,text' 'walk,a'
	for file in 'session,text,consent' 'x' 'note,text' ''; do
		printf '%s\n' "$file" >notes.csv
		cp notes.csv before.csv
		into 1 first.csv
		has "$stderr" "[into-not-notes]"
		same before.csv notes.csv
	done
	printf 'note,session,text\na,b,"c\n' >notes.csv
	into 1 first.csv
	has "$stderr" "notes.csv:2: error:" "[csv-quote-open]"
	printf 'note,session,text\na,b"x,c\n' >notes.csv
	into 1 first.csv
	has "$stderr" "notes.csv:2: error:" "[csv-quote]"
	: >notes.csv
	into 0 first.csv
	[ "$(wc -l <notes.csv)" = 2 ]
}

@test "a file in another encoding stays in it" {
	local how
	capture second 'session,text' 'walk,Café “x”'
	for how in UTF-16LE UTF-16BE WINDOWS-1252; do
		rm -f notes.csv .notes.csv.imported
		start
		sed -i 's/bench/bénch – or “so”/' notes.csv
		{ [ "$how" = WINDOWS-1252 ] || printf '\xef\xbb\xbf'; cat notes.csv; } |
			tr ',' '\t' | sed 's/$/\r/' | iconv -f UTF-8 -t "$how" >before.csv
		cp before.csv notes.csv
		into 0 first.csv
		same before.csv notes.csv
		into 0 second.csv
		cmp -n "$(stat -c %s before.csv)" before.csv notes.csv || tell "$how"
		has "$(iconv -f "$how" -t UTF-8 notes.csv | tail -n 1)" 'Café “x”'
		[ "$(iconv -f "$how" -t UTF-8 notes.csv | wc -l)" = 5 ]
	done
	# Windows-1252 has no such letter.
	cp notes.csv before.csv
	capture third 'session,text' 'walk,Łódź'
	into 1 third.csv
	has "$stderr" "[into-encoding]" "Nothing was written"
	same before.csv notes.csv
	rm notes.csv .notes.csv.imported
	start
	sed 's/bench/b\xe9nch €/' before.csv >notes.csv
	into 1 first.csv
	has "$stderr" "notes.csv:3: error:" "[not-text]"
}

@test "a file that changes while it is read is left alone" {
	start
	mkfifo pipe.csv
	workshop import --into notes.csv pipe.csv 2>said &
	# Its other end is opened only when the notes have been read.
	exec 7>pipe.csv
	echo 'mine,walk,,,,Typed just now' >>notes.csv
	cp notes.csv before.csv
	printf 'session,text\nwalk,New\n' >&7
	exec 7>&-
	! wait $! || tell "no problem"
	has "$(cat said)" "[into-changed]" "import again"
	same before.csv notes.csv
	into 0 first.csv
	same before.csv notes.csv
}

@test "--into, -o, --again and --withdraw go together or not" {
	capture first 'session,text' 'walk,a'
	expect 2 workshop import --into notes.csv -o notes.csv first.csv
	one_problem usage
	expect 2 workshop import --into - first.csv
	one_problem usage
	expect 2 workshop import --into /dev/null first.csv
	one_problem usage
	expect 2 workshop import --again -o notes.csv first.csv
	one_problem usage
	expect 2 workshop import --withdraw walk-001 first.csv
	one_problem usage
	expect 2 workshop import --into first.csv first.csv
	has "$stderr" "[usage]"
	[ ! -e notes.csv ]
}

@test "notes that a spreadsheet has open are not touched" {
	local lock
	start
	capture second 'session,text' 'walk,b'
	for lock in '.~lock.notes.csv#' '~$notes.csv'; do
		touch "$lock"
		into 3 second.csv
		has "$stderr" "notes.csv: error:" "[file-open-elsewhere]" "Nothing was written"
		same before.csv notes.csv
		rm "$lock"
	done
	into 0 second.csv
	grown 1
}

@test "a link to the notes is the notes" {
	mkdir real
	start
	mv notes.csv .notes.csv.imported real
	ln -s real/notes.csv notes.csv
	into 0 first.csv
	same before.csv real/notes.csv
	[ -L notes.csv ]
	[ ! -e .notes.csv.imported ]
}

@test "a sidecar that lacks the last notes is mended" {
	start
	cp .notes.csv.imported before.imported
	capture second 'session,text,consent' 'walk,Second,quote'
	into 0 second.csv
	# As if the machine had stopped between the two files.
	cp before.imported .notes.csv.imported
	cp notes.csv before.csv
	into 0 first.csv second.csv
	same before.csv notes.csv
	edit 'del rows[4]'
	into 0 second.csv
	same before.csv notes.csv
	# And at the very first import.
	rm notes.csv .notes.csv.imported
	into 0 first.csv
	cp notes.csv before.csv
	head -n 1 .notes.csv.imported >key && mv key .notes.csv.imported
	into 0 first.csv
	same before.csv notes.csv
}

@test "200 imports at once leave 200 imports" {
	local i failed=0
	local -a running=()
	for i in $(seq 200); do
		capture "c$i" text "Note $i" "Both $i"
		workshop import --session walk --into notes.csv "c$i.csv" 2>/dev/null &
		running+=($!)
	done
	for i in "${running[@]}"; do
		wait "$i" || failed=$((failed + 1))
	done
	[ "$failed" = 0 ]
	[ "$(wc -l <notes.csv)" = 401 ]
	[ "$(cut -d, -f1 notes.csv | sort -u | wc -l)" = 401 ]
	[ "$(cut -d' ' -f1 .notes.csv.imported | sort -u | wc -l)" = 401 ]
	[ "$(find . -name '.*' -type f | wc -l)" = 1 ]
	cp notes.csv before.csv
	into 0 --session walk c*.csv
	same before.csv notes.csv
}

@test "what --keep copied is wiped with the words" {
	capture first 'session,text,Mood' 'walk,a,so glad' 'walk,b,low' 'walk,c,calm'
	capture second 'session,text,consent' 'walk,b,withdrawn'
	into 0 --keep Mood first.csv
	lacks "$(cat .notes.csv.imported)" Mood mood
	cp .notes.csv.imported before.imported
	into 0 --keep Mood first.csv
	same before.imported .notes.csv.imported
	edit 'for i, r in enumerate(rows): r.append("Ours" if i == 0 else "our own")'
	into 0 --withdraw walk-001
	lacks "$(cat notes.csv)" "so glad"
	into 0 second.csv
	lacks "$(cat notes.csv)" low
	[ "$(grep -c 'our own' notes.csv)" = 3 ] || tell "people's own column"
	has "$(cat notes.csv)" ",calm,"
	# Words alone in such a column are words, too.
	edit 'rows[1][21] = "typed again"'
	into 0 first.csv
	has "$stderr" "walk-001: its words are wiped"
	lacks "$(cat notes.csv)" "typed again"
	# Also within one run, and with -o.
	expect 0 workshop import --keep Mood first.csv second.csv
	has "$output" "so glad"
	lacks "$output" low
	expect 0 workshop import --keep Mood -o new.csv first.csv second.csv
	lacks "$(cat new.csv)" low
}

@test "what a killed import left is taken away, and nothing else" {
	local name
	start
	for name in .notes.csv.new-aB3xY9 ..notes.csv.imported.new-000000; do
		echo 'half a note' >"$name"
	done
	mkdir .notes.csv.new-folder
	ln -s first.csv .notes.csv.new-linked
	for name in .notes.csv.backup .notes.csv.new-1 .notes.csv.new-1234567 .other.csv.new-aB3xY9; do
		echo 'kept' >"$name"
	done
	into 0 --dry-run first.csv
	[ -e .notes.csv.new-aB3xY9 ] || tell "a dry run writes nothing"
	into 0 first.csv
	[ "$(find . -name '.*' ! -name . | sort | tr '\n' ' ')" = \
		"./.notes.csv.backup ./.notes.csv.imported ./.notes.csv.new-1 ./.notes.csv.new-1234567 ./.notes.csv.new-folder ./.notes.csv.new-linked ./.other.csv.new-aB3xY9 " ] ||
		tell "$(find . -name '.*')"
}

@test "lines that end in CR alone stay so, and that is said" {
	start
	lacks "$stderr" 'line ends'
	tr '\n' '\r' <before.csv >notes.csv
	cp notes.csv before.csv
	into 0 first.csv
	same before.csv notes.csv
	has "$stderr" 'line ends' 'end in CR alone'
	capture second 'session,table,text' 'walk,a,A new one'
	into 0 second.csv
	cmp -n "$(stat -c %s before.csv)" before.csv notes.csv
	[ "$(tr -dc '\r' <notes.csv | wc -c)" = 5 ]
	lacks "$(cat notes.csv)" $'\n'
}

@test "a problems file that a killed import left half-written goes with the next" {
	printf 'session,text,dots\ndoor,Tea,1\ndoor,Cake,many\n' >bad.csv
	mkdir elsewhere
	echo 'half a row' >elsewhere/.left.csv.new-aB3xY9
	echo kept >elsewhere/.left.csv.new-open12
	# Somebody is writing this one now.
	exec 9<elsewhere/.left.csv.new-open12
	flock 9
	expect 1 workshop import --problems elsewhere/left.csv bad.csv
	[ "$(find elsewhere -type f | sort | tr '\n' ' ')" = \
		'elsewhere/.left.csv.new-open12 elsewhere/left.csv ' ]
	exec 9<&-
	expect 1 workshop import --problems elsewhere/left.csv bad.csv
	[ "$(find elsewhere -type f)" = elsewhere/left.csv ]
}
