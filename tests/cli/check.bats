#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop check: what is said about plans and outcomes.
#
# check/ holds a plan for each code that a plan or an outcome can trip, named
# as the code, and beside it all that is said about it. Outcomes are named
# outcome-*, and are read with sample.yaml. UPDATE=1 accepts what is said now,
# to be read as a diff.

load helper

CASES=$BATS_TEST_DIRNAME/check
GOOD=$BATS_TEST_DIRNAME/lint/good.yaml

# small LINE...: a small plan with these lines at its end, as plan.yaml.
small() {
	printf '%s\n' 'kit: 1' 'title: A small plan' 'question: What helps?' \
		'owners: {lead: all of us, contact: us@example.org}' "$@" \
		>plan.yaml
}

# says STATUS NAME: check says of the case NAME what stands in NAME.expect.
says() {
	local said=$BATS_TEST_TMPDIR/said
	local arguments=("$2.yaml")
	[[ $2 != outcome-* ]] || arguments=(--outcome "$2.yaml" sample.yaml)
	cd "$CASES" || return
	run -"$1" bash -c \
		'workshop check --all --today 2024-02-01 "$@" >"$0"' "$said" \
		"${arguments[@]}"
	cd "$BATS_TEST_TMPDIR" || return
	[ -z "${UPDATE-}" ] || cp "$said" "$CASES/$2.expect"
	same "$CASES/$2.expect" "$said"
}

# codes LEVEL: the codes of that level that a plan or an outcome can trip.
codes() {
	sed -nE "s/^DIAG\((YAML|PLAN|OUTCOME)_[A-Z_]+, $1, .*\"(.*)\"\)/\2/p" \
		"$WORKSHOP_SRC/lib/diag.def"
}

@test "each error of a plan and of an outcome is said, at its place" {
	codes ERROR >list
	[ "$(wc -l <list)" -gt 40 ]
	while read -r code; do
		says 1 "$code"
		has "$(<"$CASES/$code.expect")" "[$code]"
	done <list
}

# notes NAME: the notes about the case NAME are those in NAME.expect.
notes() {
	local said=$BATS_TEST_TMPDIR/said
	cd "$CASES" || return
	workshop check --all "$1.yaml" | awk '
		/^[^ ]/ { note = /: note: / }
		note' >"$said"
	cd "$BATS_TEST_TMPDIR" || return
	[ -z "${UPDATE-}" ] || cp "$said" "$CASES/$1.expect"
	same "$CASES/$1.expect" "$said"
}

@test "each note is said, and fails nothing" {
	codes NOTE >list
	[ "$(wc -l <list)" -gt 3 ]
	while read -r code; do
		[ "$code" != outcome-not-lived ] || continue
		notes "$code"
		has "$(<"$CASES/$code.expect")" "[$code]"
	done <list
	says 1 outcome-not-lived
	has "$(<"$CASES/outcome-not-lived.expect")" '[outcome-not-lived]'
	sed 's|date: 2026-03-03|date: 3/3/2026|' "$GOOD" >plan.yaml
	expect 0 workshop check --strict --today 2026-01-10 plan.yaml
	has "$output" ' note: ' '[plan-read-as]'
}

@test "words of an outcome are checked, too" {
	says 1 outcome-words
}

@test "a plan with all kinds of keys has no error and no must" {
	says 0 sample
	says 0 outcome-sample
	lacks "$(<"$CASES/outcome-sample.expect")" ' error: ' ' must: ' ' note: '
}

@test "many traps in one plan are all said in one run" {
	says 1 traps
}

@test "an outcome is compared with the plan once that can be read" {
	small 'plaice: The hall' 'people: [{role: parent}]'
	printf 'sessions: {s9: {came: {elder: 3}}}\nchanges: [{said: Tea, answer: no}]\n' >outcome.yaml
	expect 1 workshop check plan.yaml
	has "$output" 'plan.yaml:5:1: error:' 'outcome.yaml:2:31: error:' '[outcome-no-because]'
	lacks "$output" plan-unknown-role plan-unknown-session
	small 'people: [{role: parent}]'
	expect 1 workshop check plan.yaml
	has "$output" 'outcome.yaml:1:12: error:' "'s9'" "'elder'" '[outcome-no-because]'
}

