#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# tests/run.sh [PART...]: installs what the tests need and is not there yet,
# builds the kit in all ways we care about, and runs every test.  Without a
# PART: all of them.  Status 0 only if nothing failed; a test that could not
# run has failed.  All it makes is in the folder build-tests/.

set -u
cd "$(dirname "$0")/.." || exit 1
shopt -s nullglob

parts=(source gcc clang gcc-dev clang-dev clang-threads tidy tree quickstart speed faults office pages)
work=$PWD/build-tests
jobs=$(nproc 2>/dev/null || echo 2)
passed=0
failed=0

# shellcheck source=examples/needs.sh
. examples/needs.sh

needs_to_test="$needs_to_build
program   gcc          gcc
program   git          git
program   clang        clang
sanitizer gcc          gcc
sanitizer clang        libclang-rt-dev
program   clang-format clang-format
program   clang-tidy   clang-tidy
program   python3      python3
module    icalendar    python3-icalendar
module    jsonschema   python3-jsonschema
module    yaml         python3-yaml
program   bats         bats
program   shellcheck   shellcheck
program   mandoc       mandoc
program   setpriv      util-linux
program   tmux         tmux
program   col          bsdextrautils
program   valgrind     valgrind
program   cmark        cmark
program   java         default-jre-headless
program   pdfinfo      poppler-utils
program   node         nodejs
program   npm          npm
program   chromium     chromium
program   soffice      libreoffice-calc-nogui
program   pandoc       pandoc
library   cmocka       libcmocka-dev
library   libcmark-gfm libcmark-gfm-dev
header    cmark-gfm-core-extensions.h libcmark-gfm-extensions-dev
"

# Runs a command that writes TAP, tells what failed in full, and counts.
stage() {
	local name=$1 log=$work/logs/$1.tap good bad status
	shift
	"$@" >"$log" 2>&1 </dev/null
	status=$?
	good=$(grep -cE '^ok\b' "$log")
	bad=$(grep -cE '^not ok\b' "$log")
	if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$good" -eq 0 ]; }; then
		bad=1
		echo "not ok - $name: status $status, $good tests" >>"$log"
		tail -n 60 "$log"
	elif [ "$bad" -gt 0 ]; then
		awk '/^ok/ { show = 0 } /^not ok/ { show = 1 } show' "$log"
	fi
	passed=$((passed + good))
	failed=$((failed + bad))
	printf '%-22s %5d passed, %d failed (%d s)\n' "$name" "$good" "$bad" \
		"$((SECONDS - stage_started))"
	stage_started=$SECONDS
}

# check NAME COMMAND...: one test, passed if the command succeeds and is silent.
check() {
	local name=$1 said
	shift
	if said=$("$@" 2>&1) && [ -z "$said" ]; then
		echo "ok - $name"
	else
		echo "not ok - $name"
		printf '%s\n' "${said:-no message}" | sed 's/^/# /'
	fi
}

# What every file of the source looks like, to notice any that a test touches.
fingerprint() {
	find . \( -path ./.git -o -path './build*' \) -prune -o -type f -print0 |
		sort -z | xargs -0 sha256sum
}

# compile NAME [TARGET...]: a build folder of that compiler, "-dev" with the
# sanitizers of memory, "-threads" with that of threads.
compile() {
	local name=$1 log=$work/logs/$1-build.txt options=()
	shift
	[ "$name" = "${name%-*}" ] || options=(--native-file "tests/${name#*-}.ini")
	if { [ -f "$work/$name/build.ninja" ] || CC=${name%-*} meson setup \
		"$work/$name" -Dwerror=true "${options[@]}" >"$log" 2>&1; } &&
		ninja --quiet -C "$work/$name" -j "$jobs" "$@" >"$log" 2>&1; then
		return 0
	fi
	tail -n 40 "$log" | sed 's/^/# /'
	return 1
}

# One build without a warning, and all tests that Meson knows, with it; of clang
# the unit tests, and with the sanitizers random input but for random groups: the
# programs, and these, are run as gcc makes them.
build_and_test() {
	local said only=()
	case $1 in
	clang) only=(--suite unit) ;;
	clang-dev) only=(--suite unit --suite fuzz --no-suite groups) ;;
	esac
	if ! said=$(compile "$1"); then
		printf 'not ok - %s: builds without a warning\n%s\n' "$1" "$said"
		return 1
	fi
	echo "ok - $1: builds without a warning"
	meson test -C "$work/$1" --no-rebuild --num-processes "$jobs" \
		--timeout-multiplier 4 "${only[@]}" >"$work/logs/$1-test.txt" 2>&1
	python3 tests/tap.py "$work/$1/meson-logs/testlog.json"
}

