#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# No clock: the work is counted in instructions, beside what a bare libcsv count
# of the same file takes on the same machine.

load ../cli/helper

NOTES=5000
MOST_TIMES=5

# So many that all else is small beside the reading.
MANY=40000
# Tenths of a count of the capture, and of the notes: import, report.
MOST_IMPORT=19
MOST_REPORT=10

setup_file() {
	local i
	cd "$BATS_FILE_TMPDIR" || return
	ninja -C "$WORKSHOP_BIN" tests/bench-count
	python3 "$WORKSHOP_SRC/tests/bench/make.py" "$NOTES" >capture.csv
	python3 "$WORKSHOP_SRC/tests/bench/make.py" "$MANY" >many.csv
	# A few rows are broken, on purpose.
	"$WORKSHOP_BIN/workshop-import" --plan "$WORKSHOP_SRC/tests/bench/plan.yaml" \
		-o many-notes.csv --problems many-problems.csv many.csv || [ $? -eq 1 ]
	for i in {2..10}; do
		tail -n +2 many-notes.csv
	done | cat many-notes.csv - >more.csv
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
	plan=$WORKSHOP_SRC/tests/bench/plan.yaml
}

# instructions COMMAND...: how many it takes, with those of its children.
instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
		awk '/Collected : / { n += $NF } END { print n }'
}

@test "$NOTES notes: import and report take at most $MOST_TIMES times the work of a libcsv count" {
	local count import report
	count=$(instructions "$WORKSHOP_BIN/tests/bench-count" capture.csv)
	import=$(instructions "$WORKSHOP_BIN/workshop-import" --plan "$plan" -o notes.csv capture.csv)
	report=$(instructions "$WORKSHOP_BIN/workshop-report" -f html -o report.html "$plan" notes.csv)
	echo "count $count, import $import, report $report"
	[ "$count" -gt 1000000 ]
	[ "$(wc -l <notes.csv)" -gt "$NOTES" ]
	[ -s report.html ]
	[ $((import + report)) -le $((MOST_TIMES * count)) ]
}

@test "$MANY notes: an import takes at most $MOST_IMPORT tenths of the work of a count of them" {
	local count import
	count=$(instructions "$WORKSHOP_BIN/tests/bench-count" many.csv)
	import=$(instructions "$WORKSHOP_BIN/workshop-import" --plan "$plan" \
		-o again.csv --problems again-problems.csv many.csv)
	echo "count $count, import $import"
	[ "$count" -gt 100000000 ]
	[ "$(wc -l <again.csv)" -gt "$MANY" ]
	[ $((10 * import)) -le $((MOST_IMPORT * count)) ]
}

@test "$MANY notes: a report takes at most $MOST_REPORT tenths of the work of a count of them" {
	local count report
	count=$(instructions "$WORKSHOP_BIN/tests/bench-count" many-notes.csv)
	report=$(instructions "$WORKSHOP_BIN/workshop-report" -f html -o many.html "$plan" many-notes.csv)
	echo "count $count, report $report"
	[ "$count" -gt 100000000 ]
	[ -s many.html ]
	[ $((10 * report)) -le $((MOST_REPORT * count)) ]
}

# linear NAME COMMAND...: four times the steps take at most 4.4 times the work.
linear() {
	local name=$1 few many
	shift
	few=$(instructions "$@" -o out few.yaml)
	many=$(instructions "$@" -o out many.yaml)
	echo "$name: $few, $many"
	[ "$few" -gt 1000000 ] && [ -s out ] && [ $((10 * many)) -le $((44 * few)) ]
}

@test "a plan with four times the steps takes four times the work, in every format" {
	local format for
	python3 "$WORKSHOP_SRC/tests/bench/plan.py" 500 >few.yaml
	python3 "$WORKSHOP_SRC/tests/bench/plan.py" 2000 >many.yaml
	[ "$(grep -c '^  - title' many.yaml)" -gt 60 ]
	for format in md html text ics; do
		for for in facilitator everyone; do
			linear "agenda $format $for" "$WORKSHOP_BIN/workshop-agenda" -f $format --for $for
		done
	done
	for format in csv html; do
		linear "sheet $format" "$WORKSHOP_BIN/workshop-sheet" -f $format
	done
}

# The most memory that may be asked for, in KiB.
with_memory() {
	(ulimit -v "$1" && exec "${@:2}")
}

# peak STATUS COMMAND...: the most memory that it had, in KiB.
peak() {
	python3 - "$@" <<-'PYTHON'
		import resource, subprocess, sys
		quiet = subprocess.DEVNULL
		status = subprocess.run(sys.argv[2:], stdout=quiet, stderr=quiet).returncode
		if status != int(sys.argv[1]):
		    sys.exit(f'status {status}')
		print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
	PYTHON
}

