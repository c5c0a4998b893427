#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""reading.py FILE...: how hard the kit's own sentences are to read.  A file holds the
findings of check in JSON (their advice counts), or a place, a tab and a text on each
line, or key: "text".  A sentence of more than 25 words, one above Flesch-Kincaid grade
7.5, and an average above grade 6 are told, and the status is 1.

The grade is not made for a few words, where one long word weighs all: sentences of less
than 4 words are left out, and those of 4 to 7 count in the average only.
"""
import json
import re
import sys


def syllables(word):
    word = re.sub(r'[^a-z]', '', word.lower())
    if len(word) <= 3:
        return 1
    word = re.sub(r'(?:[^laeiouy]es|[^td]ed|[^l]e)$', lambda m: m.group()[0], word)
    return max(1, len(re.findall(r'[aeiouy]+', word)))


def grade(words):
    return 0.39 * len(words) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def read(path):
    """The texts of a file."""
    with open(path, encoding='utf-8') as file:
        all_of_it = file.read()
    if all_of_it.startswith('['):
        for found in json.loads(all_of_it):
            yield from [found['why'], found['try']] if found['why'] else []
            yield from [found['message']] if found['level'] == 'good' else []
    elif '\t' in all_of_it:
        yield from (line.split('\t')[1] for line in all_of_it.splitlines())
    else:
        for match in re.findall(r'^[a-z0-9-]+: (.*)$', all_of_it, re.M):
            yield from match.strip('"').split('|')


texts = [text for path in sys.argv[1:] for text in read(path)]
grades, bad = [], 0
for sentence in {s for t in texts for s in re.split(r'(?<=[.?!])\s+', t)}:
    words = re.findall(r"[A-Za-z][A-Za-z'-]*|[0-9]+", sentence)
    if len(words) < 4:
        continue
    grades.append(grade(words))
    if len(words) > 25 or (len(words) > 7 and grades[-1] > 7.5):
        print(f'{grades[-1]:.1f} {sentence}')
        bad = 1
average = sum(grades) / len(grades)
if average > 6:
    print(f'average {average:.1f}')
    bad = 1
print(f'{len(grades)} sentences, grade {average:.1f} on average', file=sys.stderr)
sys.exit(bad)
