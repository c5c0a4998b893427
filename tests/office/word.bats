#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# A report as Markdown goes through pandoc to Word with nothing lost or added.

load ../cli/helper

EXAMPLE=$WORKSHOP_SRC/examples/riverbend

# make LENGTH: the report as a page, as Markdown, and that as a Word file.
make() {
	local format
	for format in html md; do
		expect 0 workshop report --today 2026-06-24 --length "$1" -f $format \
			-o report.$format "$EXAMPLE/plan.yaml" "$EXAMPLE/expected/notes.csv"
	done
	# As the README tells it.
	expect 0 pandoc --from gfm report.md -o report.docx
	[ -z "$output$stderr" ] || tell "pandoc complains"
}

@test "each length: the same words, headings and tables in Word" {
	local length
	for length in full page easy; do
		make $length
		expect 0 python3 "$BATS_TEST_DIRNAME/docx.py" report.docx report.html
	done
}

@test "the Word file is plain text again, and no sign is left over" {
	local length
	for length in full page easy; do
		make $length
		expect 0 pandoc --wrap=none -t plain report.docx
		has "$output" 'The Kettle group' 'read it!!' 'reads before coming'
		lacks "$output" \\ '**' '](' '| --'
	done
}

@test "what compares them finds a lost word, a heading and a table" {
	local change
	make full
	for change in 's/toast//' 's/^## Thank you/Thank you/' '/^| --- /d' \
		's/^## Thank you/### Thank you/' 's/toast/toast \\\\ /'; do
		sed "$change" report.md >changed.md
		expect 0 pandoc --from gfm changed.md -o changed.docx
		expect 1 python3 "$BATS_TEST_DIRNAME/docx.py" changed.docx report.html
	done
}

@test "a PDF as the README tells it: one side, and nothing of where the file lies" {
	local print='chromium --headless --no-pdf-header-footer --print-to-pdf=report.pdf report.html'
	grep -qxF "$print" "$WORKSHOP_SRC/README.md"
	make page
	# Who runs the tests may be root, and may have no place for settings.
	expect 0 bash -c "${print/headless/headless --no-sandbox --disable-gpu --user-data-dir=browser}"
	[[ $(pdfinfo report.pdf) =~ Pages:\ +1$'\n' ]]
	expect 0 pdftotext report.pdf -
	has "$output" 'The Kettle group' 'What did not work' 'Draft: not yet checked.'
	lacks "$output" report.html "$PWD" file: AM PM
}