# What it had, and not what it could reach: ICU lays out 30 MB of tables for
# libical, which few read a page of.
@test "$NOTES notes: import and report each need less than 50 MB" {
	local import report
	import=$(peak 1 "$WORKSHOP_BIN/workshop-import" --plan "$plan" \
		-o notes.csv --problems problems.csv capture.csv)
	report=$(peak 0 "$WORKSHOP_BIN/workshop-report" -f html \
		-o report.html "$plan" notes.csv)
	echo "import $import KiB, report $report KiB"
	[ "$import" -lt 50000 ]
	[ "$report" -lt 50000 ]
}

@test "a report of 400,000 notes needs no more memory than one of $MANY" {
	local few more
	[ "$(wc -l <more.csv)" -gt 400000 ]
	# With room for a second thread and what it may ask for.
	expect 0 with_memory 250000 "$WORKSHOP_BIN/workshop-report" -f html \
		-o report.html "$plan" more.csv
	few=$(peak 0 "$WORKSHOP_BIN/workshop-report" -f html -o report.html "$plan" many-notes.csv)
	more=$(peak 0 "$WORKSHOP_BIN/workshop-report" -f html -o report.html "$plan" more.csv)
	echo "KiB: $few, $more"
	[ "$few" -gt 2000 ] && [ "$more" -le $((few + 4096)) ]
}

@test "all notes, and the lists of 400,000 of them, are sorted on disk" {
	mkdir -p lists
	expect 0 with_memory 250000 "$WORKSHOP_BIN/workshop-report" -f md --all-notes \
		--trace lists/trace.csv --to-ask lists/ask.csv -o report.md "$plan" more.csv
	[ "$(stat -c %s report.md)" -gt 20000000 ]
	[ "$(stat -c %s lists/trace.csv)" -gt 40000000 ]
	[ "$(stat -c %s lists/ask.csv)" -gt 5000000 ]
}

@test "the order of many rows changes no page, and nothing of it is left on the disk" {
	mkdir -p folder
	python3 - many-notes.csv straight.csv folder/turned.csv <<-'PYTHON'
		import csv, sys
		head, *rows = csv.reader(open(sys.argv[1], newline=''))
		for path, step in zip(sys.argv[2:], (1, -1)):
		    out = csv.writer(open(path, 'w', newline=''))
		    out.writerow(head)
		    out.writerows((rows * 3)[::step])
	PYTHON
	for more in --length=full --all-notes; do
		expect 0 "$WORKSHOP_BIN/workshop-report" -f text $more -o as-is.txt "$plan" straight.csv
		said=$stderr
		expect 0 "$WORKSHOP_BIN/workshop-report" -f text $more \
			-o folder/turned.txt "$plan" folder/turned.csv
		cmp as-is.txt folder/turned.txt
		[ "$stderr" = "$said" ]
	done
	# More than is held in memory.
	[ "$(stat -c %s as-is.txt)" -gt 8000000 ]
	[ "$(find folder -type f | wc -l)" -eq 2 ]
}

# plan N: a plan with N times four sessions, and N resources, promises and aims, all
# of them with something for check to say.
plan() {
	local good=$WORKSHOP_SRC/tests/cli/lint/good.yaml i
	sed '/^sessions:/,/^loops:/{/^loops:/!d}' "$good"
	printf 'promises: [%s]\n' "$(seq -s ', ' -f 'Part %g of it' "$1")"
	echo 'resources:'
	seq -f '  - {title: Something, link: text-%g.pdf}' "$1"
	echo 'sessions:'
	for ((i = 0; i < $1; i++)); do
		sed "/^sessions:/,/^loops:/!d; /^sessions:/d; /^loops:/d
			s/- id: s\([1-4]\)/- id: s$i-\1/" "$good"
	done
}

@test "check: twice the plan is twice the work, up to 1 MiB" {
	local n last='' count sizes=(120 240 480)
	for n in "${sizes[@]}"; do
		plan "$n" >many.yaml
		count=$(instructions "$WORKSHOP_BIN/workshop-check" --all --today 2026-01-10 many.yaml)
		echo "$n: $(stat -c %s many.yaml) bytes, $count instructions"
		# As the plan grows by 2, the work may grow by 2.3.
		[ -z "$last" ] || [ $((count * 10)) -le $((last * 23)) ]
		last=$count
	done
	[ "$(stat -c %s many.yaml)" -gt 900000 ]
	run workshop check --today 2026-01-10 many.yaml
	has "$output" 'many.yaml: all of it can be read'
}
