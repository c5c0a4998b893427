#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop import: exports of boards and forms, each as its exporter writes it.
# boards/NAME.csv is read by the profile NAME (or the part of it before the last
# dash), and gives boards/NAME.out: the receipt, and the notes.
# UPDATE=1 writes them anew; look at each.

load helper

HERE=$BATS_TEST_DIRNAME/boards

# reads NAME OPTION...: a fixture is read as it should be.
reads() {
	local name=$1 file
	shift
	file=$(cd "$HERE" && printf '%s' "$name".[ct]*)
	cp "$HERE/$file" .
	workshop import "$@" "$file" 2>receipt >notes.csv
	{
		grep -v '\[import-no-plan\]\|\[names-missing\]' receipt
		cat notes.csv
	} >"$name.out"
	[ -z "${UPDATE-}" ] || cp "$name.out" "$HERE/$name.out"
	same "$HERE/$name.out" "$name.out"
}

@test "every profile has a fixture, and every fixture a profile" {
	local name
	for name in "$WORKSHOP_SRC"/workshops/profiles/*.yaml; do
		name=$(basename "$name" .yaml)
		[ -e "$HERE/$name.csv" ] || [ -e "$HERE/$name.txt" ] ||
			tell "no fixture: $name"
	done
	same <(cd "$HERE" && printf '%s\n' *.csv *.txt | sed 's/\..*$/.out/' | sort) \
		<(cd "$HERE" && printf '%s\n' *.out | sort)
}

@test "the manual lists every profile, and how it was checked" {
	local file checked
	for file in "$WORKSHOP_SRC"/workshops/profiles/*.yaml; do
		checked=$(sed -n 's/^checked: //p' "$file")
		grep -qF ".It Cm $(basename "$file" .yaml) Ta $checked Ta " \
			"$WORKSHOP_SRC/man/workshop-import.1" || tell "$file"
	done
	expect 2 workshop import --profile trelo "$HERE/trello.csv"
	has "$stderr" "did you mean 'trello'?" "we know generic, " "[usage]"
}

@test "boards with a note a row are known by their headers" {
	local name
	for name in parabol scrumlr azure-retrospectives wekan lucid taguette \
		polis padlet padlet-now mural trello nextcloud-deck; do
		reads "$name"
		has "$(cat receipt)" "; "
	done
}

@test "no cell beyond the headers of a board is lost" {
	cat >polis.csv <<-'END'
		timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
		1,x,0,0,12,3,1,Tea, a table and time
		1,x,1,0,7,3,1,Soup,,
		1,x,2,0,7,3,-1,Buy my lamps, cheap
		1,x,3,0,5,3,1,First a lift,and,, 1,000 chairs,
		and a ramp
	END
	expect 1 workshop import --profile polis polis.csv --problems p.csv
	has "$output" 'n-001,,,,,"Tea, a table and time",' ',Soup,' \
		'"First a lift, and,, 1,000 chairs",'
	has "$stderr" "polis.csv:2: " "3 rows" "[notes-cells-joined]" \
		"3  new notes" "1  row that is no note" "1  row with a problem"
	has "$(cat p.csv)" "polis.csv,6,text,,"
	run ! grep -F lamps <<<"$output"
	# Where words are not the last column, nobody can tell whose they are.
	cat >trello.csv <<-END
		Card Name,List Name,Board Name,Labels,Archived
		Tea,Ideas,Board,,false,and a table
		Soup,Ideas,Board,,false,,
	END
	expect 1 workshop import --profile trello trello.csv --problems p.csv
	has "$stderr" "trello.csv:2: " "[notes-extra-cells]" "1  new note"
	has "$(cat p.csv)" "and a table"
}

@test "any other table is read by loose names" {
	reads spreadsheet
	reads generic
	lacks "$(cat receipt)" "checked against"
}

@test "a board whose exports differ is named by the person" {
	reads nextcloud-deck-translated --profile nextcloud-deck
	reads miro --profile miro
	has "$(cat receipt)" "Miro, checked against"
}

@test "a board with a theme a column" {
	reads funretro
}

@test "forms: a person a row, a question a column" {
	local name
	for name in google-forms google-forms-download microsoft-forms \
		nextcloud-forms nextcloud-forms-now cryptpad; do
		reads "$name"
		run ! grep -iqE 'morwen|example\.org|2026|anonymous' notes.csv
		# No line of the file, which would tie a person's answers together.
		run ! grep -qE '\.csv:[0-9]' notes.csv
	done
	for name in google-forms microsoft-forms; do
		reads "$name-translated" --profile "$name"
		run ! grep -iqE 'morwen|example|2026|anonymous' notes.csv
		workshop import --shape answers "$name-translated.csv" >again.csv
		same notes.csv again.csv
	done
	reads cryptpad-translated --profile cryptpad
	reads nextcloud-forms-translated --profile nextcloud-forms
	run ! grep -iqE 'morwen|anonym|2026|question-id' notes.csv
}

@test "a chat: messages are notes, who wrote them is gone" {
	local name
	for name in whatsapp whatsapp-iphone; do
		reads "$name"
		run ! grep -qE 'Morwen|Tegan|Pretendia|Ama|7700|2024' notes.csv
	done
	reads whatsapp --shape list
	reads whatsapp --profile whatsapp
	expect 1 workshop import --shape notes "$HERE/whatsapp.txt"
}
