#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints what Meson's testlog.json holds as one TAP stream.

A test program that failed without saying so (a crash, a wrong plan, too slow)
becomes a `not ok` line of its own.  One that does not speak TAP is one test.
A test that was left out has failed.
"""
import json
import re
import sys

RESULT = re.compile(r'(not )?ok \d+(?:\s+-)?\s*(.*)')


def retell(test):
    said = test.get('stdout', '').splitlines()
    failed = tests = 0
    for line in said:
        match = RESULT.match(line)
        if match:
            tests += 1
            wrong = match[1] or '# skip' in line.lower()
            failed += bool(wrong)
            print(f'{"not ok" if wrong else "ok"} - {test["name"]}: {match[2]}')
        elif line.startswith('#') and failed:
            print(line)
    if test['result'] != 'OK' and not failed:
        failed += 1
        print(f'not ok - {test["name"]}: {test["result"]}, status {test["returncode"]}')
        print('\n'.join('# ' + line for line in said[-40:]))
    elif not tests:
        print(f'ok - {test["name"]}')
    if failed:
        for line in test.get('stderr', '').splitlines()[-200:]:
            print('# ' + line)


for entry in open(sys.argv[1], encoding='utf-8', errors='replace'):
    retell(json.loads(entry))