@test "outcome.yaml beside the plan is read, and --outcome in its stead" {
	cp "$CASES/sample.yaml" plan.yaml
	printf 'changes: [{said: Tea, answer: no}]\n' >outcome.yaml
	expect 1 workshop check plan.yaml
	has "$output" 'outcome.yaml:1:31: error:' '[outcome-no-because]'
	expect 0 workshop check --outcome "$CASES/outcome-sample.yaml" plan.yaml
	lacks "$output" 'outcome-no-because'
}

@test "a plan comes from standard input, named or not" {
	small 'plaice: The hall'
	expect 1 workshop check - <plan.yaml
	has "$output" 'standard input:5:1: error:'
	run -1 bash -c 'workshop check <plan.yaml'
	has "$output" 'standard input:5:1: error:'
}

@test "only one file can be standard input" {
	expect 2 workshop check --outcome - - </dev/null
	one_problem usage
}

@test "several plans in one run" {
	small 'plaice: The hall'
	cp plan.yaml other.yaml
	cp "$CASES/sample.yaml" good.yaml
	expect 1 workshop check plan.yaml good.yaml other.yaml
	has "$output" 'plan.yaml:5:1: error' 'other.yaml:5:1: error' \
		'good.yaml: all of it can be read'
}

@test "a file is read once, also where several plans have it" {
	small 'plaice: The hall'
	cp "$CASES/sample.yaml" first.yaml
	cp "$CASES/sample.yaml" second.yaml
	printf 'changes: [{said: Tea, answer: no}]\n' >outcome.yaml
	expect 1 workshop check first.yaml plan.yaml second.yaml plan.yaml
	[ "$(grep -c outcome-no-because <<<"$output")" -eq 1 ]
	[ "$(grep -c plan-unknown-key <<<"$output")" -eq 1 ]
	expect 1 workshop check --outcome outcome.yaml first.yaml second.yaml
	[ "$(grep -c outcome-no-because <<<"$output")" -eq 1 ]
}

@test "a plan that cannot be opened is a fault, told on standard error" {
	expect 3 workshop check missing.yaml
	one_problem cannot-open
	[ -z "$output" ]
	small
	expect 3 workshop check --outcome missing.yaml plan.yaml
	one_problem cannot-open
}

@test "json: an array with the same findings" {
	small 'plaice: "The \"hall\""' $'setting: a\033b' 'sessions:' \
		'  - {title: Day one, date: 8/2/2024}'
	expect 1 workshop check -f json plan.yaml
	python3 - "$output" <<-'END'
		import json, sys
		found = json.loads(sys.argv[1])
		keys = "file line column code level message why try question"
		assert [f["code"] for f in found] == ["plan-unknown-key",
		    "yaml-control-character", "plan-read-as"], found
		assert all(list(f) == keys.split() for f in found), found
		assert found[0]["message"].endswith("did you mean 'place'?")
		assert (found[0]["line"], found[0]["column"]) == (5, 1)
		assert found[2]["level"] == "note" and found[2]["why"] is None
		assert found[1]["file"] == "plan.yaml"
	END
}

