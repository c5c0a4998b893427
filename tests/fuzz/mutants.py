#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What would our tests miss?

    tests/fuzz/mutants.py BUILD [--groups N] [--every N [--first N]] [--only MODULE]

Makes many copies of the modules that decide what may be shown, each with one
small mistake in it, and runs the unit tests of these modules, nobody and the
attacker with each.  A mistake that no test notices has survived; each is
listed.  Status 0 if at least nine in ten are killed.

The mistakes are of two kinds: every place where one of a few operators can be
another one, or a statement can be missing; and those of mutants.txt, which
somebody might make.  Where mutants.txt says that a mistake changes nothing that
anybody could see, and why, it is not counted.

BUILD is a build folder of Meson with the tests in it.  This takes its time;
tests/run.sh does not run it.
"""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

MODULES = ["privacy", "privacy_scores", "ruling", "summary"] + sorted(
    os.path.basename(path)[:-2] for path in glob.glob("lib/summary_*.c"))
UNITS = ["privacy", "privacy_scores", "summary", "reflections"]
LIBRARIES = "-lyaml -lcmark -lutf8proc -lsodium -lcsv -lcmocka -lical".split()

# What stands there, as a pattern, and what stands there by mistake.
OPERATORS = [
    (r"==", "!="), (r"!=", "=="), (r"<=", "<"), (r">=", ">"),
    (r"(?<![-<>])<(?![<=])(?= )", "<="), (r"(?<![->])>(?![>=])(?= )", ">="),
    (r"&&", "||"), (r"\|\|", "&&"), (r" \+ 1\b", ""), (r" - 1\b", ""),
    (r"\+=", "="), (r"\btrue\b", "false"), (r"\bfalse\b", "true"),
    (r"(?<=[( ])!(?=[a-z(*])", ""),
    (r" - (?=[a-z(])", " + "), (r" \+ (?=[a-z(])", " - "),
]


def code_of(text):
    """The text with comments and strings blanked, of the same length."""
    blank = lambda m: re.sub(r"[^\n]", " ", m.group())
    return re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\])*"|^#.*?$', blank, text,
                  flags=re.S | re.M)


def generated(text):
    """(what it is, the whole text with it) for each mistake."""
    code = code_of(text)

    def at(start, end, new, what):
        line = code.count("\n", 0, start) + 1
        return f"{line}: {what}", text[:start] + new + text[end:]

    for old, new in OPERATORS:
        for m in re.finditer(old, code):
            # Of a declaration: what goes into the first line of a function.
            around = code[code.rfind("\n", 0, m.start()) + 1:
                          code.find("\n", m.end())].strip()
            if around.startswith("assert("):
                continue
            yield at(m.start(), m.end(), new,
                     f"{m.group().strip()} -> {new.strip() or 'nothing'}: {around}")
    # A statement that stands on lines of its own.
    for m in re.finditer(r"(?<=[;{})])\n(\t+)((?!return|break|continue|case|"
                         r"default|static|const|struct|enum|int |long |bool |"
                         r"size_t |unsigned |char |assert|for |if |while |else|"
                         r"switch|\})[a-z*(][^;{}]*;)(?=\n)", code):
        yield at(m.start(2), m.end(2), ";",
                 "missing: " + " ".join(m.group(2).split()))
    # A condition that always holds, or never does.
    for m in re.finditer(r"\bif \(", code):
        depth, end = 1, m.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(code[end], 0)
            end += 1
        held = " ".join(code[m.end():end - 1].split())
        yield at(m.end(), end - 1, "true", f"always: {held}")
        yield at(m.end(), end - 1, "false", f"never: {held}")


def listed(path):
    """(module, what it is, old, new, why it changes nothing) of mutants.txt."""
    for line in open(path, encoding="utf-8"):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip("\n") for part in re.split(r" ¦ ", line.strip("\n"))]
        yield parts + [""] * (4 - len(parts))


class Bench:
    def __init__(self, build, groups):
        self.build, self.groups = build, groups
        self.work = tempfile.mkdtemp(prefix="mutants-")
        for name in UNITS:
            self.compile("-c", "-o", self.file(name + ".o"), f"tests/unit/{name}.c")
        for name in ("nobody", "attacker"):
            self.compile("-c", "-o", self.file(name + ".o"), f"tests/fuzz/{name}.c")

    def file(self, name):
        return os.path.join(self.work, name)

    def compile(self, *args):
        return subprocess.run(
            ["cc", "-std=c11", "-O1", "-w", "-D_XOPEN_SOURCE=700", "-iquote", "lib",
             "-iquote", self.build, *args],
            stderr=subprocess.DEVNULL).returncode == 0

    def passes(self, name, *args):
        if not self.compile("-o", self.file(name), self.file(name + ".o"),
                            self.file("mutant.o"),
                            os.path.join(self.build, "libworkshop.a"), *LIBRARIES):
            sys.exit(f"mutants: {name} cannot be linked")
        try:
            return subprocess.run(
                [self.file(name), *args], timeout=120, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "TMPDIR": self.work}).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def noticed_by(self, text):
        """Which test notices; "" if none does, None if it does not compile."""
        with open(self.file("mutant.c"), "w", encoding="utf-8") as file:
            file.write(text)
        if not self.compile("-c", "-o", self.file("mutant.o"), self.file("mutant.c")):
            return None
        for name in UNITS:
            if not self.passes(name):
                return name
        if not self.passes("nobody", str(self.groups)):
            return "nobody"
        return "" if self.passes("attacker", "400") else "attacker"


def mistakes(only):
    """(module, what, text, why it changes nothing) of all that there are."""
    here = os.path.dirname(os.path.abspath(__file__))
    excused, own = {}, []
    for module, old, new, why in listed(os.path.join(here, "mutants.txt")):
        if why:
            excused[module, old] = why
        else:
            own.append((module, old, new))
    for module in MODULES:
        if only and module != only:
            continue
        text = open(f"lib/{module}.c", encoding="utf-8").read()
        met = {}
        for what, changed in generated(text):
            plain = what.split(": ", 1)[1]
            met[plain] = met.get(plain, 0) + 1
            why = excused.get((module, f"{plain} #{met[plain]}"), "")
            yield module, what, changed, excused.get((module, plain), why)
        for name, old, new in own:
            if name != module:
                continue
            pattern = r"\s+".join(re.escape(word) for word in old.split())
            found = re.search(pattern, text)
            if not found:
                sys.exit(f"mutants: in {module} there is no longer: {old}")
            yield (module, f"{old} -> {new}",
                   text[:found.start()] + new + text[found.end():], "")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--groups", type=int, default=300)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only")
    args = parser.parse_args()
    bench = Bench(os.path.abspath(args.build), args.groups)
    whole = open("lib/privacy.c", encoding="utf-8").read()
    if bench.noticed_by(whole) != "":
        sys.exit("mutants: the tests fail without a mistake, too")
    count = {}
    for i, (module, what, text, why) in enumerate(mistakes(args.only)):
        if i % args.every != args.first:
            continue
        by = "same" if why else bench.noticed_by(text)
        if by is None:
            continue
        count.setdefault(module, {}).setdefault(by, 0)
        count[module][by] += 1
        if by == "":
            print(f"survived: {module}.c:{what}", flush=True)
    shutil.rmtree(bench.work)
    total = {}
    for module, by in count.items():
        print(module, {name or "survived": n for name, n in sorted(by.items())})
        for name, n in by.items():
            total[name] = total.get(name, 0) + n
    survived = total.pop("", 0)
    same = total.pop("same", 0)
    killed = sum(total.values())
    print(f"{killed} killed, {survived} survived, {same} change nothing")
    return 0 if killed >= 9 * survived else 1


sys.exit(main())
