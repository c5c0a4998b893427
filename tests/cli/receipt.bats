#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop import: nothing is lost, and what became of each row is said.

load helper

HERE=$BATS_TEST_DIRNAME/import
PLAN=$HERE/plan.yaml

# capture LINE...: writes capture.csv.
capture() {
	printf '%s\n' "$@" >capture.csv
}

# receipt EXPRESSION: what Python makes of r, the last line of standard error.
receipt() {
	python3 -c '
import json, sys
r = json.loads(sys.argv[1].splitlines()[-1])
print(eval("(" + sys.argv[2] + ")"))' "$stderr" "$1"
}

# Every row of every file is one of these, in all and in each file.
adds_up() {
	[ "$(receipt 'r["records"] == r["new"] + r["repeat"] + r["merged"]
		+ r["not_a_note"] + r["blank"] + r["problem"]
		and all(r[k] == sum(f[k] for f in r["files"])
			for k in ("records", "merged", "not_a_note", "blank", "problem"))')" = True ] || tell "does not add up"
}

@test "the receipt in JSON is the last line, and adds up" {
	expect 1 workshop import --plan "$PLAN" --receipt json -o notes.csv \
		--problems problems.csv "$HERE/sheet.csv"
	adds_up
	[ "$(receipt '[r[k] for k in ("status", "records", "new", "repeat", "blank", "problem", "redacted", "withdrawn", "consent_not_read", "dry_run")]')" = \
		"[1, 11, 8, 0, 1, 2, 3, 1, 1, False]" ]
	[ "$(receipt 'r["notes"], r["problems"], len(r["files"])')" = \
		"('notes.csv', 'problems.csv', 1)" ]
	lacks "$stderr" "so every row is accounted for"
}

@test "the receipt adds up on every capture that is kept here" {
	local file
	for file in "$HERE"/*.csv "$WORKSHOP_SRC"/examples/*/captures/*.csv \
		"$WORKSHOP_SRC"/tests/cli/boards/*.csv \
		"$WORKSHOP_SRC"/tests/cli/boards/*.txt \
		"$WORKSHOP_SRC"/tests/faults/capture.csv; do
		run --separate-stderr workshop import --session s1 --receipt json "$file"
		[ "$status" -le 1 ] || tell "$file"
		adds_up || tell "$file"
	done
}

@test "the receipt adds up where a file breaks off" {
	local head
	# Answers, notes with tags and those on a stack wait for the end.
	for head in 'Timestamp,What helped?' 'text,theme' \
		'id,document,tag,content' 'Went well,To improve,Action items' \
		'note_id,author_id,author,text,column_id,column,rank,stack'; do
		capture "$head" '1,Tea,Warm,A ramp,1,Door,1,null' '2,Cups,Warm,Bread' \
			'"never closed,Tea'
		run --separate-stderr workshop import --session s1 \
			--receipt json capture.csv
		[ "$status" -eq 1 ] || tell "$head: $status"
		has "$stderr" csv-quote-open
		adds_up || tell "$head"
	done
}

@test "the receipt adds up whatever the rows hold" {
	local seed
	python3 - <<-'END'
		import random
		bits = ["", " ", "walk", "door", "s9", "same", "same", "a,b", "x\ny", "=1", "9",
		        "yes", "quote", "withdrawn", "é", "\x01", "safety", "1", "-"]
		for seed in range(1, 61):
		    r = random.Random(seed)
		    cols = r.sample(["session", "text", "dots", "consent", "theme", "odd one",
		                     "flag", "kind", "table", "step"], r.randint(2, 10))
		    if "text" not in cols:
		        cols.append("text")
		    end = r.choice(["\n", "\r\n"])
		    out = [",".join(cols)]
		    for _ in range(r.randint(0, 40)):
		        row = [r.choice(bits) for _ in range(r.randint(0, len(cols) + r.randint(0, 1)))]
		        out.append(",".join('"' + c + '"' if "\n" in c or "," in c else c for c in row))
		    with open(f"{seed}.csv", "wb") as file:
		        file.write(end.join(out).encode() + (b"\xff," if r.random() < .2 else b""))
	END
	for seed in $(seq 60); do
		run --separate-stderr workshop import --plan "$PLAN" --receipt json \
			-o "notes-$seed.csv" "$seed.csv" "$seed.csv"
		[ "$status" -le 1 ] || tell "seed $seed"
		tail -n 1 <<<"$stderr" >"$seed.json"
	done
	python3 - <<-'END' || tell "a receipt does not add up"
		import csv, json
		parts = ["new", "repeat", "merged", "not_a_note", "blank", "problem"]
		written = 0
		for seed in range(1, 61):
		    r = json.load(open(f"{seed}.json"))
		    assert r["records"] == sum(r[part] for part in parts), (seed, r)
		    for part in ["records", *parts[2:]]:
		        assert r[part] == sum(file[part] for file in r["files"]), (seed, r)
		    if r["notes"]:
		        rows = list(csv.reader(open(r["notes"], newline="")))
		        assert r["new"] == len(rows) - 1, (seed, r)
		        written += 1
		assert written > 30, written
	END
}

@test "columns that we do not know are named, once, and without names" {
	capture 'text,Mood,Quillan,question' 'a,b,c,d'
	expect 0 workshop import --plan "$PLAN" --session walk --receipt json \
		capture.csv capture.csv
	[ "$(receipt 'r["unknown_columns"]')" = "['Mood', '[my son]']" ]
	lacks "$output$stderr" Quillan
}

@test "a receipt is given also when the import fails, behind the problems" {
	expect 3 workshop import --receipt json -o notes.csv "$HERE/board.csv" gone.csv
	adds_up
	[ "$(receipt 'r["status"], r["notes"], len(r["files"])')" = "(3, None, 2)" ]
	expect 1 workshop import --receipt json --plan "$HERE/sheet.csv" "$HERE/board.csv"
	[ "$(receipt 'r["status"], r["records"], r["notes"]')" = "(1, 0, None)" ]
	expect 2 workshop import --receipt json --map x=y "$HERE/board.csv"
	[ "$(receipt 'r["status"]')" = 2 ]
	expect 2 workshop import --receipt xml "$HERE/board.csv"
	has "$stderr" "--receipt takes text|json"
	# In words it comes last, too, and promises nothing.
	expect 3 workshop import -o notes.csv "$HERE/board.csv" gone.csv
	[ "$(tail -n 1 <<<"$stderr")" = "Nothing was written." ]
	lacks "$stderr" "new notes" "The notes went to"
	[ ! -e notes.csv ]
}

@test "--keep copies a column that we do not know, without names" {
	capture 'Mood,text,Place' 'so glad,a,Quillan' ',b,"x, y"'
	printf '%s\n' 'text,PLACE ' 'c,=here' 'd' >second.csv
	expect 0 workshop import --plan "$PLAN" --session walk --receipt json \
		--keep place --keep 'Mood' capture.csv second.csv
	[ "${lines[0]}" = "note,session,step,table,kind,text,voice,moment,theme,dots,colour,picture,consent,share_as,flag,show,lang,who,when,source,key,place,Mood" ]
	has "${lines[1]}" ",capture.csv:2,,[my son],so glad"
	has "${lines[2]}" ',capture.csv:3,,"x, y",'
	has "${lines[3]}" ",second.csv:2,,'=here,"
	[[ ${lines[4]} == *,second.csv:3,,, ]]
	[ "$(receipt 'r["unknown_columns"], r["redacted"]')" = "([], 1)" ]
	expect 0 workshop import --session walk --keep Mood capture.csv
	has "$stderr" "not copied   Place"
}

@test "--keep copies a column of a board, and of any table in a file" {
	expect 0 workshop import --keep 'Card ID' --receipt json \
		"$WORKSHOP_SRC/tests/cli/boards/trello.csv"
	[[ ${lines[0]} == *",source,key,Card ID" ]]
	grep -q ',trello.csv:2,,c1$' <<<"$output" || tell "not the cell of its row"
	capture 'text,theme,Mood' 'a,b,glad' '' 'Mood,theme,text' 'sad,d,c'
	expect 0 workshop import --keep Mood capture.csv
	[[ ${lines[1]} == *,capture.csv:2,,glad ]] || tell "first table"
	[[ ${lines[2]} == *,capture.csv:5,,sad ]] || tell "second table"
}

@test "--keep copies nothing that tells which answers are one person's" {
	local form=$WORKSHOP_SRC/tests/cli/boards/google-forms.csv
	expect 1 workshop import --keep Timestamp -o notes.csv "$form"
	has "$stderr" keep-not-used "each note is a row of its own"
	[ ! -e notes.csv ]
	# Also where another capture has that column.
	capture 'text,Timestamp' 'a,noon'
	expect 0 workshop import --receipt json --keep Timestamp "$form" capture.csv
	[[ ${lines[1]} == *"google-forms.csv: "*,, ]]
	[[ ${lines[-1]} == *,noon ]]
	[ "$(receipt '"Timestamp" in r["unknown_columns"]')" = True ]
	[ "$(receipt '[(f["shape"], f["profile"]) for f in r["files"]]')" = \
		"[('answers', 'google-forms'), ('notes', None)]" ]
}

@test "--keep takes no column of ours, and none that is not there" {
	capture 'text,Mood,List Name' 'a,b,c'
	expect 2 workshop import --keep THEME capture.csv
	has "$stderr" "'THEME' is a column of ours" "[usage]"
	expect 2 workshop import --keep '' capture.csv
	one_problem usage
	expect 1 workshop import --keep Mode -o notes.csv capture.csv
	has "$stderr" "'Mode'" "[keep-not-used]" "Nothing was written"
	# Already read as the theme.
	expect 1 workshop import --keep 'List Name' capture.csv
	has "$stderr" "[keep-not-used]"
	[ -z "$output" ]
	# Words that were taken back are in no column.
	capture 'text,consent,Mood' 'a,withdrawn,so angry'
	expect 0 workshop import --keep Mood capture.csv
	lacks "$output" angry
}

@test "--bom puts a byte order mark at the start, for Excel" {
	expect 0 workshop import --session walk --bom -o notes.csv "$HERE/board.csv"
	[ "$(head -c 7 notes.csv)" = $'\xef\xbb\xbfnote' ]
	expect 0 workshop import --session walk --bom -o again.csv notes.csv
	same <(cut -d, -f1-19 notes.csv) <(cut -d, -f1-19 again.csv)
	expect 0 workshop import --session walk "$HERE/board.csv"
	[ "${output:0:4}" = note ]
}

@test "-o never replaces notes by nothing" {
	expect 0 workshop import --session walk -o notes.csv "$HERE/board.csv"
	cp notes.csv first.csv
	cp .notes.csv.imported first.imported
	capture 'session,text,dots' 'walk,words,many' 'walk,,'
	expect 1 workshop import --problems problems.csv -o notes.csv capture.csv
	has "$stderr" "left as it was" "[import-no-notes]" "Nothing was written"
	same notes.csv first.csv
	same .notes.csv.imported first.imported
	[ -s problems.csv ]
	capture 'session,text'
	expect 1 workshop import -o notes.csv capture.csv
	same notes.csv first.csv
	# There is nothing to lose where there is no file.
	expect 0 workshop import -o other.csv capture.csv
	[ "$(wc -l <other.csv)" = 1 ]
}

@test "what was withdrawn stays so, also when -o starts afresh" {
	capture 'session,text' 'walk,secret' 'walk,fine'
	expect 0 workshop import -o notes.csv capture.csv
	sed -i '2s/$/ withdrawn/' .notes.csv.imported
	expect 0 workshop import -o notes.csv capture.csv
	lacks "$(cat notes.csv)" secret
	has "$(cat notes.csv)" "walk-001,walk,,,,,,,,,,,withdrawn," fine
	has "$stderr" "1 note was withdrawn"
	# And the next time, though another capture came between.
	expect 0 workshop import --session s1 -o notes.csv "$HERE/board.csv"
	expect 0 workshop import -o notes.csv capture.csv
	lacks "$(cat notes.csv)" secret
}

@test "a sidecar that is damaged does not stop -o, which writes it anew" {
	expect 0 workshop import --session walk -o notes.csv "$HERE/board.csv"
	echo broken >>.notes.csv.imported
	expect 0 workshop import --session walk -o notes.csv "$HERE/board.csv"
	lacks "$(cat .notes.csv.imported)" broken
}