@test "json: nine keys, each of its kind, for all findings of several plans" {
	small 'plaice: The hall' 'place: @mill'
	sed '/quiet_room/d;/credit/d;s/step_free: yes/step_free: no/' "$GOOD" >rules.yaml
	cp "$GOOD" good.yaml
	{ cat "$GOOD" && yes 'zebra: x' | head -n 30 | awk '{ print NR $0 }' | sed -E 's/^([0-9]+)zebra/zebra\1/'; } >many.yaml
	expect 1 workshop check -f json --today 2026-01-10 plan.yaml rules.yaml good.yaml many.yaml
	python3 - "$output" <<-'END'
		import json, sys
		found = json.loads(sys.argv[1])
		for f in found:
		    assert list(f) == ["file", "line", "column", "code", "level",
		        "message", "why", "try", "question"], f
		    assert type(f["line"]) is int and type(f["column"]) is int, f
		    assert all(type(f[k]) is str and f[k] for k in
		        ("file", "code", "level", "message")), f
		    advice = f["why"], f["try"], f["question"]
		    if f["level"] in ("error", "note"):
		        assert advice == (None, None, None), f
		        assert f["line"] > 0 and f["column"] > 0, f
		    else:
		        assert f["level"] in ("must", "should", "think"), f
		        assert type(advice[0]) is str and type(advice[1]) is str, f
		        assert advice[2] is None or \
		            type(advice[2]) is int and 1 <= advice[2] <= 10, f
		by_file = {}
		for f in found:
		    by_file.setdefault(f["file"], []).append(f["code"])
		assert by_file == {
		    "plan.yaml": ["plan-no-sessions", "plan-unknown-key",
		        "yaml-special-start"],
		    "rules.yaml": ["nowhere-quiet", "no-credit-choice",
		        "venue-hard-to-enter"],
		    "good.yaml": ["copy-paste-aim"] * 4,
		    "many.yaml": ["plan-unknown-key"] * 30}, by_file
	END
}

@test "json: nothing found is an empty array, also after a fault" {
	cp "$GOOD" plan.yaml
	expect 0 workshop check -f json --today 2026-01-10 plan.yaml
	[ "$output" = '[]' ]
	expect 3 workshop check -f json missing.yaml
	[ "$output" = '[]' ]
}

@test "20 errors of a file are shown, and all of them with --all" {
	small
	for n in {1..30}; do printf 'zebra%d: x\n' "$n"; done >>plan.yaml
	expect 1 workshop check plan.yaml
	[ "$(grep -c 'plan-unknown-key' <<<"$output")" -eq 20 ]
	expect 1 workshop check --all plan.yaml
	[ "$(grep -c 'plan-unknown-key' <<<"$output")" -eq 30 ]
}

