#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make.py N [SEED]: a capture of N notes, the same bytes for the same words.

Made to be as awkward as real ones: half of the notes hold a comma or quotation
marks, one in sixteen a line break, one in eight an accent or an emoji; some
are given twice, a few rows are broken, consents are mixed and often blank.
"""
import csv
import random
import sys

SESSIONS = {'s1': 'wall', 's2': 'journey', 's3': 'ideas', 's4': 'book'}
STARTS = ['We wanted', 'Nobody told us about', 'It helped to have', 'I was glad of',
          'The hardest part was', 'Please keep', 'Next time, ask about', 'Try']
MIDDLES = ['a phone call', 'one letter, not three', 'the same worker', 'time to say goodbye',
           'a "real" plan', 'someone who had been there', 'tea, toast and a chat',
           'words we use at home', 'a map of what comes next', 'an evening meeting']
ENDS = ['a week later', 'before the last visit', 'when it went quiet', 'for dads as well',
        'in our own language', 'without asking twice', 'at the school gate', 'every time']
EXTRAS = [' 🌱', ' (café)', ' – naïve?', ' 👩‍👧', ' żółw', ' ¿por qué?']
THEMES = ['Letters', 'After the end', 'People who listen', 'Waiting', 'Money', 'Home',
          'Endings; Letters', 'School', '']
KINDS = ['idea', 'idea', 'need', 'worry', 'strength', 'question', 'story', '']
VOICES = ['parent', 'parent', 'practitioner', 'parent peer supporter', 'mixed', '']
CONSENTS = ['quote', 'quote', 'quote', 'reword', 'count', 'ask', 'private', '', '']


def text(rng, i):
    words = f'{rng.choice(STARTS)} {rng.choice(MIDDLES)} {rng.choice(ENDS)}'
    if rng.random() < 0.3:
        words += f', said table {i % 7 + 1}: "{rng.choice(MIDDLES)}"'
    if rng.random() < 0.5:
        words += f', and {rng.choice(STARTS).lower()} {rng.choice(MIDDLES)} {rng.choice(ENDS)}'
    if rng.random() < 1 / 16:
        words += f'\n{rng.choice(STARTS)} {rng.choice(MIDDLES)}'
    if rng.random() < 1 / 8:
        words += rng.choice(EXTRAS)
    return words


def row(rng, i):
    session = rng.choice(list(SESSIONS))
    step, table, dots = SESSIONS[session], str(i % 7 + 1), str(rng.choice([0, 0, 1, 3]))
    if rng.random() < 0.002:
        session = 's9'
    if rng.random() < 0.002:
        dots = 'lots'
    return [session, step, '', table, rng.choice(KINDS), text(rng, i),
            rng.choice(VOICES), rng.choice(THEMES), dots, '',
            rng.choice(CONSENTS), rng.choice([''] * 40 + ['court', 'name'])]


def main():
    count = int(sys.argv[1])
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20240208)
    out = csv.writer(open(1, 'w', encoding='utf-8', newline=''), lineterminator='\n')
    out.writerow('session step question table kind text voice theme dots picture '
                 'consent flag'.split())
    last = row(rng, 0)
    for i in range(count):
        if rng.random() >= 0.05:  # else the last one is given again
            last = row(rng, i)
        out.writerow(last)


main()
