#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# A blank sheet that is filled in and saved again by the real LibreOffice comes
# back through import with nothing lost.

load ../cli/helper

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	local plan=$WORKSHOP_SRC/tests/cli/agenda/plan.yaml
	PATH=$WORKSHOP_BIN:$PATH
	# A question that a spreadsheet could take for a formula.
	sed 's/ask: What should change first?/ask: "=1+1, or what should change?"/' \
		"$plan" >plan.yaml
	workshop sheet --rows 9 -o blank.csv plan.yaml
	workshop sheet --rows 9 --bom -o blank-bom.csv plan.yaml
	python3 "$WORKSHOP_SRC/tests/office/fill.py" blank.csv filled.csv
	python3 "$WORKSHOP_SRC/tests/office/fill.py" blank-bom.csv filled-bom.csv --bom
	workshop import --plan plan.yaml -o straight.csv filled.csv
	words straight.csv >straight
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
}

# words NOTES: what is in them, but for the name of the capture and the keys.
words() {
	python3 - "$1" <<-'END'
		import csv, sys
		for row in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")):
		    row.update(source=row["source"].rpartition(":")[2] and "", key="")
		    print(row)
	END
}

# office FORMAT OPTIONS FILE FOLDER: LibreOffice opens a file as CSV and saves
# it in that format in the folder.
office() {
	soffice -env:UserInstallation=file://"$PWD"/profile --headless --norestore \
		--infilter=CSV:44,34,76,1 --convert-to "$1${2:+:$2}" --outdir "$4" "$3" >office.log 2>&1
	[ -s "$4/$(basename "${3%.*}").${1%%:*}" ] || tell "LibreOffice saved nothing: $(<office.log)"
}

# comes_back FILE ARGUMENT...: import makes the same notes of it.
comes_back() {
	expect 0 workshop import --plan plan.yaml -o back.csv "$@"
	words back.csv >back
	same straight back
}

SAVED='csv:Text - txt - csv (StarCalc)'

@test "the notes that are typed in are all there" {
	[ "$(wc -l <straight)" -eq 15 ]
	has "$(<straight)" 'fourth' '👩' "'so it goes'" "'private'"
}

@test "saved again as it was: UTF-8 with commas" {
	office "$SAVED" 44,34,76,1 filled.csv comma
	comes_back comma/filled.csv
	# The sheet has a mark for old spreadsheets.
	office "$SAVED" 44,34,76,1 filled-bom.csv bom
	comes_back bom/filled-bom.csv
}

@test "saved with semicolons" {
	office "$SAVED" 59,34,76,1 filled.csv semicolon
	head -n 1 semicolon/filled.csv | grep -q '^"\?session"\?;'
	comes_back semicolon/filled.csv
}

@test "saved with all text in quotation marks" {
	office "$SAVED" 44,34,76,1,,0,true filled.csv quoted
	head -n 1 quoted/filled.csv | grep -q '^"session","step",'
	comes_back quoted/filled.csv
}

@test "saved with tabs" {
	office "$SAVED" 9,34,76,1 filled.csv tabs
	head -n 1 tabs/filled.csv | grep -q $'^"\\?session"\\?\t'
	comes_back tabs/filled.csv
}

@test "saved as Unicode text, UTF-16 with tabs" {
	office "$SAVED" 9,34,65535,1 filled.csv unicode
	[ "$(head -c 2 unicode/filled.csv | od -An -tx1 | tr -d ' ')" = fffe ]
	comes_back unicode/filled.csv
}

@test "kept as a spreadsheet for a while, then saved as CSV" {
	local kind
	for kind in ods xlsx; do
		office "$kind" '' filled.csv "$kind"
		soffice -env:UserInstallation=file://"$PWD"/profile --headless --norestore \
			--convert-to "$SAVED:44,34,76,1" --outdir "$kind" "$kind/filled.$kind" >office.log 2>&1
		expect 0 workshop import --plan plan.yaml -o back.csv "$kind/filled.csv"
		# LibreOffice's own format has no tabs in cells.
		same <(sed 's/\\t//g' straight) <(words back.csv | sed 's/\\t//g')
	done
}

@test "a formula in a question stays words in a spreadsheet" {
	office "$SAVED" 44,34,76,1 blank.csv blank
	grep -q "'=1+1, or what should change?" blank/blank.csv
	lacks "$(tr -d '"' <blank/blank.csv)" 'bench,2' '#NAME' 'Err:'
}
