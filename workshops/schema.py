#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""schema.py plan|outcome TABLES KEYS OUT.json: the JSON Schema of a format.

TABLES is the program of tables.c, which tells the keys as the kit reads them;
KEYS is keys.yaml, which says what each is for.  The schema takes values as an
editor reads them (YAML 1.2) and as the kit does (all are text).
"""
import json
import re
import subprocess
import sys

NULL = {"type": "null"}
THEMES = ["roles", "group", "connection", "space", "change", "discomfort", "story", "care",
          "comfort"]


def read_keys(path, form):
    texts = {}
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            match = re.fullmatch(r'(plan|outcome)((?:\.[a-z_]+)+): (".*")\n', line)
            if match:
                if match[1] == form:
                    texts[match[2][1:]] = json.loads(match[3])
            elif line.strip() and not line.startswith("#"):
                sys.exit(f'{path}:{number}: not a comment, nor plan.key: "text"')
    return texts


def any_case(word):
    """A pattern of a word in any case, with blanks for dashes and none for either."""
    return "".join(
        "[-_ ]*" if c in " -" else f"[{c.lower()}{c.upper()}]" if c.isalpha() else re.escape(c)
        for c in word)


def one_of(words):
    return "(" + "|".join(map(any_case, words)) + ")"


def pattern(*alternatives, blank=True):
    """A text that is wholly one of the alternatives, blanks at its ends aside."""
    return {"type": "string",
            "pattern": rf"^\s*({'|'.join(alternatives)}){'?' if blank else ''}\s*$"}


def any_of(*schemas):
    return {"anyOf": list(schemas)}


def choice(field):
    says = [word.replace("=", "|").split("|") for word in field["words"]]
    plain = [say[0] for say in says if len(say) == 1 and say[0]]
    schemas = [{"enum": plain},
               pattern(*(any_case(say[0]) for say in says if say[0]), blank=not field["required"])]
    if any(say[0] == "true" for say in says):
        schemas.append({"type": "boolean"})
    return any_of(*schemas, *([] if field["required"] else [NULL]))


def text(field):
    if field["required"]:
        schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
    else:
        schema = {"type": ["string", "number", "boolean", "null"]}
    if field["most"]:
        schema["maxLength"] = field["most"]
    return schema


def question(field):
    ends = r"[?？؟][\s\"')\]”’»]*$"
    return text(field) | {"pattern": ends if field["required"] else rf"(^\s*$|{ends})"}


def number(field):
    schema = {"type": "integer", "minimum": field["low"]}
    if field["high"]:
        schema["maximum"] = field["high"]
    return any_of(schema, pattern("[0-9]+", blank=not field["required"]),
                  *([] if field["required"] else [NULL]))


def date(_):
    gap, end, month = "[ .,]+", "(st|nd|rd|th)?", "[A-Za-z]{3,9}"
    return any_of(pattern(
        "[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}",
        "[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}",
        f"([A-Za-z]+{gap})?[0-9]{{1,2}}{end}[ .,]*(of )?{month}{gap}[0-9]{{4}}",
        f"([A-Za-z]+{gap})?{month}{gap}[0-9]{{1,2}}{end}{gap}[0-9]{{4}}",
        "[0-9]+ +([dD][aA][yY]|[wW][eE][eE][kK])[sS]? +[aA][fF][tT][eE][rR] +[A-Za-z0-9-]+",
        any_case("to be agreed")), NULL)


def texts(field):
    one = choice(field) if field["words"] else text(field)
    return any_of(one, {"type": "array", "items": one})


def refers(name):
    return {"$ref": f"#/$defs/{name}"}


def questions(field):
    kits = pattern("[1-9]|10", r"[1-9] *- *([1-9]|10)", one_of(THEMES))
    one = any_of({"type": "integer", "minimum": 1, "maximum": 10}, kits, NULL, refers("questions"))
    return any_of(one, {"type": "array", "items": one})


def map_of(schema):
    return any_of({"type": "object", "additionalProperties": schema}, pattern("", blank=False), NULL)


BLANK = any_of(pattern("", blank=False), NULL)
OTHERS = {
    "questions": questions,
    "keep_until": text,
    "came": lambda _: map_of(number({"low": 0, "high": 0, "required": False})),
    "sessions": lambda _: map_of(any_of(refers("sessions"), BLANK)),
}
MAKERS = {
    "text": text,
    "question": question,
    "markdown": text,
    "texts": texts,
    "number": number,
    "length": number,
    "people": lambda _: any_of({"type": "integer", "minimum": 0},
                               pattern("[0-9]+( *(-|–|—|to) *[0-9]+)?"), NULL),
    "money": lambda _: any_of({"type": "number", "minimum": 0},
                              pattern("[£€$]? *[0-9]+([.,][0-9]{2})? *[£€$]?"), NULL),
    "choice": choice,
    "date": date,
    "time": lambda _: any_of({"type": "number"},
                             pattern("[0-9]{1,2}([:.hH][0-9]{2})? *([aApP][mM])?"), NULL),
    "id": lambda _: any_of({"type": "integer", "minimum": 0}, pattern("[A-Za-z0-9-]{1,64}"), NULL),
    "language": lambda _: any_of(pattern("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"), NULL),
    "pairs": lambda field: map_of(text(field)),
    "struct": lambda field: any_of(refers(field["table"]), BLANK),
    "list": lambda field: any_of(
        refers(field["table"]), BLANK,
        {"type": "array", "items": any_of(refers(field["table"]), BLANK)}),
    "other": lambda field: OTHERS[field["key"]](field),
}


def read_tables(program, form):
    tables = {}
    lines = subprocess.run([program, form], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    for line in lines.stdout.splitlines():
        table, key, kind, required, low, high, most, below, words = line.split("\t")
        tables.setdefault(table, []).append({
            "key": key, "type": kind, "required": bool(required), "low": int(low),
            "high": int(high), "most": int(most), "table": below,
            "words": words.split(";") if words else []})
    return tables


def object_of(name, fields, keys, form):
    schema = {"type": "object", "properties": {}, "additionalProperties": False}
    for field in fields:
        path = field["key"] if name == form else f"{name}.{field['key']}"
        if path not in keys:
            sys.exit(f"keys.yaml does not say what {form}.{path} is for")
        schema["properties"][field["key"]] = {
            "description": keys.pop(path), **MAKERS[field["type"]](field)}
    required = [field["key"] for field in fields if field["required"]]
    if required:
        schema["required"] = required
    return schema


def short_step(schema, fields):
    """A step may also be '15 break: Tea', or '10 break' alone."""
    kinds = next(field["words"] for field in fields if field["key"] == "kind")
    short = rf"^\s*[0-9]{{1,3}}\s+{one_of(kinds)}\s*$"
    long = {"required": schema.pop("required")}
    most = next(field["most"] for field in fields if field["key"] == "do")
    schema["patternProperties"] = {short: text({"required": False, "most": most})}
    schema["anyOf"] = [long, {"not": {"propertyNames": {"not": {"pattern": short}}}}]
    return any_of(schema, {"type": "string", "pattern": short})


def own_question(schema):
    """A question that is not the kit's has to be asked."""
    kits = any_of({"type": "integer", "minimum": 1, "maximum": 10},
                  pattern("[1-9]|10", one_of(THEMES), blank=False))
    return schema | {"if": {"required": ["id"], "properties": {"id": kits}},
                     "else": {"required": ["ask"]}}


