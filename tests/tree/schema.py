#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""schema.py SCHEMA FILE...: which files a JSON Schema takes, a line each: "good FILE",
"bad FILE", or "unread FILE" where it is no YAML.  A file is read as an editor reads it
(the core schema of YAML 1.2), and as the kit does (all values are text); it is good
if both are.  The schema itself is looked at first.
"""
import re
import sys

import json
import jsonschema
import yaml


class Core(yaml.SafeLoader):
    """YAML 1.2: no dates, no sums of sixty, and yes and no are words."""
    yaml_implicit_resolvers = {}


for tag, pattern, first in (
        ('null', r'~|null|Null|NULL|', ['~', 'n', 'N', '']),
        ('bool', r'true|True|TRUE|false|False|FALSE', list('tTfF')),
        ('int', r'[-+]?[0-9]+', list('-+0123456789')),
        ('float', r'[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?', list('-+0123456789.'))):
    Core.add_implicit_resolver(f'tag:yaml.org,2002:{tag}', re.compile(rf'^(?:{pattern})$'), first)


def as_int(loader, node):
    return int(node.value)


Core.add_constructor('tag:yaml.org,2002:int', as_int)


def keys_as_text(value):
    """JSON has no other keys."""
    if isinstance(value, dict):
        return {str(key): keys_as_text(item) for key, item in value.items()}
    return [keys_as_text(item) for item in value] if isinstance(value, list) else value


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    for path in sys.argv[2:]:
        with open(path, encoding='utf-8') as file:
            text = file.read()
        try:
            values = [keys_as_text(yaml.load(text, loader)) for loader in (Core, yaml.BaseLoader)]
        except (yaml.YAMLError, RecursionError):
            print('unread', path)
            continue
        problems = [error for value in values for error in check.iter_errors(value)]
        print('bad' if problems else 'good', path)
        for error in problems[:3]:
            print(f'{path}: {error.json_path}: {error.message[:200]}', file=sys.stderr)


main()
