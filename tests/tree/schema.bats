#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# The JSON Schemas that editors check plans and outcomes with.  They are made of
# the tables that the kit reads by (workshops/tables.c, schema.py); here they meet
# the files and the manuals.

load ../cli/helper

CASES=$WORKSHOP_SRC/tests/cli/check

# What a schema cannot say of a plan or an outcome, and check does: whether its
# parts fit together, and how it is written.
BEYOND='plan-no-such-time plan-given-twice plan-goes-round plan-groups-do-not-add-up plan-past-midnight
plan-times-do-not-add-up plan-unknown-role plan-unknown-session
yaml-anchor yaml-duplicate-key'

# looked FORM FILE...: what the schema of that form says of the files.
looked() {
	python3 "$WORKSHOP_SRC/tests/tree/schema.py" "$WORKSHOP_BIN/$1.schema.json" "${@:2}"
}

# all WORD FORM FILE...: the schema says that word of all files.
all() {
	looked "${@:2}" >said
	[ "$(cut -d ' ' -f 1 said | sort -u)" = "$1" ] || tell "not $1:" "$(grep -v "^$1 " said)"
	[ "$(wc -l <said)" -eq $(($# - 2)) ]
}

@test "every example, template and good file is good" {
	local src=$WORKSHOP_SRC
	local plans=("$src"/workshops/templates/*.yaml "$src"/examples/*/plan.yaml
		"$src"/tests/cli/lint/*.yaml "$src"/tests/cli/report/plan.yaml
		"$CASES"/{sample,plan-read-as,plan-no-sessions,yaml-hash}.yaml)
	[ ${#plans[@]} -gt 20 ]
	all good plan "${plans[@]}"
	all good outcome "$src"/examples/*/outcome.yaml "$src"/tests/cli/report/outcome.yaml \
		"$CASES"/outcome-sample.yaml
}

# errors: the codes of errors in a plan or an outcome.
errors() {
	sed -nE 's/^DIAG\((YAML|PLAN|OUTCOME)_[A-Z_]+, ERROR, .*"(.*)"\)/\2/p' \
		"$WORKSHOP_SRC/lib/diag.def"
}

@test "every malformed file is bad, or no YAML at all, or beyond a schema" {
	local code form wanted
	errors >list
	[ "$(wc -l <list)" -gt 40 ]
	while read -r code; do
		form=plan
		wanted='(bad|unread)'
		[[ $code != outcome-* ]] || form=outcome
		[[ ! $BEYOND =~ (^|[[:space:]])$code($|[[:space:]]) ]] || wanted=good
		looked $form "$CASES/$code.yaml" >said
		grep -qE "^$wanted " said || tell "$code: $(<said)"
	done <list
}

# keys FORM: table, key and what follows, as the kit reads them.
keys() {
	"$WORKSHOP_BIN/tables" "$1"
}

@test "the manual has the keys that the kit reads, and no others" {
	local form
	for form in plan outcome; do
		keys $form | cut -f 2 | sort -u >wanted
		[ "$(wc -l <wanted)" -gt 25 ]
		sed -n '/^\.Sh KEYS/,/^\.Sh EXAMPLES/p' "$WORKSHOP_SRC/man/workshop-$form.5" >manual
		sed -nE 's/^\.(It )?Ic ([a-z_]+).*/\2/p' manual | sort -u >told
		same wanted told
	done
}

@test "the schema has every key, with a line on what it is for" {
	local form
	for form in plan outcome; do
		keys $form | cut -f 1,2 | sort >wanted
		python3 - "$WORKSHOP_BIN/$form.schema.json" $form >has <<-'END'
			import json, sys
			schema = json.load(open(sys.argv[1]))
			found = {}
			def look(name, at):
			    if isinstance(at, dict):
			        for key, value in at.get("properties", {}).items():
			            if "description" in value:
			                found[f"{name}\t{key}"] = value["description"]
			                assert at["additionalProperties"] is False
			        for value in at.values():
			            look(name, value)
			    elif isinstance(at, list):
			        for value in at:
			            look(name, value)
			for name, table in schema.pop("$defs").items():
			    look(name, table)
			look(sys.argv[2], schema)
			for key, text in found.items():
			    assert 2 < len(text) < 130 and text[-1] in ".?", text
			    print(key)
		END
		same wanted <(sort has)
	done
}

# The start of a plan.
HEAD='{title: Us, question: "What?", owners: {lead: us, contact: here}'

@test "values in all the ways that people write them" {
	local line n=0
	while read -r line; do
		printf '%s, %s}\n' "$HEAD" "$line" >"$n.yaml"
		n=$((n + 1))
	done <<-'END'
		sessions: [{title: A, starts: 9.30, ends: 2 pm, date: 8th Feb 2027}]
		sessions: [{title: A, starts: 14h30, date: Mon 8 February 2027, stage: Refine}]
		sessions: [{title: A, date: to be agreed}, {title: B, date: 2 weeks after s1}]
		sessions: {title: A, steps: [10 break, 15 Check in: Hello, {minutes: 5, kind: spare}]}
		people: [{role: parent, number: 8-10}, {role: worker, number: 3, knows_by: LEARNING}]
		thanks: {pay: "£22,50", pay_per: hour, can_say_no: true, benefits_advice: No}
		welcome: {neutral: Partly, quiet_room: y, step_free: not needed, venue: ""}
		safe: {photos: no faces, call_within: "3", keep_until: the book is printed}
		questions: [1-3, care, {id: ours, ask: "How?"}, {id: 7, note: All of it}]
		questions: 4
		aim: {does: [a, b], soon: c}
		aim: {}
		words: {user: neighbour}
		language: zh-Hans
	END
	all good plan {0..13}.yaml
	for line in {0..13}; do
		run workshop check "$line.yaml"
		lacks "$output" ' error: '
	done
}

@test "values that nobody can read" {
	local line n=0
	while read -r line; do
		printf '%s, %s}\n' "$HEAD" "$line" >"$n.yaml"
		n=$((n + 1))
	done <<-'END'
		sessions: [{title: A, starts: noon}]
		sessions: [{title: A, date: soon}]
		sessions: [{title: A, steps: [10 brake]}]
		sessions: [{title: A, steps: [{kind: break}]}]
		sessions: [{title: A, steps: [{minutes: 300, kind: break}]}]
		sessions: [{title: }]
		people: [{number: 3}]
		people: [{role: parent, number: some}]
		thanks: {pay: a lot}
		welcome: {neutral: maybe}
		safe: {call_within: 400}
		questions: 11
		questions: [{id: ours, note: no words}]
		give_back: {hide_below: 2}
		words: [user]
		titel: Us
		kit: 2
	END
	all bad plan {0..16}.yaml
	for line in {0..16}; do
		expect 1 workshop check "$line.yaml"
		has "$output" ' error: '
	done
}
