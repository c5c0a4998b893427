#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""sides.py MOST PAGE...: does each page, printed by Chromium, take at most so many sides?

Prints a line of TAP for each.  With whatever face the machine has.
"""
import os
import re
import subprocess
import sys
import tempfile


def sides(page):
    with tempfile.TemporaryDirectory() as folder:
        paper = f'{folder}/page.pdf'
        subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu',
                        '--disable-quic', '--no-first-run', '--disable-background-networking',
                        '--disable-component-update', '--disable-sync',
                        '--no-pdf-header-footer', f'--user-data-dir={folder}/browser',
                        f'--print-to-pdf={paper}', f'file://{os.path.abspath(page)}'],
                       check=True, capture_output=True)
        told = subprocess.run(['pdfinfo', paper], check=True, capture_output=True,
                              text=True).stdout
    return int(re.search(r'^Pages: +(\d+)', told, re.M).group(1))


def main():
    most = int(sys.argv[1])
    bad = 0
    for page in sys.argv[2:]:
        count = sides(page)
        bad += count > most
        print(f'{"not ok" if count > most else "ok"} - {os.path.basename(page)}: '
              f'{count} sides, at most {most}')
    sys.exit(bad > 0)


main()