# What two threads do together: neither looks at what the other changes.  A race
# ends a program with status 66; that of the demo must be found.
find_races() {
	local said build=$work/$1
	local programs=(workshop-import workshop-report)
	local units=(tests/unit-csv tests/unit-notes_row)
	if ! said=$(compile "$1" "${programs[@]}" "${units[@]}" tests/race); then
		printf 'not ok - %s: builds without a warning\n%s\n' "$1" "$said"
		return 1
	fi
	for said in "${units[@]}"; do
		check "$1: ${said#*/}" quietly 0 "$build/$said"
	done
	check "$1: a race is found" quietly 66 "$build/tests/race"
	python3 tests/bench/make.py 20000 >"$build/capture.csv"
	rm -f "$build/notes.csv" "$build/.notes.csv.imported"
	check "$1: import" quietly 1 "$build/workshop-import" -o "$build/notes.csv" \
		--plan tests/bench/plan.yaml "$build/capture.csv"
	check "$1: import again" quietly 1 "$build/workshop-import" \
		--into "$build/notes.csv" --plan tests/bench/plan.yaml "$build/capture.csv"
	check "$1: report" quietly 0 "$build/workshop-report" -o "$build/report.md" \
		tests/bench/plan.yaml "$build/notes.csv"
}

# quietly STATUS COMMAND...: runs it, and tells what it said if that is not its
# status.
quietly() {
	local wanted=$1 said status
	shift
	said=$("$@" 2>&1)
	status=$?
	[ "$status" -eq "$wanted" ] || printf 'status %d\n%s\n' "$status" "$said"
}

# clang-tidy on one file, without its count of what is in foreign headers.
tidy() {
	local said
	if said=$(clang-tidy -quiet -p "$work/clang" "$1" 2>/dev/null); then
		echo "ok - clang-tidy $1"
	else
		printf 'not ok - clang-tidy %s\n%s\n' "$1" "$said"
	fi
}

format_of_sources() {
	local file
	for file in {cmd,lib,workshops,tests/*}/*.[ch]; do
		check "clang-format $file" clang-format --dry-run -Werror "$file"
	done
	for file in .ci/run {examples,tests,tests/*}/*.{sh,bash,bats}; do
		check "shellcheck $file" shellcheck -x -e SC2016,SC2030,SC2031,SC2154 "$file"
	done
	for file in man/*.[157]; do
		check "mandoc $file" mandoc -T lint -W warning "$file"
	done
}

tidy_of_sources() {
	compile clang || return
	export -f tidy
	export work
	# shellcheck disable=SC2016 # $1 is for the inner shell
	printf '%s\n' {cmd,lib,workshops,tests/{unit,fuzz,bench,browser}}/*.c |
		xargs -P "$jobs" -I{} bash -c 'tidy "$1"' tidy {}
}

bats_once() {
	compile gcc || return
	WORKSHOP_SRC=$PWD WORKSHOP_BIN=$work/gcc TMPDIR=$work bats --tap "$@"
}

# Each system call and each allocation of a program fails, one after another.
# The calendar has more to lose: libical does not look whether it gets memory.
sweep_faults() {
	local name plan=$PWD/tests/bench/plan.yaml
	local -A words=(
		[agenda]="$plan" [sheet]="$plan"
		[calendar]="-f ics --today 2026-01-02 $PWD/examples/riverbend/plan.yaml"
		[import]="--plan $plan $PWD/tests/faults/capture.csv"
		[report]="$plan $PWD/tests/faults/capture.csv"
	)
	compile gcc && gcc -shared -fPIC -o "$work/fault.so" tests/faults/fault.c || return
	for name in "${!words[@]}"; do
		mkdir -p "$work/faults/$name"
		# shellcheck disable=SC2086 # several words
		tests/faults/sweep.sh "$work/fault.so" "$work/faults/$name/out" \
			"$work/gcc/workshop-${name/calendar/agenda}" -o "$work/faults/$name/out" ${words[$name]} |
			sed -E "s/^((not )?ok [0-9]+ - )/\1$name: /"
	done
	sweep_into "$plan"
}

# The same for a file of notes that is added to, and where a later capture takes
# words out of it.
sweep_into() {
	local capture folder=$work/faults/into old=$work/faults/old
	rm -rf "$folder" "$old"
	mkdir -p "$folder" "$old"
	head -n 3 tests/faults/capture.csv >"$work/faults/first.csv"
	"$work/gcc/workshop-import" --plan "$1" -o "$old/out" \
		"$work/faults/first.csv" 2>/dev/null || return
	sed '2,$s/,[a-z]*$/,withdrawn/' "$work/faults/first.csv" \
		>"$work/faults/withdrawn.csv"
	for capture in "$PWD/tests/faults/capture.csv" "$work/faults/withdrawn.csv"; do
		OLD=$old tests/faults/sweep.sh "$work/fault.so" "$folder/out" \
			"$work/gcc/workshop-import" --into "$folder/out" --plan "$1" \
			"$capture" |
			sed -E "s|^((not )?ok [0-9]+ - )|\1import --into, ${capture##*/}: |"
	done
	sweep_reflections "$1"
}

