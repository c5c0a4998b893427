#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# Walks: with answers from a pipe, and with real keys in a terminal (tmux).

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	cp "$WORKSHOP_SRC/examples/riverbend/plan.yaml" .
	tmux_name=walk-$BATS_TEST_NUMBER-$$
}

teardown() {
	tmux -L "$tmux_name" kill-server 2>/dev/null || true
}

HEADER=session,voice,question,score,word,story,picture,next,consent

# A walk that reads its lines from the file 'typed', into another file if given.
answer() {
	workshop walk --when after --voice parent --into "${into:-reflections.csv}" \
		plan.yaml <typed
}

# Five answers to the five questions of the plan.
five() {
	printf '%s\n' '' 3 heard 'the tea' 'more time' 1 n '' '' '' 3 \
		p 4 '' '' '' 2 1 slow '' '' 5 ''
}

# --- a terminal ---

# terminal WIDTH HEIGHT COMMAND: a shell in tmux, where COMMAND is typed.
terminal() {
	tmux -L "$tmux_name" -f /dev/null new-session -d -x "$1" -y "$2" \
		"cd '$BATS_TEST_TMPDIR'; PS1='ready> ' TERM=${terminal_type:-screen} LC_ALL=${terminal_locale:-C.UTF-8} bash --norc --noprofile -i"
	see 'ready>'
	keys "$3" Enter
}

keys() {
	tmux -L "$tmux_name" send-keys "$@"
}

# Waits until the program has ended and the shell reads again: what is typed
# before may be lost with the terminal's old mode.
prompt() {
	local i
	for ((i = 0; i < 400; i++)); do
		[ "$(tmux -L "$tmux_name" display-message -p '#{pane_current_command}')" != bash ] ||
			return 0
		sleep 0.05
	done
	tell "the program has not ended"
}

# see TEXT...: waits until the terminal shows each TEXT.
see() {
	local text i
	for text; do
		for ((i = 0; i < 200; i++)); do
			shot=$(tmux -L "$tmux_name" capture-pane -p)
			[[ $shot != *"$text"* ]] || continue 2
			sleep 0.05
		done
		tell "never seen: $text" in "$shot"
		return 1
	done
}

# --- answers ---

@test "answers from a pipe are rows of reflections, with a header" {
	five >typed
	expect 0 answer
	has "$output" 'Question 1 of 5' "treating each person as someone" \
		'In this project: Mostly about the parent mentors' \
		'Passed. That is fine.' 'Saved. 4 of 5 answers are safe' \
		'4 answers are safe in reflections.csv.'
	same reflections.csv - <<END
$HEADER
after,parent,2,3,heard,the tea,,more time,quote
after,parent,6,not sure,,,,,count
after,parent,comfort,4,,,,,reword
after,parent,kettle,1,slow,,,,private
END
	# Nothing is left that ties the answers of one person together.
	[ "$(echo .refl*)" = '.refl*' ]
}

@test "each moment and voice is told in its row, also without --voice" {
	printf '%s\n' 1 '' 2 '' '' '' 1 q | workshop walk --when before plan.yaml
	printf '%s\n' '' 3 '' '' '' 1 q | workshop walk --session S1 --voice Grandparent plan.yaml
	printf '%s\n' '' 4 '' '' '' 1 q | workshop walk --when after --voice 'not said' plan.yaml
	same reflections.csv - <<END
$HEADER
before,group,2,2,,,,,quote
s1,grandparent,2,3,,,,,quote
after,not said,2,4,,,,,quote
END
}

@test "--into is another file; words with commas, quotes and formulas are kept" {
	printf '%s\n' '' 3 '=1+1' 'he said "no", twice' '' 1 q >typed
	into=other.csv expect 0 answer
	same other.csv - <<END
$HEADER
after,parent,2,3,'=1+1,"he said ""no"", twice",,,quote
END
	[ ! -e reflections.csv ]
}

@test "a file that a spreadsheet saved is added to in its own way" {
	printf 'voice;session;question;consent;score;word;story;next;mine\r\n' >reflections.csv
	printf 'parent;before;2;quote;3;;;;x\r\n' >>reflections.csv
	printf '%s\n' '' 3 heard '' '' 1 q >typed
	expect 0 answer
	printf 'parent;after;2;quote;3;heard;;;\r\n' >wanted
	same <(tail -n 1 reflections.csv) wanted
	[ "$(wc -l <reflections.csv)" -eq 3 ]
}

