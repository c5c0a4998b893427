#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What holds for the source as a whole.  These tests read it; they need the
# tools of people who change the kit, so tests/run.sh runs them, and Meson does
# not.

# shellcheck disable=SC2013 # the names in those lines have no blanks

load ../cli/helper

setup() {
	cd "$WORKSHOP_SRC" || return
	shopt -s nullglob
}

# none COMMAND...: the command finds nothing, and says nothing.
none() {
	local found
	if found=$("$@" 2>&1) || [ -n "$found" ]; then
		tell "found: $found"
	fi
}

# --- layers ---

# The modules from the bottom up, a line a layer.
LAYERS='base arena str buf utf8 mask
diag out file foreign encoding when clocks builtin hash digest memo sorted glance lexicon alike spelt json append ahead
mender mend_words mend_flow mend_indent mend yaml csv_line csv_loose csv_again csv_batch csv verbatim prose ics link margin mdtext svg doc writer md html text bare lines screen term
label word rule form_value form lookup dialect plan_words plan_types plan_short plan_questions plan_table plan_roles plan_clocks plan_dates plan_groups plan outcome outcome_edit birth pattern redact privacy privacy_scores timetable things cell daylog consent unknown questions markup column profile stamp chat several gather answers shape_job shape_state shape_open shape_rows shape recopy tally notes notes_row reflections ruling keeping receipt receipt_json ledger phrase
lint lint_rule lint_power lint_welcome lint_time lint_safe lint_words lint_aims leaf agenda_run agenda_late agenda_lists agenda agenda_log invite calendar sheet paper mirror intake_check intake_row intake_ready intake_merge intake_end intake_there intake_capture intake_reflect intake summary_trace summary_builder summary_clean summary_choose summary_whole summary_take summary_since summary_arrange summary_reflect summary template page quotes report_about report_changes report_felt report_felt_short report_tried report_group report_heard report_first report_easy report_short report_paper report review asking trace left_out walk_view walk_show walk_ask walk_book walk walk_day walk_wrap walk_session
option program'

# place MODULE: its layer from 0, and its place among all modules.
place() {
	awk -v name="$1" '
		{ for (i = 1; i <= NF; i++) { n++; if ($i == name) { print NR - 1, n; found = 1 } } }
		END { if (!found) print 9, 9 }' <<<"$LAYERS"
}

# may_include MODULE OTHER
may_include() {
	local from to n m
	read -r from n < <(place "$1")
	read -r to m < <(place "$2")
	case $from$to in
	00 | 11) true ;;
	# A doc hands its events to its writers, which know its elements.
	22) [ "$m" -lt "$n" ] || [[ $1 == doc && " writer md html text bare " == *" $2 "* ]] ;;
	# A note is made in a room of its own.
	33) [ "$m" -lt "$n" ] || [ "$1 $2" = 'notes notes_row' ] ;;
	32) [[ $2 != ics && $2 != doc && $2 != md && $2 != html && $2 != text ]] ;;
	# A report is laid out of parts, and they see a summary only.
	44) [[ $1 =~ ^(page|quotes|report) && $2 =~ ^(summary|page|quotes)$ && "$m" -lt "$n" ]] ||
		[[ $1 == report && $2 == report_* ]] ||
		[[ $1 =~ ^report_(easy|short|paper)$ && $2 == report_* && "$m" -lt "$n" ]] ||
		[[ $1 =~ ^(review|left_out)$ && $2 == summary ]] ||
		[[ $1 == trace && $2 =~ ^summary(_trace)?$ ]] ||
		[[ $1 == summary* && $2 == summary* ]] ||
		[[ $1 == lint* && $2 == lint* ]] ||
		[[ $1 == intake* && $2 == intake* ]] ||
		[[ $1 == walk* && $2 == walk* && "$m" -lt "$n" ]] ||
		[[ $1 =~ ^(agenda|invite|paper) && $2 == leaf ]] ||
		[[ $1 == agenda && $2 == agenda_* ]] ;;
	5[234]) false ;;
	55) [ "$1 $2" = 'program option' ] ;;
	9* | *9) false ;;
	*) [ "$to" -lt "$from" ] ;;
	esac
}

