#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# No clock: the work is counted in instructions, beside what a bare libcsv count
# of the same file takes on the same machine.

load ../cli/helper

NOTES=5000
MOST_TIMES=12

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	ninja -C "$WORKSHOP_BIN" tests/bench-count
	python3 "$WORKSHOP_SRC/tests/bench/make.py" "$NOTES" >capture.csv
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
	plan=$WORKSHOP_SRC/tests/bench/plan.yaml
}

# instructions COMMAND...: how many it takes.
instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
		sed -n 's/.*Collected : //p'
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

# The most memory that may be asked for, in KiB.
with_memory() {
	(ulimit -v "$1" && exec "${@:2}")
}

@test "$NOTES notes: import and report each need less than 50 MB" {
	expect 1 with_memory 50000 "$WORKSHOP_BIN/workshop-import" --plan "$plan" \
		-o notes.csv --problems problems.csv capture.csv
	expect 0 with_memory 50000 "$WORKSHOP_BIN/workshop-report" -f html \
		-o report.html "$plan" notes.csv
}