@test "a plan with 200 problems: each rule says why and what to try once" {
	local rules n told
	small 'people: [{role: parent, knows_by: living, number: 8}]' 'sessions:'
	for n in {1..60}; do
		printf '  - title: Evening %d\n    steps:\n' "$n"
		printf '      - %s\n' '40 talk: Letters' '70 talk: More letters'
	done >>plan.yaml
	expect 1 workshop check --all --today 2026-01-10 plan.yaml
	[[ ${lines[0]} =~ ^'plan.yaml: '([0-9]+)' things to look at: ' ]]
	[ "${BASH_REMATCH[1]}" -gt 200 ]
	grep '^plan.yaml:.*: .*\]$' <<<"$output" >first
	rules=$(sed -E 's/^[^ ]* ([a-z]+): .*\[/\1 /' first | sort | uniq -d)
	[ -z "$rules" ] || tell "twice: $rules"
	[ "$(grep -c '^    why: ' <<<"$output")" -eq "$(wc -l <first)" ]
	[ "$(grep -c '^    try: ' <<<"$output")" -eq "$(wc -l <first)" ]
	# Nothing is lost by it: a line for each of the others, at its place.
	[ $(("$(wc -l <first)" + "$(grep -c '^    line ' <<<"$output")")) -eq "${BASH_REMATCH[1]}" ]
	has "$output" '    line 245: that is 110 minutes without a break; most people need one by 60'
	told=${BASH_REMATCH[1]}
	expect 1 workshop check -f json --today 2026-01-10 plan.yaml
	[ "$(grep -c '"why": "' <<<"$output")" -eq "$told" ]
	# Without --all, each must and ten of the others.
	expect 1 workshop check --today 2026-01-10 plan.yaml
	[ "$(grep -c 'minutes without a break' <<<"$output")" -eq 60 ]
	[ "$(wc -l <<<"$output")" -lt 200 ]
}

@test "colour only where it is asked for" {
	small 'plaice: The hall'
	expect 1 workshop check plan.yaml
	lacks "$output" $'\033'
	expect 1 workshop check --color=always plan.yaml
	has "$output" $'\033'
}

@test "an empty plan is a problem, not a crash" {
	for text in '' '\n\n' '# only this\n' '---\n' '{}' '[]' '\xe2\x80\xa8'; do
		# shellcheck disable=SC2059 # the text is the format
		printf -- "$text" >plan.yaml
		expect 1 workshop check plan.yaml
		has "$output" 'plan.yaml: error:' '[empty-file]'
	done
}

@test "line ends of all kinds, and a mark at the start, are read alike" {
	small 'sessions:' '  - title: Day one' '    plaice: x'
	expect 1 workshop check plan.yaml
	wanted=$output
	cp plan.yaml lf.yaml
	sed 's/$/\r/' lf.yaml >plan.yaml
	expect 1 workshop check plan.yaml
	[ "$output" = "$wanted" ] || tell CRLF
	tr '\n' '\r' <lf.yaml >plan.yaml
	expect 1 workshop check plan.yaml
	[ "$output" = "$wanted" ] || tell CR
	{ printf '\xef\xbb\xbf' && cat lf.yaml; } >plan.yaml
	expect 1 workshop check plan.yaml
	[ "$output" = "$wanted" ] || tell mark
}

@test "the odd line ends of word processors do not break a text" {
	small $'place: The hall\u2028upstairs, by the bus\u0085stop' \
		'sessions: [{title: Day one}]'
	expect 1 workshop check plan.yaml
	has "$output" 'plan.yaml: all of it can be read'
}

@test "a file in another encoding is told so" {
	small
	iconv -f UTF-8 -t UTF-16 plan.yaml >16.yaml
	iconv -f UTF-8 -t UTF-16LE plan.yaml >16le.yaml
	iconv -f UTF-8 -t UTF-16BE plan.yaml >16be.yaml
	for file in 16.yaml 16le.yaml 16be.yaml; do
		expect 1 workshop check "$file"
		has "$output" 'UTF-16' '[not-text]'
	done
	printf 'place: caf\xe9, caf\xe9\n' >>plan.yaml
	expect 1 workshop check plan.yaml
	has "$output" 'plan.yaml:5:11: error:' '[not-text]'
	[ "$(grep -c not-text <<<"$output")" -eq 1 ]
}

@test "a NUL is refused at its place" {
	small
	printf 'place: a\0b\n' >>plan.yaml
	expect 1 workshop check plan.yaml
	has "$output" 'plan.yaml:5:9: error:' 'U+0000' \
		'[yaml-control-character]'
}

@test "brackets without end are refused at once, at their place" {
	head -c 800000 /dev/zero | tr '\0' '[' >plan.yaml
	expect 1 timeout 10 workshop check plan.yaml
	has "$output" 'plan.yaml:1:33: error:' '[yaml-too-deep]'
	yes '{a: ' | tr -d '\n' | head -c 800000 >plan.yaml
	expect 1 timeout 10 workshop check plan.yaml
	has "$output" '[yaml-too-deep]'
	yes -- '- ' | tr -d '\n' | head -c 800000 >plan.yaml
	expect 1 timeout 10 workshop check plan.yaml
	has "$output" '[yaml-too-deep]'
}

@test "a plan can be 1 MiB, and no more" {
	small 'sessions:' '  - title: Day one' '    steps:'
	yes '      - 1 tell: Something short' | head -n 32000 >>plan.yaml
	expect 1 timeout 20 workshop check plan.yaml
	has "$output" 'plan.yaml: all of it can be read'
	yes '# and a comment' | head -n 10000 >>plan.yaml
	expect 1 workshop check plan.yaml
	has "$output" '[too-large]'
}
