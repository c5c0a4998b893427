#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""one_side.py BIN EXAMPLE FOLDER [GROUPS]: is the report of one page one side of A4?

Prints a line of TAP for the worked example and for each of many made-up groups,
whose plans and outcomes are as short or as long as people write them; every other
one is quoted in Arabic and Urdu, whose lines are higher.  And one for the sheets to
write on: what everyone should know is one side, and so is each sheet.  The
pages are printed by Chromium, with whatever face the machine has.
"""
import os
import random
import re
import subprocess
import sys
import tempfile

WORDS = '''letters go home both parents names carry before visit book children talk again someone
list every month paper kitchen school ring early worker stranger photograph conversation'''.split()


ALEPH = 'كل مرة أبدأ من الصفر، كأنني لم أقل شيئًا من قبل، وكأن الورقة أهم من الإنسان'
NOTES = f'''session,kind,text,theme,consent,show,lang
s1,idea,{ALEPH} الذي أمامها,Again,quote,1,ar
s1,strength,ہر بار مجھے شروع سے بتانا پڑتا ہے، جیسے میں نے پہلے کچھ نہیں کہا، لیکن اس نے سنا,,quote,1,ur
s1,strength,{ALEPH},,quote,2,ar
s1,differs,{ALEPH},Again,quote,1,ar
'''


def say(rng, most):
    return ' '.join(rng.choice(WORDS) for _ in range(rng.randint(1, most))).capitalize()


def text(rng, key):
    if rng.random() < .2:
        return ''
    if rng.random() < .4:
        return f'{key}: |\n' + ''.join(f'  * {say(rng, 15)}\n' for _ in range(rng.randint(1, 6)))
    return f'{key}: |\n' + ''.join(f'  {say(rng, 60)}.\n\n' for _ in range(rng.randint(1, 3)))


def change(rng):
    return (f'  - said: {say(rng, 14)}\n    answer: {rng.choice(["yes", "yes", "partly", "no"])}\n'
            f'    because: {say(rng, 20)}\n    will: {say(rng, 25)}\n    who: {say(rng, 4)}\n'
            f'    when: {rng.choice(["2027-02-01", "2026-09-27", "to be agreed"])}\n'
            f'    know_by: {say(rng, 8)}\n')


def make(rng, example, folder):
    with open(f'{example}/plan.yaml', encoding='utf-8') as file:
        plan = file.read()
    for key, most in (('title', 8), ('question', 25)):
        mark = '?' if key == 'question' else ''
        plan = re.sub(f'(?m)^{key}: .*', f'{key}: {say(rng, most)}{mark}', plan, count=1)
    with open(f'{folder}/plan.yaml', 'w', encoding='utf-8') as file:
        file.write(plan)
    with open(f'{folder}/outcome.yaml', 'w', encoding='utf-8') as file:
        file.write('kit: 1\n')
        file.writelines(text(rng, key) for key in ('in_short', 'thanks', 'next', 'did_not_work'))
        file.write('changes:\n' + ''.join(change(rng) for _ in range(rng.randint(1, 8))))


def printed(page, folder):
    paper = f'{folder}/page.pdf'
    subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic',
                    '--no-first-run', '--disable-background-networking',
                    '--disable-component-update', '--disable-sync', '--no-pdf-header-footer',
                    f'--user-data-dir={folder}/browser', f'--print-to-pdf={paper}',
                    f'file://{page}'],
                   check=True, capture_output=True)
    told = subprocess.run(['pdfinfo', paper], check=True, capture_output=True, text=True).stdout
    return int(re.search(r'^Pages: +(\d+)', told, re.M).group(1))


def sides(binary, plan, notes, example, folder):
    page = f'{folder}/page.html'
    subprocess.run([f'{binary}/workshop-report', '-f', 'html', '--length', 'page', '-o', page,
                    '--names', f'{example}/private/names.csv', plan, notes],
                   check=True, stderr=subprocess.DEVNULL)
    return printed(page, folder)


def sheets(binary, example, root):
    with tempfile.TemporaryDirectory(dir=root) as folder:
        page = f'{folder}/sheet.html'
        subprocess.run([f'{binary}/workshop-sheet', '-f', 'html', '-o', page,
                        f'{example}/plan.yaml'], check=True, stderr=subprocess.DEVNULL)
        with open(page, encoding='utf-8') as file:
            wanted = 1 + file.read().count('<section class="leaf')
        count = printed(page, folder)
    told = '' if count == wanted else f', not {count}'
    print(f'{"not ok" if told else "ok"} - the sheets to write on: {wanted} sides{told}')
    return count != wanted


binary, example, root = sys.argv[1:4]
bad = sheets(binary, example, root)
for group in range(int(sys.argv[4]) if len(sys.argv) > 4 else 6):
    with tempfile.TemporaryDirectory(dir=root) as folder:
        plan, notes = f'{example}/plan.yaml', f'{example}/expected/notes.csv'
        if group:
            make(random.Random(group), example, folder)
            plan = f'{folder}/plan.yaml'
        if group % 2:
            notes = f'{folder}/notes.csv'
            with open(notes, 'w', encoding='utf-8') as file:
                file.write(NOTES)
        count = sides(binary, plan, notes, os.path.abspath(example), folder)
    bad += count != 1
    print(f'{"ok" if count == 1 else "not ok"} - group {group}: its page is one side, not {count}'
          if count != 1 else f'ok - group {group}: its page is one side')
sys.exit(bad > 0)
