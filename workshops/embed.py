#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compiles the files under workshops/ into the library.

embed.py data OUT.c NAME=PATH...   the files as C arrays, for builtin.h
embed.py labels OUT.h PATH...      an enum of the keys of the first labels file,
                                   the keys, and the texts of each; what one of them
                                   lacks is taken from the first
"""
import base64
import hashlib
import json
import os
import re
import sys


def c_string(data):
    lines = []
    for line in data.split(b"\n"):
        text = "".join(
            chr(b) if 32 <= b < 127 and b not in b'"\\?' else "\\%03o" % b
            for b in line
        )
        lines.append('\t    "%s\\n"' % text)
    lines[-1] = lines[-1][:-3] + '"'
    return "\n".join(lines)


def tighten(css):
    """Without what only people who edit it need.  No line break at its ends, as
    it is written between the tags as it is here."""
    css = re.sub(rb"/\*.*?\*/", b"", css, flags=re.S)
    css = re.sub(rb"\s*\n\s*", b"\n", css)
    # No text of the style holds these signs with blanks that count.
    css = re.sub(rb" *([{};>]) *", rb"\1", css)
    css = re.sub(rb"([:,]) ", rb"\1", css)
    css = re.sub(rb"([{};])\n", rb"\1", css)
    css = re.sub(rb"(?<=[a-z*)\]]) ([+~]) ", rb"\1", css)
    # Its own properties get names of a letter.
    names = dict.fromkeys(re.findall(rb"--[a-z]+", css))
    for letter, name in zip(b"abcdefghijklmnopqrstuvwxyz", names):
        css = re.sub(name + rb"\b", b"--%c" % letter, css)
    return css.replace(b";}", b"}").replace(b"\n}", b"}").strip()


def data(out, pairs):
    body, style = [], b""
    for pair in pairs:
        name, path = pair.split("=", 1)
        with open(path, "rb") as file:
            text = file.read()
        if name == "page.css":
            text = style = tighten(text)
        body.append(
            '\t{ STR_INIT("%s"),\n\t    STR_INIT(\n%s) },' % (name, c_string(text))
        )
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    with open(out, "w", encoding="ascii") as file:
        file.write('/* Made by workshops/embed.py. */\n#include "builtin.h"\n\n')
        file.write('const char builtin_style_sha256[] = "%s";\n\n' % digest)
        file.write("const struct builtin_file builtin_files[] = {\n")
        file.write("\n".join(body))
        file.write("\n};\nconst size_t builtin_count = COUNTOF(builtin_files);\n")


def read_labels(path):
    texts = {}
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            match = re.fullmatch(r'([a-z0-9-]+): (".*")\n', line)
            if match:
                texts[match[1]] = json.loads(match[2])
            elif line.strip() and not line.startswith("#"):
                sys.exit(f'{path}:{number}: not a comment, nor key: "text"')
    return texts


def labels(out, paths):
    first = read_labels(paths[0])
    with open(out, "w", encoding="ascii") as file:
        file.write("/* Made by workshops/embed.py. */\n")
        file.write("#ifndef LABEL_IDS_H\n#define LABEL_IDS_H\n\nenum label_id {\n")
        for key in first:
            file.write("\tLABEL_%s,\n" % key.upper().replace("-", "_"))
        file.write("\tLABEL_IDS\n};\n\n#define LABEL_KEYS")
        for key in first:
            file.write(' \\\n\tSTR_INIT("%s"),' % key)
        file.write("\n\n#define LABEL_SETS")
        for path in paths:
            language = os.path.splitext(os.path.basename(path))[0]
            own = read_labels(path)
            file.write(' \\\n\t{ STR_INIT("%s"), {' % language)
            for key, text in first.items():
                text = c_string(own.get(key, text).encode()).strip()
                file.write(" \\\n\t\tSTR_INIT(%s)," % text)
            file.write(" } },")
        file.write("\n\n#endif\n")


if __name__ == "__main__":
    if sys.argv[1] == "data":
        data(sys.argv[2], sys.argv[3:])
    else:
        labels(sys.argv[2], sys.argv[3:])
