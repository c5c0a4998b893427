#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# How long things are kept, and the private folder, in every program that opens
# a plan.

load helper

setup() {
	cp -r "$BATS_TEST_DIRNAME/report/." "$BATS_TEST_TMPDIR"
	cd "$BATS_TEST_TMPDIR" || return
	printf 'session,text\ns1,Tea\n' >capture.csv
}

# Every program that opens a plan.
programs() {
	printf '%s\n' 'check plan.yaml' 'agenda plan.yaml' 'sheet plan.yaml' \
		'import --plan plan.yaml capture.csv' \
		'report plan.yaml notes.csv' 'walk --session s1 --plain plan.yaml'
}

@test "every program says that it is time to destroy things" {
	sed -i 's/^safe:$/&\n  keep_until: 30 June 2026/' plan.yaml
	while read -r program; do
		# shellcheck disable=SC2086 # several words
		run --separate-stderr workshop $program --today 2026-07-01 </dev/null
		has "$output$stderr" "'keep_until' was 30 June 2026" \
			'please destroy' '[keep-until-passed]' || tell "$program"
		# shellcheck disable=SC2086 # several words
		run --separate-stderr workshop $program --today 2026-06-30 </dev/null
		lacks "$output$stderr" keep-until-passed || tell "$program"
	done < <(programs)
	# It stops nothing.
	expect 0 workshop agenda --today 2026-07-01 plan.yaml
	has "$output" 'Hello before goodbye'
	# Words instead of a date promise no day.
	sed -i 's/keep_until:.*/keep_until: until the children are grown/' plan.yaml
	expect 0 workshop agenda --today 2026-07-01 plan.yaml
	lacks "$stderr" keep-until-passed
}

@test "no program writes into the private folder" {
	ln -s private open
	ln -s private/elsewhere.md link.md
	mkdir private/deeper
	for file in private/out.x open/out.x private/deeper/out.x link.md \
		"$PWD/private/../private/out.x"; do
		while read -r program; do
			[[ $program != check* && $program != walk* ]] || continue
			# shellcheck disable=SC2086 # several words
			expect 2 workshop $program -o "$file"
			has "$stderr" private-folder] 'choose another folder'
			lacks "$stderr" usage
		done < <(programs)
	done
	expect 2 workshop import --plan plan.yaml --problems private/p.csv \
		-o n.csv capture.csv
	one_problem private-folder
	expect 2 workshop import --names private/names.csv -o private/n.csv capture.csv
	has "$stderr" '[private-folder]'
	printf 'session,question,score\ns1,2,3\n' >answers.csv
	for program in 'agenda -f ics -o private/x.ics plan.yaml' \
		'sheet --reflections -o private/x.csv plan.yaml' \
		'import --plan plan.yaml --into private/n.csv capture.csv' \
		'import --plan plan.yaml --reflections --into private/r.csv answers.csv' \
		'report --review r.csv --trace private/t.csv -o lists/r.md plan.yaml notes.csv'; do
		# shellcheck disable=SC2086 # several words
		expect 2 workshop $program
		has "$stderr" private-folder]
	done
	# A plan from standard input has no folder, and the option has one.
	expect 2 workshop report \
		--names private/names.csv -o private/r.md - notes.csv <plan.yaml
	one_problem report-private-folder
	for file in '--into private/r.csv' '--outcome open/o.yaml' \
		'--live --log private/../private/times.csv'; do
		# shellcheck disable=SC2086 # several words
		expect 2 workshop walk --session s1 --plain $file plan.yaml </dev/null
		one_problem private-folder
	done
	for list in --review --to-ask; do
		expect 2 workshop report $list private/list.csv -o r.md plan.yaml notes.csv
		one_problem report-private-folder
	done
	same <(cd private && find . | sort) <(printf '%s\n' . ./deeper ./names.csv)
}

@test "the names list is opened only by programs that take names out" {
	rm private/names.csv
	mkfifo private/names.csv # whoever opens it waits for ever
	for program in 'check plan.yaml' 'agenda plan.yaml' 'sheet plan.yaml' \
		'walk --session s1 --plain plan.yaml'; do
		# shellcheck disable=SC2086 # several words
		run timeout 20 workshop $program </dev/null
		[ "$status" -lt 2 ] || tell "$program"
	done
	# A file of that name that neither the plan nor an option names is not.
	sed -i /names_list/d plan.yaml
	expect 0 timeout 20 workshop report plan.yaml notes.csv
}
