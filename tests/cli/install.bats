#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What `meson install` puts in its place works from there.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	DESTDIR=$PWD/root meson install -C "$WORKSHOP_BIN" --no-rebuild --quiet
	prefix=$PWD/root$(meson introspect --buildoptions "$WORKSHOP_BIN" |
		python3 -c 'import json, sys
print(next(o["value"] for o in json.load(sys.stdin) if o["name"] == "prefix"))')
}

@test "every program is installed, with its manual" {
	local name
	for name in workshop $(sed -n 's/^PROGRAM("\([a-z]*\)".*/workshop-\1/p' \
		"$WORKSHOP_SRC/lib/programs.def"); do
		[ -x "$prefix/bin/$name" ] || tell "$name is not installed"
		[ -s "$prefix/share/man/man1/$name.1" ] || tell "$name.1 is not installed"
	done
	[ -s "$prefix/share/man/man7/workshop.7" ]
	for name in plan outcome notes reflections; do
		[ -s "$prefix/share/man/man5/workshop-$name.5" ] ||
			tell "workshop-$name.5 is not installed"
	done
}

@test "the dispatcher finds the programs beside it, on no PATH" {
	expect 0 env PATH=/usr/bin:/bin "$prefix/bin/workshop" agenda --version
	[[ $output == "workshop-agenda "* ]]
}

@test "the dispatcher is found by PATH, and through a link" {
	ln -s "$prefix/bin/workshop" here
	expect 0 env PATH=/usr/bin:/bin ./here agenda --version
	[[ $output == "workshop-agenda "* ]]
	expect 0 env PATH="$prefix/bin:/usr/bin:/bin" workshop agenda --version
	[[ $output == "workshop-agenda "* ]]
}

@test "the schemas for editors are installed" {
	local form
	for form in plan outcome; do
		grep -q '"\$schema"' "$prefix/share/workshop-kit/$form.schema.json" ||
			tell "no schema of the $form"
	done
}

@test "nothing but programs, manuals and schemas is installed" {
	[ -z "$(find "$prefix" -type f ! -path '*/bin/workshop*' ! -path '*/share/man/man[157]/workshop*' \
		! -path '*/share/workshop-kit/*.schema.json')" ]
}