def answered(schema):
    """Any answer but a yes has a reason."""
    no = pattern(one_of(["partly", "not now", "no"]), blank=False)
    return schema | {"if": {"required": ["answer"], "properties": {"answer": no}},
                     "then": {"required": ["because"],
                              "properties": {"because": {"type": ["string", "number", "boolean"],
                                                         "pattern": r"\S"}}}}


def main():
    form, program, path, out = sys.argv[1:]
    tables, keys = read_tables(program, form), read_keys(path, form)
    defs = {name: object_of(name, fields, keys, form) for name, fields in tables.items()}
    if keys:
        sys.exit(f"{path} speaks of keys that the {form} does not have: {', '.join(keys)}")
    if form == "plan":
        defs["steps"] = short_step(defs["steps"], tables["steps"])
        defs["questions"] = own_question(defs["questions"])
        defs["plan"]["required"].append("owners")
        defs["plan"]["properties"]["owners"] |= refers("owners")
        del defs["plan"]["properties"]["owners"]["anyOf"]
    else:
        defs["changes"] = answered(defs["changes"])
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": f"urn:workshop-kit:{form}:1",
              "title": f"{form}.yaml of the Co-design Workshop Kit",
              "description": f"See workshop-{form}(5).  What people may have meant, and whether "
                             "roles, sessions and sums fit together, workshop check says.",
              **defs.pop(form), "$defs": defs}
    with open(out, "w", encoding="utf-8") as file:
        json.dump(schema, file, ensure_ascii=False, indent=1)
        file.write("\n")


main()
