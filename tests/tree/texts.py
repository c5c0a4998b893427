#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""texts.py messages|manuals|yaml FILE...: the kit's own sentences, a line each, with
the place they stand at before a tab.

messages  what programs say, out of C: what is put in stands as "this" or 5
manuals   the prose of manuals; not their synopsis, examples, literal lines, and lists of
          names; what is set in a face of its own (a key, an option, a file) is "this"
yaml      values and remarks of templates, keys, labels and questions
"""
import re
import sys

LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def arguments(text, at):
    """The text of a call from its open bracket on."""
    depth, start = 0, at
    while at < len(text):
        if text[at] == '"':
            at = LITERAL.match(text, at).end()
            continue
        depth += {'(': 1, ')': -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            break
    return text[start:at]


def filled(text):
    text = re.sub(r"'?%(?:\.\*)?s'?", 'this', text)
    return re.sub(r'%[-0-9.]*(?:zu|ld|d|u|X)', '5', text).replace('%%', '%').replace('\\"', '"')


def messages(path):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    for call in re.finditer(r'\b(?:diag_add|diag_note|lint_say|program_usage)(?=\()', text):
        inside = arguments(text, call.end())
        line = text.count('\n', 0, call.start()) + 1
        for run in re.finditer(r'(?:"(?:[^"\\]|\\.)*"\s*)+', inside):
            said = filled(''.join(LITERAL.findall(run[0])))
            for part in re.split(r'[;?.:] |\n', said):
                yield f'{path}:{line}', part


ASIDE = 'Ic Cm Ar Fl Ql Pa Sy Ev Sx Xr Nm Li Sq'.split()
INLINE = ASIDE + 'Em Dq Pq Po Pc Op No Ns'.split()
OVER = re.compile(r'\.Sh (?:NAME|SYNOPSIS|EXAMPLES|SEE ALSO|STANDARDS|AUTHORS)')


def inline(line):
    """A line of mdoc as words."""
    words, aside, after = [], False, ''
    for word in re.findall(r'"[^"]*"|\S+', line.lstrip('.')):
        if word in INLINE:
            aside = word in ASIDE
            if aside:
                words.append('this')
        elif word in '.,;:?!)(':
            after = word
            if words:
                words[-1] += word if word != '(' else ''
        elif not aside:
            words.append(word.strip('"').replace('\\&', ''))
    return ' '.join(words)


def manuals(path):
    block, start, skipping, literal = [], 0, False, False
    with open(path, encoding='utf-8') as file:
        lines = file.read().split('\n') + ['.Pp']
    for number, line in enumerate(lines, 1):
        if line.startswith('.Sh'):
            skipping = bool(OVER.match(line))
        if line.startswith('.Bd -literal'):
            literal = True
        if line.startswith('.Ed'):
            literal = False
        macro = line[1:3] if line.startswith('.') else ''
        if skipping or literal or line.startswith('.\\"'):
            continue
        if macro and macro not in INLINE:
            for sentence in re.split(r'(?<=[.?!:;])\)?\s+', ' '.join(block)):
                yield f'{path}:{start}', sentence
            block = []
            continue
        if not block:
            start = number
        block.append(inline(line) if macro else line.replace('\\(ga', '').replace('\\&', ''))


def yaml(path):
    remark, start = [], 0
    with open(path, encoding='utf-8') as file:
        lines = file.read().split('\n') + ['']
    for number, line in enumerate(lines, 1):
        if re.match(r'\s*# ', line):
            start = start or number
            remark.append(line.strip().lstrip('# '))
            continue
        if remark:
            yield from ((f'{path}:{start}', s) for s in re.split(r'(?<=[.?!:;])\s+', ' '.join(remark)))
            remark, start = [], 0
        if re.match(r'\s*source:', line):
            continue  # what other people called it
        value, _, note = line.partition('  # ')
        value = re.sub(r'^[\s-]*(?:[\w. -]+:(?: |$))?', '', value).strip('"\' ')
        # A list of words has no sentence, nor has a label for one and for many.
        parted = r'[][|]|, ' if value.startswith('[') else r'(?<=[.?!:;])\s+|[|]'
        for said in re.split(parted, value) + [note]:
            yield f'{path}:{number}', said


def main():
    kind = {'messages': messages, 'manuals': manuals, 'yaml': yaml}[sys.argv[1]]
    for path in sys.argv[2:]:
        for place, said in kind(path):
            said = ' '.join(said.split())
            if re.search('[A-Za-z]', said):
                print(f'{place}\t{said}')


main()
