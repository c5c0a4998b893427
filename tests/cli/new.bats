#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop new: plans to start from.  What each template holds is tested in
# tests/unit/template.c; here, what people do with them.

load helper

TEMPLATES=$WORKSHOP_SRC/workshops/templates

names() {
	local file
	for file in "$TEMPLATES"/*.yaml; do
		basename "$file" .yaml
	done
}

@test "-l lists every template, with a line that fits on a screen" {
	local line
	expect 0 workshop new -l
	same <(names) <(cut -d ' ' -f 1 <<<"$output" | sort)
	[[ ${lines[0]} == "double-diamond "* ]]
	for line in "${lines[@]}"; do
		[[ $line =~ ^[a-z-]+\ \ +[A-Z].*\.$ && ${#line} -le 80 ]] ||
			tell "a line that does not say what it is for: $line"
	done
	same <(workshop new -l) <(workshop new --list)
}

@test "the manual tells of every template, in the order of -l" {
	same <(workshop new -l | cut -d ' ' -f 1) \
		<(sed -n '/^\.Ss Templates/,/^\.El/s/^\.It Cm //p' "$WORKSHOP_SRC/man/workshop-new.1")
}

@test "without a date it is the template, to the byte" {
	local name
	for name in $(names); do
		workshop new "$name" >plan.yaml
		same "$TEMPLATES/$name.yaml" plan.yaml
	done
	same <(workshop new) "$TEMPLATES/double-diamond.yaml"
	same <(workshop new Fathers-Group) "$TEMPLATES/fathers-group.yaml"
}

# makes_all NAME: every page and the sheet are made of plan.yaml.
makes_all() {
	local format
	for format in md html text; do
		expect 0 workshop agenda -f "$format" -o page plan.yaml
		[[ -s page && -z $stderr ]] || tell "$1 as $format"
		expect 0 workshop agenda -f "$format" --for everyone -o page plan.yaml
		[[ -s page && -z $stderr ]] || tell "$1 for everyone as $format"
	done
	expect 0 workshop sheet -o sheet.csv plan.yaml
	[[ $(wc -l <sheet.csv) -gt 20 && -z $stderr ]] || tell "the sheet of $1"
}

@test "check has nothing to say of a template but that dates are open" {
	local name
	for name in $(names); do
		workshop new "$name" >plan.yaml
		expect 0 workshop check --all plan.yaml
		lacks "$output" ': error:' ': must:' ': should:' ': note:'
		makes_all "$name"
	done
}

@test "check has nothing at all to say once the dates are counted" {
	local name
	for name in $(names); do
		workshop new --date 2027-03-02 "$name" >plan.yaml
		expect 0 workshop check --all --strict --today 2027-01-10 plan.yaml
		[[ ${#lines[@]} -eq 1 && $output == *"all of it can be read"* ]] ||
			tell "$name has findings"
		makes_all "$name"
	done
}

@test "--date counts every date that is open, and changes nothing else" {
	local name
	for name in $(names); do
		workshop new --date 2027-03-02 "$name" >plan.yaml
		lacks "$(cat plan.yaml)" ": to be agreed"
		same <(sed -E 's/: 202[67]-[0-9]{2}-[0-9]{2}  /: to be agreed/' plan.yaml) \
			"$TEMPLATES/$name.yaml"
	done
}

@test "--date: each template has gaps of its own" {
	workshop new --date '2 March 2027' >plan.yaml
	same <(grep -E '^ +date:' plan.yaml) - <<-'END'
		    date: 2027-03-02     # the first day
		    date: 2027-03-23     # 21 days after the first day
		    date: 2027-04-20     # 49 days after the first day
		    date: 2027-05-25     # 84 days after the first day
	END
	has "$(cat plan.yaml)" 'started: 2027-02-02     # 28 days before the first day' \
		'needs_asked: 2027-02-09     # 21 days before the first day' \
		'on: 21 days after s4'
	workshop new --date 2027-03-02 one-day >plan.yaml
	[ "$(grep -cE '^    date: 2027-03-02 ' plan.yaml)" -eq 4 ]
	workshop new --date 2028-02-22 learning-review >plan.yaml
	has "$(cat plan.yaml)" 'date: 2028-02-29     # 7 days after the first day'
}

@test "a date that is none is wrong use" {
	local date
	for date in 2027-02-31 soon 2/3/27 ''; do
		expect 2 workshop new --date "$date" -o plan.yaml
		one_problem usage
		[ ! -e plan.yaml ]
	done
}

@test "-o writes it, and never over anything" {
	expect 0 workshop new -o plan.yaml reflection
	[[ -z $output && -z $stderr ]]
	same plan.yaml "$TEMPLATES/reflection.yaml"
	expect 2 workshop new -o plan.yaml
	one_problem usage
	has "$stderr" "'plan.yaml' is there already and was left as it is" "another name"
	same plan.yaml "$TEMPLATES/reflection.yaml"
	: >empty
	expect 2 workshop new -o empty
	[ ! -s empty ]
	ln -s nowhere link
	expect 2 workshop new -o link
	[[ -L link && ! -e nowhere ]]
	expect 2 workshop new -l -o plan.yaml
	same plan.yaml "$TEMPLATES/reflection.yaml"
}

@test "-o leaves nothing behind when it fails, and has the rights of a new file" {
	mkdir here
	cd here || return
	# shellcheck disable=SC2016 # for the inner shell
	expect 3 bash -c 'trap "" XFSZ; ulimit -f 1; exec workshop new -o plan.yaml'
	one_problem cannot-write
	[ -z "$(ls -A)" ]
	(umask 027 && workshop new -o plan.yaml)
	[ "$(stat -c %a plan.yaml)" = 640 ]
	[ "$(ls -A)" = plan.yaml ]
}

@test "of many who want one name, one gets it" {
	local i all=() got=0
	for i in {1..20}; do
		workshop new -o plan.yaml 2>>said &
		all+=($!)
	done
	for i in "${all[@]}"; do
		if wait "$i"; then got=$((got + 1)); fi
	done
	[ "$got" -eq 1 ]
	[ "$(grep -c 'left as it is' said)" -eq 19 ]
	same plan.yaml "$TEMPLATES/double-diamond.yaml"
}

@test "an unknown template is wrong use, with the nearest name" {
	expect 2 workshop new -o plan.yaml father-group
	one_problem usage
	has "$stderr" "no template 'father-group'; did you mean 'fathers-group'?" "-l lists"
	[ ! -e plan.yaml ]
	expect 2 workshop new zebra
	one_problem usage
	lacks "$stderr" "did you mean" "-o"
	expect 2 workshop new plan.yaml
	has "$stderr" "there is no template 'plan.yaml'" 'a file to write is named after -o: -o plan.yaml'
	[ ! -e plan.yaml ]
	expect 2 workshop new ''
	one_problem usage
	expect 2 workshop new one-day reflection
	one_problem usage
	expect 2 workshop new -l one-day
	one_problem usage
}