# And for reflections: the second half of a capture, and a mark that got stricter.
sweep_reflections() {
	local folder=$work/faults/reflections old=$work/faults/said
	local all=$PWD/tests/faults/reflections.csv
	rm -rf "$folder" "$old"
	mkdir -p "$folder" "$old"
	head -n 3 "$all" | sed 's/,[a-z]*$/,quote/' >"$work/faults/said.csv"
	"$work/gcc/workshop-import" --reflections --plan "$1" -o "$old/out" \
		"$work/faults/said.csv" 2>/dev/null || return
	OLD=$old tests/faults/sweep.sh "$work/fault.so" "$folder/out" \
		"$work/gcc/workshop-import" --reflections --into "$folder/out" \
		--plan "$1" "$all" |
		sed -E "s|^((not )?ok [0-9]+ - )|\1import --reflections: |"
}

# The pages of the worked example, and one with all that a page can have.
make_pages() {
	local kind session example=$PWD/examples/riverbend day=2026-06-24
	mkdir -p "$work/pages" && cd "$work/pages" || return
	for kind in plain draft hostile run rtl; do
		"$work/gcc/tests/demo" html "$kind" >"demo-$kind.html" || return
	done
	PATH=$work/gcc:$PATH
	workshop agenda --today $day -f html -o agenda.html "$example/plan.yaml" &&
		workshop agenda --today $day -f html --for everyone -o everyone.html "$example/plan.yaml" &&
		for session in s1 s2 s3 s4; do
			workshop agenda --today $day -f html --session $session \
				-o agenda-$session.html "$example/plan.yaml" &&
				workshop agenda --today $day -f html --for everyone --session $session \
					-o everyone-$session.html "$example/plan.yaml" || return
		done &&
		workshop sheet --today $day -f html -o sheet.html "$example/plan.yaml" &&
		workshop sheet --today $day -f html --reflections -o sheet-reflections.html \
			"$example/plan.yaml" &&
		workshop report --today $day -f html -o report.html "$example/plan.yaml" \
			"$example/expected/notes.csv" &&
		workshop report --today $day -f html --all-notes -o report-all.html \
			"$example/plan.yaml" "$example/expected/notes.csv" &&
		workshop report --today $day -f html --length page -o report-page.html \
			"$example/plan.yaml" "$example/expected/notes.csv" &&
		workshop report --today $day -f html --length easy -o report-easy.html \
			"$example/plan.yaml" "$example/expected/notes.csv"
}

check_pages() {
	local page said status
	compile gcc && (make_pages) || return
	said=$(WORKSHOP_NODE=$work/node tests/browser/run.sh "$work"/pages/*.html 2>&1)
	status=$?
	if [[ $status -ne 0 && $said != *"$work/pages/"* ]]; then
		printf '%s\n' "$said"
		return "$status"
	fi
	python3 tests/browser/one_side.py "$work/gcc" examples/riverbend "$work/pages"
	python3 tests/browser/sides.py 1 "$work"/pages/everyone-s?.html
	python3 tests/browser/sides.py 12 "$work"/pages/report.html "$work"/pages/report-easy.html
	python3 tests/browser/sides.py 5 "$work"/pages/agenda-s?.html
	# How to use them, and a side for each two questions.
	python3 tests/browser/sides.py 4 "$work"/pages/sheet-reflections.html
	for page in "$work"/pages/*.html; do
		if grep -qF "$page: " <<<"$said"; then
			echo "not ok - ${page##*/}"
			grep -F "$page: " <<<"$said" | sed 's/^/# /'
		else
			echo "ok - ${page##*/}: vnu, html-validate, axe, 320 px, 200 %, 7:1, no requests"
		fi
	done
}

run_part() {
	stage_started=$SECONDS
	case $1 in
	source) stage source format_of_sources ;;
	gcc | clang | gcc-dev | clang-dev) stage "$1" build_and_test "$1" ;;
	clang-threads) stage "$1" find_races "$1" ;;
	tidy) stage tidy tidy_of_sources ;;
	tree) stage tree bats_once tests/tree/{tree,schema,coverage,texts}.bats ;;
	quickstart) stage quickstart bats_once tests/tree/quickstart.bats ;;
	speed) stage speed bats_once tests/bench/speed.bats ;;
	faults) stage faults sweep_faults ;;
	office) stage office bats_once tests/office/{office,word}.bats ;;
	pages) stage pages check_pages ;;
	*)
		echo "tests/run.sh: there is no part '$1'; there are: ${parts[*]}" >&2
		exit 2
		;;
	esac
}

# --- the run itself ---

(needs_install "$needs_to_test") || {
	echo "0 passed, 1 failed"
	exit 1
}
mkdir -p "$work/logs"
before=$(fingerprint)
[ $# -gt 0 ] || set -- "${parts[@]}"
for part; do
	run_part "$part"
done
untouched() {
	diff <(echo "$before") <(fingerprint)
}
stage_started=$SECONDS
stage untouched check "no test writes in the source" untouched

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
