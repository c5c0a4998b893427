# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# For every bats file here: `load helper` at its top.
#
#   WORKSHOP_SRC     the root of the source
#   WORKSHOP_BIN     the folder with the built programs
#   BATS_TEST_TMPDIR an empty folder of this test; each test starts in it
#
# Nothing is written anywhere else.

bats_require_minimum_version 1.5.0

WORKSHOP_SRC=${WORKSHOP_SRC:-$(cd "$BATS_TEST_DIRNAME/../.." && pwd)}
WORKSHOP_BIN=${WORKSHOP_BIN:-$WORKSHOP_SRC/build}
PATH=$WORKSHOP_BIN:$PATH
export WORKSHOP_SRC WORKSHOP_BIN PATH

# The same everywhere: no colour, no locale of this machine, no clock.
export LC_ALL=C.UTF-8 TERM=dumb
unset NO_COLOR SOURCE_DATE_EPOCH

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# Set by run, below.
stderr=''

# expect STATUS COMMAND...: runs it; $output and $stderr hold what it wrote.
# The test fails, showing both, unless the status is STATUS.
# Beware: several blank lines at the end are lost, so compare bytes in files.
expect() {
	local wanted=$1
	shift
	run --separate-stderr "$@"
	# shellcheck disable=SC2154 # set by run
	[ "$status" -eq "$wanted" ] || tell "status $status, not $wanted:" "$@"
}

# has TEXT PART...: TEXT contains each PART, taken literally.
has() {
	local text=$1 part
	shift
	for part; do
		[[ $text == *"$part"* ]] || tell "not found: $part" in "$text"
	done
}

# lacks TEXT PART...: TEXT contains none of the PARTs.
lacks() {
	local text=$1 part
	shift
	for part; do
		[[ $text != *"$part"* ]] || tell "found: $part" in "$text"
	done
}

# same FILE FILE: the same bytes.
same() {
	diff -u "$1" "$2" || tell "$1 and $2 differ"
}

# one_problem CODE: standard error has one problem, with that code, nothing else.
one_problem() {
	# shellcheck disable=SC2154 # set by run
	[[ $stderr == *"[$1]" && $(wc -l <<<"$stderr") -eq 1 ]] ||
		tell "not exactly one problem [$1]"
}

# tell WORDS...: fails the test with these words and what the last run wrote.
tell() {
	printf '%s\n' "$*" "--- standard output" "${output-}" \
		"--- standard error" "${stderr-}"
	return 1
}

# without_rights COMMAND...: runs it with no more rights to files than their
# owner gave, also where the tests are run by root.
without_rights() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --bounding-set=-dac_override,-dac_read_search \
			--inh-caps=-dac_override,-dac_read_search "$@"
	else
		"$@"
	fi
}

# on_terminal COLUMNS COMMAND...: what the command writes to a terminal so wide.
on_terminal() {
	python3 - "$@" <<-'END'
		import fcntl, os, pty, struct, sys, termios
		pid, fd = pty.fork()
		if pid == 0:
		    os.environ.pop("COLUMNS", None)
		    size = struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0)
		    fcntl.ioctl(1, termios.TIOCSWINSZ, size)
		    os.execvp(sys.argv[2], sys.argv[2:])
		try:
		    while data := os.read(fd, 65536):
		        os.write(1, data.replace(b"\r\n", b"\n"))
		except OSError:
		    pass
		sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
	END
}
