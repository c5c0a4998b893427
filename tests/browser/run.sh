#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh FILE.html...   checks pages in a browser and with validators
#
# The packages are installed beside a copy of the checker, in a cache folder:
# WORKSHOP_NODE, or workshop-kit-tests where this user's caches are.  Needs
# node, npm, java and chromium.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cache=${WORKSHOP_NODE:-${XDG_CACHE_HOME:-$HOME/.cache}/workshop-kit-tests}

mkdir -p "$cache"
if ! cmp -s "$here/package-lock.json" "$cache/package-lock.json" ||
	[ ! -d "$cache/node_modules" ]; then
	cp "$here/package.json" "$cache/"
	(
		cp "$here/package-lock.json" "$cache/.lock.new"
		rm -rf "$cache/node_modules"
		cd "$cache"
		cp .lock.new package-lock.json
		npm ci --ignore-scripts --no-audit --no-fund >&2 || {
			rm -f package-lock.json
			exit 1
		}
		rm -f .lock.new
	)
fi
cp "$here/check.mjs" "$here/faults.html" "$cache/"
export WORKSHOP_ARIA="$here/aria"
exec node "$cache/check.mjs" "$@"
