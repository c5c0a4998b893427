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

# page ARGUMENT...: sheet makes a page to print with these, as page.html.
page() {
	expect 0 workshop sheet -f html -o page.html "$@"
	[ -z "$stderr" ] || tell "said something"
}

@test "to print: three boxes for each question, with what to tick" {
	page --session walk "$PLAN"
	[ "$(rows '<section class="leaf box">' page.html)" = 1 ]
	[ "$(rows '^<h2>What should change first?</h2>' page.html)" = 1 ]
	[ "$(rows '<div class="slip">' page.html)" = 3 ]
	for words in 'You can use my words, without my name' 'Ask me first' \
		'You can use the idea, not my exact words' 'Count it, do not show it' \
		'It stays in the room'; do
		[ "$(rows "<li class=\"tick\">$words</li>" page.html)" = 3 ]
	done
	has "$(<page.html)" '<p class="blank">Step 2, 14:15. Table:</p>'
}

@test "to print: each group has its own sheet, and drawing a side of its own" {
	page "$PLAN"
	has "$(<page.html)" '<p class="blank">When the doorbell rings. Step 3, 09:55. Table:</p>' \
		'<p class="blank">When the doorbell rings. Step 5, 10:40. By phone.</p>' \
		'<h2>What could a call do?</h2>' \
		'<p class="blank">When the doorbell rings. Step 5, 10:40. At the door.</p>' \
		'<h2>What do you wish someone had said?</h2>' \
		'<p class="blank">A walk along the canal. Step 2'
	[ "$(rows '<section class="leaf box">' page.html)" = 5 ]
	[ "$(rows '<div class="slip">' page.html)" = 12 ]
	[ "$(rows '<div class="slip tall">' page.html)" = 1 ]
}

@test "to print: what is read aloud, the rule of the X, and a guide" {
	page --session walk "$PLAN"
	has "$(<page.html)" 'Read aloud at the start of each session' \
		'Paper with an X on it stays in this room' 'in the words it was said in' \
		'If someone may be hurt' 'before 1&nbsp;September 2026' \
		'<th scope="row">Ask me first</th><td>Nothing, until they say yes</td><td>no</td>'
	lacks "$(<page.html)" 'health visitor' 'doula'
}

@test "to print: no clock without a start, no sheet without a question" {
	sed '/starts: 14:00/d' "$PLAN" >plan.yaml
	page --session walk plan.yaml
	has "$(<page.html)" '<p class="blank">Step 2. Table:</p>'
	expect 1 workshop sheet -f html --session online -o none.html "$PLAN"
	one_problem no-question
	[ ! -e none.html ]
}

@test "to print: people's words are only words" {
	sed 's|ask: What should change first?|ask: "<b>\&lt; </section>?"|' "$PLAN" >plan.yaml
	page --session walk plan.yaml
	has "$(<page.html)" '<h2>&lt;b&gt;&amp;lt; &lt;/section&gt;?</h2>'
}

# --- the questions that a group asks itself ---

@test "--reflections has rows for each question and voice, with the question in view" {
	expect 0 workshop sheet --reflections --rows 7 -o sheet.csv "$PLAN"
	[ "$(head -n 1 sheet.csv)" = session,voice,question,score,word,story,picture,next,consent ]
	local voices questions
	voices=$(tail -n +2 sheet.csv | cut -d, -f2 | sort | uniq -c | tr -s ' ')
	has "$voices" ' group' ' parent'
	lacks "$voices" interpreter
	questions=$(tail -n +2 sheet.csv | cut -d, -f3 | tr -d '"' | sort -u)
	has "$questions" '10: To what extent are we looking first' '1: To what extent'
	[ "$(wc -l <<<"$questions")" = 10 ]
	[ "$(grep -c '6: To what' sheet.csv)" -ge 7 ]
	lacks "$(cut -d, -f1 sheet.csv)" walk
}

@test "--reflections --session fills in when it was" {
	local session
	for session in before after walk; do
		expect 0 workshop sheet --reflections --session "$session" --rows 1 "$PLAN"
		has "$output" "
$session,"
	done
	expect 2 workshop sheet --reflections --session during "$PLAN"
	has "$stderr" "no session 'during' [usage]"
	expect 2 workshop sheet --session before "$PLAN"
	has "$stderr" "no session 'before' [usage]"
}

@test "the questions to print have a scale in words, not sure, and what may happen to words" {
	local point
	expect 0 workshop sheet --reflections -f html -o pages.html "$PLAN"
	for point in 'not yet' 'a little' 'about half' mostly 'as much as we can' \
		'not sure' 'It stays in the room' 'One thing we could change' \
		'All of us together'; do
		[ "$(grep -c "$point" pages.html)" -ge 5 ]
	done
	# Ten questions, two on a side.
	[ "$(grep -c 'class="leaf' pages.html)" = 5 ]
	[ "$(grep -c 'class="plain scale"' pages.html)" = 10 ]
	has "$(cat pages.html)" 'When (before, which session, or after):'
	expect 0 workshop sheet --reflections --session before -f html "$PLAN"
	has "$output" 'Before we began'
	lacks "$output" 'which session'
}
