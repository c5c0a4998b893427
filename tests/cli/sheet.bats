#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop sheet: a blank sheet to type notes into.

load helper

PLAN=$BATS_TEST_DIRNAME/agenda/plan.yaml
HEADER=session,step,question,table,kind,text,voice,theme,dots,picture,consent,flag

# rows PATTERN FILE: how many lines match.
rows() {
	grep -c "$1" "$2" || true
}

@test "twenty rows for each question, spread over tables and groups" {
	expect 0 workshop sheet -o sheet.csv "$PLAN"
	[ "$(head -n 1 sheet.csv)" = "$HEADER" ]
	[ "$(rows '^door,weeks,"What helped while you waited, and what was missing?",1,' sheet.csv)" = 10 ]
	[ "$(rows '^door,weeks,.*?",2,' sheet.csv)" = 10 ]
	[ "$(rows '^door,groups,What could a call do?,By phone,,,,,,,,$' sheet.csv)" = 10 ]
	[ "$(rows '^door,groups,What do you wish someone had said?,At the door,' sheet.csv)" = 10 ]
	[ "$(rows '^walk,bench,What should change first?,,,,,,,,,$' sheet.csv)" = 20 ]
	[ "$(wc -l <sheet.csv)" = 61 ]
}

@test "--rows, --session and --bom" {
	expect 0 workshop sheet --rows 3 --session walk --bom -o sheet.csv "$PLAN"
	[ "$(wc -l <sheet.csv)" = 4 ]
	[ "$(head -c 3 sheet.csv)" = $'\xef\xbb\xbf' ]
	expect 0 workshop sheet --rows 3 --session walk -o sheet.csv "$PLAN"
	[ "$(head -c 7 sheet.csv)" = session ]
}

@test "how many rows has limits" {
	for rows in 0 1001 x ''; do
		expect 2 workshop sheet --rows "$rows" "$PLAN"
		one_problem usage
	done
	expect 0 workshop sheet --rows 1000 --session walk -o sheet.csv "$PLAN"
	[ "$(wc -l <sheet.csv)" = 1001 ]
}

@test "blank rows come back through import as blank rows" {
	expect 0 workshop sheet -o sheet.csv "$PLAN"
	expect 0 workshop import --plan "$PLAN" -o notes.csv sheet.csv
	[ "$(wc -l <notes.csv)" = 1 ]
	has "$stderr" 60
	lacks "$stderr" error:
}

@test "a filled row comes back with its place" {
	expect 0 workshop sheet --rows 2 -o sheet.csv "$PLAN"
	sed -i '/^walk,bench/s/,,,,,,,,,$/,,,More benches,parent,,,,,/' sheet.csv
	expect 0 workshop import --plan "$PLAN" -o notes.csv sheet.csv
	[ "$(rows '^walk-001,walk,bench,,,More benches,parent,' notes.csv)" = 1 ]
}

@test "a question that looks like a formula stays words" {
	sed 's/ask: What should change first?/ask: "=1+1?"/' "$PLAN" >plan.yaml
	expect 0 workshop sheet --session walk plan.yaml
	has "$output" "walk,bench,'=1+1?,"
}

@test "no question anywhere is a kind problem, and no sheet" {
	expect 1 workshop sheet --session online -o sheet.csv "$PLAN"
	one_problem no-question
	[ ! -e sheet.csv ]
}

@test "a plan with a mistake of form gives no sheet" {
	sed 's/stage: define/stage: nowhere/' "$PLAN" >plan.yaml
	expect 1 workshop sheet -o sheet.csv plan.yaml
	[ ! -e sheet.csv ]
}

@test "a session that is not there is wrong use" {
	expect 2 workshop sheet --session nine "$PLAN"
	one_problem usage
}
