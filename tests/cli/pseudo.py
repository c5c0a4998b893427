#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""pseudo.py LABELS                       labels in a language that nobody speaks
pseudo.py LABELS PAGE... SOURCE...      words on the pages that are in no label and in none
                                        of the sources (files ending in .yaml or .csv)

Every letter of a label outside {} becomes one of another alphabet, so a word in plain
letters on a page comes from a plan, an outcome, notes, or from the C code.
"""
import html
import json
import re
import sys

KEEP = re.compile(r'\{[^}]*\}')
# The double diamond's home, and what is no sentence: names of formats and of the kit's files.
KNOWN = {'https', 'www', 'mailto', 'com', 'org', 'xml', 'utf'}


def strange(text):
    return ''.join(chr(ord(c) - 97 + 0x3b1) if 'a' <= c <= 'z' else
                   chr(ord(c) - 65 + 0x391) if 'A' <= c <= 'Z' else c for c in text)


def pseudo(text):
    out, at = '', 0
    for match in KEEP.finditer(text):
        out += strange(text[at:match.start()]) + match.group()
        at = match.end()
    return out + strange(text[at:])


def labels(path):
    with open(path, encoding='utf-8') as file:
        return {m[1]: json.loads(m[2]) for m in re.finditer(r'^([a-z0-9-]+): (".*")$',
                                                            file.read(), re.M)}


def visible(name, text):
    if name.endswith('.html'):
        text = re.sub(r'<style>.*?</style>|<[^>]*>', ' ', text, flags=re.S)
        text = html.unescape(text)
    if name.endswith('.text'):  # with a calendar in it
        text = re.sub(r'\r?\n[ \t]', '', text)
        text = '\n'.join(line.split(':', 1)[-1] if re.match(r'[A-Z-]+[;:]', line) else line
                         for line in text.splitlines()
                         if not re.match(r'(BEGIN|END|UID|DTSTAMP|PRODID|VERSION|TZ|RRULE|ACTION|'
                                         r'TRIGGER|METHOD|CALSCALE|STATUS|TRANSP|CLASS)', line))
        text = text.replace('\\n', ' ')
    return text


def words(text):
    text = re.sub(r'\b[2-9B-DF-HJ-NP-TV-Z]{4}\b', ' ', text)  # codes of a draft
    return set(re.findall(r'[a-z]{3,}', text.lower()))


if len(sys.argv) == 2:
    for key, text in labels(sys.argv[1]).items():
        # Not shown: which way a language is written.
        if key != 'language-direction':
            print(f'{key}: {json.dumps(pseudo(text), ensure_ascii=False)}')
    sys.exit()
allowed, shown = set(KNOWN), set()
for name in sys.argv[2:]:
    with open(name, encoding='utf-8', newline='') as file:
        text = file.read()
    if name.endswith(('.yaml', '.csv')):
        allowed |= words(text)
    else:
        shown |= words(visible(name, text))
left = sorted(shown - allowed)
print(' '.join(left))
sys.exit(bool(left))