@test "the rule of layers allows and forbids what the design says" {
	local pair
	for pair in 'utf8 str' 'diag out' 'doc prose' 'html doc' 'plan form' \
		'agenda doc' 'report summary' 'report_heard quotes' \
		'report report_heard' 'agenda agenda_run' 'plan_clocks clocks' 'notes_row notes' 'notes notes_row' 'report_short report_changes' 'program option' 'program diag'; do
		may_include "${pair% *}" "${pair#* }" || tell "forbidden: $pair"
	done
	for pair in 'str diag' 'diag yaml' 'prose doc' 'form plan' 'plan doc' 'plan ics' \
		'summary report' 'page summary_builder' 'report_heard summary_trace' 'report summary_take' \
		'summary page' 'report_heard report_group' \
		'agenda sheet' 'program plan' 'plan agenda'; do
		! may_include "${pair% *}" "${pair#* }" || tell "allowed: $pair"
	done
}

@test "each module is in one layer" {
	same <(tr -s ' \n' '\n' <<<"$LAYERS" | sort) \
		<(printf '%s\n' lib/*.h | sed 's|lib/||; s|\.h$||' |
			cat - <(cd lib && printf '%s\n' *.c | sed 's|\.c$||') | sort -u)
}

@test "each module includes only those that its layer may" {
	local file from to
	for file in lib/*.[ch]; do
		from=$(basename "${file%.*}")
		for to in $(sed -n 's/^#include "\([a-z0-9_]*\)\.h"$/\1/p' "$file"); do
			[ "$to" = label_ids ] || [ "$to" = "$from" ] ||
				may_include "$from" "$to" ||
				tell "$file may not include $to.h"
		done
	done
}

# What C11 and POSIX have, and getopt_long().
SYSTEM=' assert.h ctype.h dirent.h errno.h fcntl.h getopt.h inttypes.h iconv.h langinfo.h
 limits.h math.h pthread.h signal.h stdalign.h stdarg.h stdbool.h stddef.h
 stdint.h stdio.h stdlib.h string.h strings.h sys/ioctl.h sys/mman.h sys/stat.h sys/types.h sys/file.h
 sys/wait.h time.h unistd.h '

@test "each library's header is included by one file" {
	local header
	for header in $(sed -n 's/^#include <\(.*\)>$/\1/p' lib/*.[ch] cmd/*.c | sort -u); do
		[[ $SYSTEM == *[[:space:]]"$header"[[:space:]]* ]] ||
			[ "$(grep -l "^#include <$header>" lib/*.[ch] cmd/*.c | wc -l)" -eq 1 ] ||
			tell "<$header> is included by more than one file"
	done
	same <(grep -lE '^#include <(yaml|csv|cmark|utf8proc|sodium|libical/ical|iconv)\.h>' lib/*.[ch] cmd/*.c) \
		<(printf 'lib/%s.c\n' csv_batch encoding hash ics prose utf8 yaml)
}

@test "each header compiles alone" {
	local header compiler
	for header in lib/*.h; do
		for compiler in gcc clang; do
			printf '#include "%s"\n#include "%s"\n' "${header#lib/}" "${header#lib/}" |
				"$compiler" -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra \
					-Werror -fsyntax-only -iquote lib -iquote "$WORKSHOP_BIN" \
					-x c - || tell "$compiler: $header"
		done
	done
}

# --- the rules that a compiler cannot see ---

# file and sorted write what they must read again, where nobody else can see it;
# append and walk_book write whole rows and lines, term writes screens; ics writes to its own
# other half.
@test "only out writes" {
	none grep -nE '(^|[^.>_a-z])(v?printf|puts|putchar|fwrite|write)\(|\bstdout\b' \
		lib/*.c cmd/*.c --exclude={out,file,sorted,append,walk_book,term,ics}.c
	grep -q 'write(' lib/out.c
}

# ledger opens a folder, to lock it; append and walk_book keep a file open, and so
# does sorted, which has no name.
@test "only file, out and program open files" {
	none grep -nE '(^|[^.>_a-z])(fopen|open|openat|freopen|tmpfile|mkstemp)\(' \
		lib/*.[ch] cmd/*.c --exclude={file,out,program,sorted,ledger,append,walk_book}.c
}

@test "only program exits, and no module asks for the time or the place" {
	none grep -nE '\b(time|gettimeofday|clock_gettime|localtime|localtime_r|mktime|setlocale|rand|random)\(' \
		lib/*.[ch] cmd/*.c --exclude={when,clocks}.c
	# The other half of ics ends as soon as its calendar is told.
	none grep -nE '\b(_?exit|abort)\(' lib/*.[ch] cmd/*.c \
		--exclude={program,arena,hash,ics}.c
}

@test "each file begins with its licence" {
	local file
	for file in lib/*.[ch] lib/*.def {cmd,workshops}/*.c tests/*/*.{c,h,bats,bash,sh,py,mjs} \
		tests/*.{sh,py} examples/*.sh workshops/*.py meson.build .ci/run man/*.[157]; do
		head -n 3 "$file" | grep -q 'SPDX-License-Identifier: MIT' ||
			tell "$file"
	done
}

@test "no leftovers: blanks at line ends, reminders, paths of a machine" {
	none grep -rnE '[[:blank:]]+$' --include='*.[ch157]' --include='*.def' \
		--include='*.bats' --include='*.sh' --include='*.yaml' --include='*.py' \
		--include='meson.build' --include='*.css' --include='*.mjs' \
		--exclude-dir=.git --exclude-dir='build*' .
	none grep -rnwE 'TO[D]O|FIX[M]E|X[X]X|HA[C]K' --exclude-dir=.git --exclude-dir='build*' .
	none grep -rnE '/(wor[k]/|hom[e]/[a-z]|roo[t]/|User[s]/)' \
		--exclude=.git --exclude-dir=.git --exclude-dir='build*' .
}

@test "every unit and program test is known to Meson" {
	local file
	for file in tests/unit/*.c tests/cli/*.bats; do
		file=$(basename "${file%.*}")
		grep -qw "'$file'" tests/meson.build || tell "$file"
	done
}

# --- words and manuals ---

programs() {
	echo workshop
	sed -n 's/^PROGRAM("\([a-z]*\)".*/workshop-\1/p' lib/programs.def
}

diags() {
	sed -n 's/^DIAG(.*"\([a-z0-9-]*\)")$/\1/p' lib/{diag,rule}.def
}

@test "every problem is explained in a manual" {
	local name
	[ "$(diags | wc -l)" -gt 20 ]
	[ "$(diags | sort | uniq -d)" = "" ]
	for name in $(diags); do
		grep -qE "^\.It .*\b$name\b" man/*.1 || tell "no manual has $name"
	done
}

@test "every problem that a manual explains exists" {
	local name
	for name in $(sed -n '/^\.Sh DIAGNOSTICS/,/^\.Sh SEE/s/^\.It [BLS][a-z] \[*\([a-z-]*\).*/\1/p' man/*.1); do
		diags | grep -qx "$name" || tell "there is no $name"
	done
}

@test "every problem has a test" {
	local name
	for name in $(diags); do
		grep -rqE "\b$name\b" tests/unit tests/cli ||
			grep -rqwE "DIAG_$(tr a-z- A-Z_ <<<"$name")" tests/unit ||
			tell "no test has $name"
	done
}

# The usage of a program or manual on one line, with single blanks.
flat() {
	tr -s '[:space:]' ' ' | sed 's/ | /|/g; s/^ //; s/ $//'
}

@test "--help begins with the usage of the manual" {
	local name
	for name in $(programs); do
		same <("$name" --help | head -n 1 | flat) \
			<(mandoc -h -O width=1000 "man/$name.1" | col -b | flat)
	done
}

@test "every option has an entry in the manual" {
	local name option
	for name in $(programs); do
		for option in $("$name" --help | grep -oE '^  (-.,|   ) --[a-z-]+' | grep -oE '[a-z-]+$'); do
			mandoc -T ascii "man/$name.1" | col -b | grep -q -- "$option" ||
				tell "$name.1 has no $option"
		done
	done
}

# used_label KEY: code names it, or names another of its family and counts from
# there (month-1 for all months); or it is the name of a rule.
used_label() {
	local id
	if [[ $1 == rule-* ]]; then
		grep -qF "\"${1#rule-}\")" lib/rule.def
		return
	fi
	id=LABEL_$(tr a-z- A-Z_ <<<"$1")
	grep -qw "$id" lib/*.c cmd/*.c || { [[ $1 == *-* ]] &&
		grep -qE "\b${id%_*}_[A-Z0-9]+\b" lib/*.c cmd/*.c; }
}

@test "every label is used" {
	local key
	for key in $(sed -n 's/^\([a-z0-9-]*\):.*/\1/p' workshops/labels/en-GB.yaml); do
		used_label "$key" || tell "no code uses $key"
	done
}