@test "a file that would lose a part of an answer is not added to" {
	printf 'session,voice,question,score,word,next,consent\ns1,parent,2,3,,,quote\n' >reflections.csv
	cp reflections.csv before
	five >typed
	expect 1 answer
	one_problem walk-no-column
	has "$stderr" "reflections.csv:1: error: this file has no column 'story'"
	same reflections.csv before
	printf 'session,voice,question,score,word,story,next,consent\ns1,parent,2,3,caf\xe9,,,quote' >reflections.csv
	cp reflections.csv before
	expect 1 answer
	has "$stderr" 'this file is windows-1252' '[not-text]'
	touch '.~lock.reflections.csv#'
	expect 3 answer
	one_problem file-open-elsewhere
}

@test "an answer that is changed takes the place of the old one" {
	printf '%s\n' '' 3 heard '' '' 1 b 2 '' '' '' '' q >typed
	expect 0 answer
	same reflections.csv - <<END
$HEADER
after,parent,2,2,heard,,,,quote
END
}

@test "wrong use is told" {
	local options
	for options in '--when after -' '--when after' '--session s1 --when after plan.yaml' \
		'plan.yaml' '--session s9 plan.yaml' '--when after --voice nurse plan.yaml'; do
		# shellcheck disable=SC2086 # options are words
		expect 2 workshop walk $options </dev/null
		one_problem usage
	done
	expect 2 workshop walk --when after --voice nurse plan.yaml </dev/null
	has "$stderr" "'parent'" "'group'"
	expect 3 workshop walk --when after missing.yaml </dev/null
	[ ! -e reflections.csv ]
}

# --- nothing is lost ---

@test "a walk goes on where it stopped, at any moment" {
	local n total
	five >typed
	answer >whole.txt
	mv reflections.csv wanted
	total=$(wc -l <typed)
	for ((n = 1; n < total; n += 3)); do
		rm -f reflections.csv
		head -n "$n" typed | workshop walk --when after --voice parent plan.yaml >first.txt
		{
			echo
			tail -n +$((n + 1)) typed
		} | workshop walk --when after --voice parent plan.yaml >second.txt ||
			tell "after line $n"
		same reflections.csv wanted || tell "after line $n"
	done
	[ ! -e .reflections.csv.walk1 ]
}

@test "a walk that is killed loses nothing that was typed" {
	local end
	five >typed
	answer >whole.txt
	mv reflections.csv wanted
	mkfifo pipe
	for end in KILL HUP TERM INT; do
		rm -f reflections.csv
		workshop walk --when after --voice parent plan.yaml <pipe >first.txt &
		head -n 8 typed >head.txt
		exec 7>pipe
		cat head.txt >&7
		# It asks for a story now.
		until grep -q 'You said: not sure' first.txt &&
			[ "$(tail -n 1 first.txt)" = 'Story > ' ]; do
			sleep 0.05
		done
		# Not the dispatcher, which has become the walk.
		kill -s "$end" $!
		! wait $!
		exec 7>&-
		same reflections.csv - <<END
$HEADER
after,parent,2,3,heard,the tea,,more time,quote
END
		{
			echo
			tail -n +9 typed
		} | workshop walk --when after --voice parent plan.yaml >second.txt
		has "$(<second.txt)" 'holds 1 answer of a walk that was not finished' \
			'go on at question 2'
		same reflections.csv wanted || tell "after $end"
	done
}

@test "someone new begins again; what was begun is asked about first" {
	printf '%s\n' '' 3 heard q | workshop walk --when after --voice parent plan.yaml
	printf '%s\n' n '' 1 '' '' '' 3 q | workshop walk --when after --voice parent plan.yaml
	same reflections.csv - <<END
$HEADER
after,parent,2,3,heard,,,,
after,parent,2,1,,,,,count
END
	# Another voice has a walk of its own.
	printf '%s\n' '' 4 '' '' '' 1 q | workshop walk --when after --voice group plan.yaml
	[ "$(tail -n 1 reflections.csv)" = 'after,group,2,4,,,,,quote' ]
	[ -e .reflections.csv.walk1 ]
	[ -e .reflections.csv.walk2 ]
}

