# SPDX-License-Identifier: MIT
"""fill.py SHEET FILLED: types notes into a blank sheet, as awkward as people's
are: commas, quotation marks, line breaks, signs that begin a formula, accents,
emoji, other scripts, blanks at the edges, dates, numbers, one long note."""

import csv
import sys

NOTES = [
    {"text": "More benches, please"},
    {"text": 'She said "wait", and we waited; and waited', "consent": "quote"},
    {"text": "First line\nsecond line\n\nfourth", "voice": "parent"},
    {"text": "żółw, 日本, שלום, 👩‍👩‍👧 and café", "consent": "You can use my words, without my name"},
    {"text": "- like a list", "kind": "worry"},
    {"text": "+44 of us; = everyone", "theme": "Waiting; At the door"},
    {"text": "'so it goes'", "dots": "3"},
    {"text": "  blanks at the edges  ", "flag": "check"},
    {"text": "tab\there", "picture": "P-07"},
    {"text": "50% of 1,000.50 on 01/02/26 at 9:30", "dots": "0"},
    {"text": "never mind", "consent": "It stays in the room", "voice": "doula"},
    {"text": "long " * 1500 + "end"},
    {"text": "", "picture": "drawing 4", "consent": "ask"},
    {"text": "TRUE story", "kind": "story", "voice": "not said"},
    {"text": "#NAME? and ### and http://example.org/a?b=c&d"},
]

with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
for row, note in zip(rows[1:], NOTES):
    row.update(note)
with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
    if "--bom" in sys.argv:
        file.write("\ufeff")
    writer = csv.DictWriter(file, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
