#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""docx.py WORD.docx PAGE.html   compares a Word file with the page of the same report

Both have the same words in the same order, the same headings at the same levels, the
same tables with as many rows, and no sign of Markdown is left over in the Word file.
"""
import re
import sys
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
LEVEL = {'Title': 1, **{f'Heading{n}': n for n in range(1, 7)}}


class Page(HTMLParser):
    """The words of a page, its headings and its tables."""
    # Only a page has a name in its head and a link to its beginning.
    QUIET = {'style', 'head'}
    BLOCKS = {'p', 'li', 'td', 'th', 'br', 'h1', 'h2', 'h3', 'h4', 'dt', 'dd', 'title', 'caption',
              'blockquote', 'div', 'cite', 'footer'}

    def __init__(self):
        super().__init__()
        self.text, self.headings, self.tables = [], [], []
        self.quiet = 0
        self.skip = self.kind = False
        self.waits = []  # whose page it is stands above the title, elsewhere below

    def handle_starttag(self, tag, attrs):
        self.quiet += tag in self.QUIET
        self.skip = self.skip or ('class', 'skip') in attrs
        self.kind = self.kind or ('class', 'kind') in attrs
        if tag in self.BLOCKS:
            self.text.append(' ')
        if re.fullmatch('h[1-6]', tag):
            self.headings.append(int(tag[1]))
        if tag == 'table':
            self.tables.append(0)
        if tag == 'tr':
            self.tables[-1] += 1

    def handle_endtag(self, tag):
        self.quiet -= tag in self.QUIET
        self.skip = self.skip and tag != 'a'
        self.kind = self.kind and tag != 'p'
        if tag == 'h1':
            self.text += [' ', *self.waits]
        if tag in self.BLOCKS:
            self.text.append(' ')

    def handle_data(self, data):
        if not self.quiet and not self.skip:
            (self.waits if self.kind else self.text).append(data)


def word_file(path):
    with zipfile.ZipFile(path) as file:
        body = ElementTree.fromstring(file.read('word/document.xml'))
    text, headings = [], []
    for node in body.iter():
        if node.tag == W + 't':
            text.append(node.text or '')
        elif node.tag in (W + 'p', W + 'br', W + 'tab'):
            text.append(' ')
        elif node.tag == W + 'pStyle' and node.get(W + 'val') in LEVEL:
            headings.append(LEVEL[node.get(W + 'val')])
    tables = [len(table.findall(W + 'tr')) for table in body.iter(W + 'tbl')]
    return ''.join(text), headings, tables


def words(text):
    return re.findall(r'[^\W_]+', text)


def main():
    text, headings, tables = word_file(sys.argv[1])
    page = Page()
    with open(sys.argv[2], encoding='utf-8') as file:
        page.feed(file.read())
    ours, theirs = words(''.join(page.text)), words(text)
    for at, (a, b) in enumerate(zip(ours + [None], theirs + [None])):
        if a != b:
            print('words differ:', ours[max(at - 6, 0):at + 6],
                  theirs[max(at - 6, 0):at + 6])
            return 1
    if len(ours) < 100:
        print('hardly any words:', len(ours))
    if headings != page.headings:
        print('headings differ:', headings, page.headings)
    if tables != page.tables:
        print('tables differ:', tables, page.tables)
    left = re.findall(r'.{0,20}(?:\\|\*\*|\]\(|^#+ |\| ?---|&[a-z]+;).{0,20}', text)
    if left:
        print('signs of Markdown:', left)
    return int(len(ours) < 100 or headings != page.headings or tables != page.tables or bool(left))


sys.exit(main())