@test "a row that was cut off in the middle is made whole, once" {
	five | head -n 6 >typed
	answer >first.txt
	cp reflections.csv whole
	cp .reflections.csv.walk1 book
	# The crash came before "saved" was noted, at each byte of the row.
	local size=$((${#HEADER} + 1)) n
	for ((n = 0; n <= $(wc -c <whole) - size; n += 7)); do
		sed '/^+/d; s/^@0/@'$size'/' book >.reflections.csv.walk1
		head -c $((size + n)) whole >reflections.csv
		printf '%s\n' '' q >typed
		answer >second.txt
		same reflections.csv whole || tell "after $n bytes"
	done
}

@test "many walks at one file at the same time lose and tear nothing" {
	local i pids=()
	five >typed
	for i in {1..12}; do
		answer >"$i.txt" &
		pids+=($!)
	done
	for i in "${pids[@]}"; do
		wait "$i"
	done
	[ "$(wc -l <reflections.csv)" -eq 49 ]
	[ "$(sort reflections.csv | uniq -c | awk '{ print $1 }' | sort -n | tr '\n' ' ')" = '1 12 12 12 12 ' ]
	[ "$(head -n 1 reflections.csv)" = "$HEADER" ]
	[ ! -e .reflections.csv.walk1 ]
}

@test "a full disk is told, and the row is whole or not there" {
	five >typed
	into=/dev/full expect 3 answer
	has "$output" 'This answer is not saved yet: cannot write: the disk is full'
	one_problem cannot-write
	# A limit on the size of files, in blocks of 1 KiB.
	printf '%s\n' '' 3 "$(printf 'word%.0s' {1..100})" '' '' 1 \
		4 "$(printf 'word%.0s' {1..200})" '' '' 1 q >typed
	expect 3 bash -c 'ulimit -f 1; workshop walk --when after --voice parent plan.yaml <typed'
	one_problem cannot-write
	[ "$(wc -l <reflections.csv)" -eq 2 ]
	# There is room again: nothing has to be typed twice but the last line.
	printf '%s\n' '' 4 >typed
	expect 0 answer
	has "$output" 'go on at question 2'
}

@test "a folder that cannot be written is told before anything is asked" {
	mkdir closed
	cp plan.yaml closed
	chmod a-w closed
	run -3 --separate-stderr without_rights workshop walk --when after \
		--voice parent closed/plan.yaml </dev/null
	[ -z "$output" ]
	one_problem cannot-write
}

# --- screens ---

@test "keys, Ctrl-C and a terminal that is as it was before" {
	terminal 80 30 'stty -g >before; clear'
	keys 'workshop walk --when after --voice parent plan.yaml' Enter
	see 'You are here: Deliver, stage 4 of 4.' 'Enter begin'
	keys Enter
	see 'Question 1 of 5' '0 to 4, n or p >'
	keys 3 Enter
	see 'One word for it?'
	# Backspace, a word back, to the start, and characters that combine.
	keys -l 'heat'
	keys BSpace
	keys -l 'rd é日本 oops'
	keys C-w C-a Right Delete
	keys -l 'e'
	see 'One word > heard é日本'
	keys Enter
	see 'A story, if you like?'
	keys C-c
	prompt
	keys 'echo "status $?"; stty -g >after' Enter
	see 'status 130' 'Stopped. 0 answers of this walk are safe'
	same before after
	keys 'clear; workshop walk --when after --voice parent plan.yaml' Enter
	see 'go on at question 1'
	keys Enter
	see 'heard é日本' 'Story >'
	keys Enter Enter 1 Enter q Enter
	see 'Stopped. 1 answer of this walk is safe in reflections.csv.'
	same reflections.csv - <<END
$HEADER
after,parent,2,3,heard é日本,,,,quote
END
}

@test "a screen of 40 columns, a low one with more to see, and a resize" {
	terminal 40 24 'workshop walk --when after --voice parent plan.yaml'
	see 'Discover Define'
	keys Enter
	see 'To what extent are we putting first the' '0 to 4, n or p >'
	keys -l 3
	see 'n or p > 3'
	tmux -L "$tmux_name" set-option window-size manual
	tmux -L "$tmux_name" resize-window -x 200 -y 12
	see 'To what extent are we putting first the people whose lives will'
	see 'More above or below' 'n or p > 3'
	lacks "$shot" 'pass'
	keys NPage
	see 'p  pass'
	tmux -L "$tmux_name" resize-window -x 22 -y 5
	see 'or p > 3'
	tmux -L "$tmux_name" resize-window -x 60 -y 24
	see 'To what extent are we putting first the people whose lives' 'n or p > 3'
	lacks "$shot" 'More above'
	keys Enter
	see 'You said: 3, mostly'
}

@test "colour has NO_COLOR, and ASCII is enough" {
	terminal 80 30 'workshop walk --when after --voice parent plan.yaml'
	see 'Enter begin' '╱'
	tmux -L "$tmux_name" capture-pane -p -e | grep -q $'\e\[32m here'
	keys q Enter
	see 'Stopped.'
	keys 'clear; NO_COLOR=1 LC_ALL=C workshop walk --when after --voice parent plan.yaml' Enter
	see 'Enter begin' '/  ok  |  ok  \   /  ok  | here '
	lacks "$shot" '╱'
	lacks "$(tmux -L "$tmux_name" capture-pane -p -e)" $'\e[1m' $'\e[32m'
}

@test "what means harm in a plan is shown, and names of all writing systems" {
	sed -i 's/^title: .*/title: שלום 日本 cafe\xcc\x81/; s/note: Mostly.*/note: "a\xe2\x80\xaeb"/' plan.yaml
	printf '%s\n' '' p p q >typed
	expect 0 answer
	has "$output" 'שלום 日本 cafe' 'a\u202eb'
	lacks "$output" $'\xe2\x80\xae'
	terminal 80 30 'workshop walk --when after --voice parent plan.yaml'
	see 'go on at question 3'
	keys Enter
	see 'a\u202eb' '日本'
	# A control character is no plan at all.
	printf 'title: "a\x1b[2Jb"\n' >>plan.yaml
	run -1 --separate-stderr answer
	lacks "$output$stderr" $'\e'
}

@test "--plain moves no cursor, also in a terminal" {
	terminal 80 40 "script -qfc 'workshop walk --plain --when after --voice parent plan.yaml' record"
	see 'Type and press Enter:'
	keys Enter 3 Enter q Enter
	see 'Stopped.'
	lacks "$(<record)" $'\e'
	has "$(<record)" 'Question 1 of 5' 'You said: 3, mostly'
}

@test "Ctrl-Z and back" {
	terminal 80 30 'workshop walk --when after --voice parent plan.yaml'
	see 'Enter begin'
	keys -l 'x'
	keys C-z
	see 'Stopped'
	keys fg Enter
	see 'Enter begin' '> x'
}

# --- the steps, and the day ---

rehearse() {
	workshop walk --session s1 --live --log times.csv --now 10:00 \
		--today 2026-03-03 plan.yaml
}

@test "the steps of a session, with groups and what to say" {
	printf '\n\n\n' | workshop walk --session s1 plan.yaml >out.txt
	has "$(<out.txt)" 'You are here: Discover, stage 1 of 4.' \
		'10:20 to 10:30    Welcome, 10 minutes' \
		'Say  Nobody here will mend anything today.' \
		'How many workers there are is not ours to change. How they change over is.' \
		'Next, 10:30: How we treat each other'
	printf '\n\n\n\n' | workshop walk --session s3 plan.yaml >out.txt
	has "$(<out.txt)" 'The page. By the window. Led by parent. What should the next person know'
	[ ! -e outcome.yaml ]
}

@test "live, a day on which clocks change is as long as it is" {
	local today
	day() {
		printf '%s\n' 'kit: 1' 'title: Night' 'question: Well?' \
			'timezone: Europe/London' 'owners: {lead: us, contact: us}' 'sessions:' \
			'  - title: Night' "    date: $1" '    starts: 0:30' \
			'    steps: [45 talk: One, 45 talk: Two]' >night.yaml
		shift
		rm -f times.csv
		printf '%s\n' "$@" | workshop walk --session s1 --live \
			--log times.csv --now 0:30 --today "$today" \
			night.yaml | tr -s ' \n' ' ' >out.txt
		workshop agenda --log times.csv -f text night.yaml |
			tr -s ' \n' ' ' >page.txt
	}
	# Forward: from 1:00 to 2:00, on the day of the plan and on another.
	for today in 2026-03-29 2027-03-28; do
		day 2026-03-29 '' 2:10 e 2:20 q
		has "$(<out.txt)" 'began 00:30, ends 02:15, 45 minutes left' \
			'it is 02:10' '5 minutes left' 'Next 02:15 Two' \
			'began 02:10, ends 02:55, 35 minutes left' \
			'5 minutes ahead. We would end at 02:55.'
		has "$(<page.txt)" '00:30 to 02:10 5 minutes shorter'
	done
	# Back: from 2:00 to 1:00.
	today=2026-10-25
	day $today '' 1:10 e 1:58 1:05 e 1:15 e q
	has "$(<out.txt)" 'it is 01:10' '5 minutes left' \
		'it is 01:58' '3 minutes over' \
		'it is 01:05' '10 minutes over'
	has "$(<page.txt)" '01:10 to 01:05 10 minutes longer'
	# A usual day.
	today=2026-03-30
	day $today '' 2:10 q
	has "$(<out.txt)" '55 minutes over'
}

@test "a day is rehearsed, logged, gone on with, and set beside the plan" {
	printf '%s\n' '' 10:25 e 10:40 e c q | rehearse >out.txt
	has "$(<out.txt)" 'it is 10:25, step 1 of 11' \
		'Arrive, began 10:00, was to end 10:20, 5 minutes over' \
		'5 minutes behind. We would end at 13:05.' \
		'leave out: Envelopes, and time to spare  (5 minutes)' \
		'shorten: Walk along the rivers, workers tell theirs first, 25 to 20 minutes' \
		'On time. We end at 13:00.'
	same times.csv - <<'END'
session,step,event,date,time,minutes
s1,1,began,2026-03-03,10:00,
s1,1,ended,2026-03-03,10:25,
s1,2,began,2026-03-03,10:25,
s1,2,ended,2026-03-03,10:40,
s1,3,began,2026-03-03,10:40,
s1,keep,minutes,2026-03-03,10:40,20
s1,11,left out,2026-03-03,10:40,
END
	# A torn row of a crash is no event, and is not lost.
	printf 's1,3,en' >>times.csv
	printf '%s\n' 10:50 e q | rehearse >out.txt
	has "$(<out.txt)" 'it is 10:00, step 3 of 11' 'step 4 of 11' 'On time.'
	[ "$(sed -n 9,10p times.csv)" = $'s1,3,en\ns1,3,ended,2026-03-03,10:50,' ]
	expect 0 workshop agenda --log times.csv -f text plan.yaml
	has "$output" 'The day they changed, Tuesday 3 March 2026' \
		'10:00 to 10:20  10:00 to 10:25  5 minutes longer' \
		'12:55 to 13:00  left out'
	has "$stderr" 'times.csv:9: note:' '[log-row]'
	expect 0 workshop agenda --log times.csv -f html plan.yaml
	expect 1 workshop agenda --log times.csv --session s2 plan.yaml
	has "$stderr" '[log-empty]'
	expect 2 workshop agenda --log times.csv --for everyone plan.yaml
	has "$stderr" '[usage]'
	expect 3 workshop agenda --log nowhere.csv plan.yaml
}

@test "options of the day fit together, or are told" {
	local options
	for options in '--live --when after' '--log x --session s1' '--now 10:00 --session s1' \
		'--live --session s1 --voice parent' '--live --now soon --session s1' \
		'--outcome x --when after'; do
		# shellcheck disable=SC2086 # options are words
		expect 2 workshop walk $options plan.yaml </dev/null
		one_problem usage
	done
}

@test "a log that cannot be written is told, and nothing happens" {
	printf '%s\n' '' '' q >typed
	expect 0 workshop walk --session s1 --live --log /dev/full --now 10:00 plan.yaml <typed
	has "$output" 'not saved yet: cannot write: the disk is full'
	lacks "$output" 'step 1 of'
}

# Through all steps of s1, and then the answers of the file 'typed'.
to_the_end() {
	{
		printf '\n%.0s' {1..12}
		cat typed
	} | workshop walk --session s1 plan.yaml >out.txt
}

@test "who came and what was agreed goes into the outcome, and nothing else changes" {
	cp "$WORKSHOP_SRC/examples/riverbend/outcome.yaml" .
	cp outcome.yaml before.yaml
	printf '%s\n' 10 '' '' '' '' '' '' 2 '' '' '' '' '' >typed
	to_the_end
	has "$(<out.txt)" 'How many came as: parent?' 'Saved in outcome.yaml.' \
		'Did paper with an X on it stay in the room?' \
		'Who came and what was agreed is in outcome.yaml.'
	# One number and one answer: two lines differ, in two places.
	[ "$(diff before.yaml outcome.yaml | grep -c '^>')" -eq 2 ]
	has "$(diff before.yaml outcome.yaml)" 'parent: 10' 'read_aloud: start'
	expect 0 workshop check --outcome outcome.yaml plan.yaml
	has "$output" 'nothing to put right' || has "$output" 'all of it can be read'
}

@test "an outcome is made where there is none, and read by the report" {
	printf '%s\n' 9 3 2 3 2 '' '' 1 1 1 1 1 '' >typed
	to_the_end
	same outcome.yaml - <<'END'
kit: 1
sessions:
  s1:
    came:
      parent: 9
      grandparent: 3
      parent mentor: 2
      social worker: 3
      family support worker: 2
    agreed:
      read_aloud: start and end
      x_paper: yes
      look_back: yes
      by: parent
      unmarked: quote
END
	# Each answer was there before the next one: stop after two.
	printf '%s\n' 8 4 q >typed
	to_the_end
	[ "$(sed -n 5,6p outcome.yaml)" = $'      parent: 8\n      grandparent: 4' ]
}

@test "what cannot be written safely is shown, to be written by hand" {
	printf 'kit: 1\nsessions: {s2: {came: {parent: 1}}}\n' >outcome.yaml
	cp outcome.yaml before.yaml
	printf '%s\n' 9 '' '' '' '' '' '' '' '' '' '' '' '' >typed
	run -1 --separate-stderr to_the_end
	same outcome.yaml before.yaml
	has "$(<out.txt)" 'Please write it there yourself:' \
		$'sessions:\n  s1:\n    came:\n      parent: 9'
	one_problem walk-not-written
}

@test "the day in a terminal: keys, a resize, and the log after a closed lid" {
	terminal 80 34 'workshop walk --session s3 --live --log times.csv --now 10:00 --today 2026-04-21 plan.yaml'
	see 'it is 10:00' 'You are here: Develop, stage 3 of 4.'
	keys Enter
	see 'Now      Toast, tea and glue' '[' 'On time.'
	keys e Enter
	see 'step 2 of 10' '20 minutes ahead'
	keys e Enter
	see 'step 3 of 10'
	keys 10:45 Enter
	see 'it is 10:45' 'behind' 'c cut as shown'
	keys e Enter
	see 'In groups:' 'The page. By the window.'
	tmux -L "$tmux_name" set-option window-size manual
	tmux -L "$tmux_name" resize-window -x 40 -y 40
	see 'c cut as shown   e end this step'
	# The lid is closed: the terminal is gone.
	tmux -L "$tmux_name" kill-server
	[ "$(tail -n 1 times.csv)" = 's3,make,began,2026-04-21,10:45,' ]
	printf '%s\n' q | workshop walk --session s3 --live --log times.csv --now 10:50 \
		--today 2026-04-21 plan.yaml >out.txt
	has "$(<out.txt)" 'step 4 of 10' 'began 10:45'
}

@test "answers of a walk are in the report, with no step between" {
	five >typed
	expect 0 answer
	echo session,text,consent >notes.csv
	expect 0 workshop report -f text plan.yaml notes.csv
	has "$output" 'How it felt' 'In a word: heard' '“the tea”'
	lacks "$output" slow
}
