#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""words.py md|html|text PAGE WORDS...: whether somebody who reads the page reads
all WORDS on it, white space apart.  A page in Markdown is read as cmark reads
it.  Also tells of elements that no page of the kit has, which only raw words
can have made, and of whatever would ask for something from elsewhere.
"""
import html.parser
import subprocess
import sys

OURS = set('''html head meta title style body main header footer nav section article aside
h1 h2 h3 h4 p a ul ol li dl dt dd div span strong em b i q cite blockquote figure figcaption
table caption thead tbody tr th td time br hr small abbr details summary pre code
svg g path circle line rect'''.split())
INLINE = set('a span strong em b i q cite time small abbr code'.split())


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.said, self.odd, self.style = [], [], False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.style = tag == 'style'
        if tag not in OURS:
            self.odd.append(f'<{tag}>')
        for name, value in attrs:
            if (name.startswith('on') or name in ('src', 'srcset', 'data', 'poster', 'action')
                    or 'script:' in (value or '').lower()):
                self.odd.append(f'<{tag} {name}="{value}">')
        self.said.append('' if tag in INLINE else ' ')

    def handle_endtag(self, tag):
        self.style = False
        self.said.append('' if tag in INLINE else ' ')

    def handle_data(self, data):
        if not self.style:
            self.said.append(data)
        elif 'url(' in data or '@import' in data:
            self.odd.append('a style that loads something')


def flat(text):
    return ' '.join(text.split())


def main():
    kind, path, words = sys.argv[1], sys.argv[2], sys.argv[3:]
    with open(path, encoding='utf-8') as file:
        text = file.read()
    if kind == 'md':
        text = subprocess.run(['cmark', '--unsafe'], input=text, stdout=subprocess.PIPE,
                              encoding='utf-8', check=True).stdout
    page = Page(text if kind != 'text' else '')
    read = flat(text if kind == 'text' else ''.join(page.said))
    faults = [f'{path} has {odd}' for odd in page.odd]
    faults += [f'{path} lacks {word!r}' for word in words if flat(word) not in read]
    sys.exit('\n'.join(faults) or 0)


main()
