#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""reading.py FINDINGS [LABELS]: how hard the kit's own sentences are to read: the
advice among the findings of check in JSON, and the labels.  A sentence of more
than 25 words, one above Flesch-Kincaid grade 7.5 of more than 7 words, and an
average above grade 6 are told, and the status is 1.
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


texts = []
for found in json.load(open(sys.argv[1], encoding='utf-8')):
    texts += [found['why'], found['try']] if found['why'] else []
    texts += [found['message']] if found['level'] == 'good' else []
for path in sys.argv[2:]:
    with open(path, encoding='utf-8') as file:
        texts += [m.strip('"') for m in re.findall(r'^[a-z0-9-]+: (.*)$', file.read(), re.M)]
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
