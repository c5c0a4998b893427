# SPDX-License-Identifier: MIT
"""ics.py FILE: what is wrong with a calendar, if anything: its bytes (RFC 5545,
3.1), how its parts nest, what each must have once, and what the icalendar
library makes of it.  Otherwise a line for each event, tab-separated: its
uid, start, end, sequence, title and description, as Python would write them."""

import re
import sys

import icalendar

ONCE = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}


def of_bytes(data):
    if not data.endswith(b"\r\n"):
        yield "the last line does not end"
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > 75:
            yield f"line {number}: {len(line)} bytes"
        if any(byte < 32 or byte == 127 for byte in line):
            yield f"line {number}: a control character"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"line {number}: cuts a character"
        if not line and number < data.count(b"\r\n") + 1:
            yield f"line {number}: is blank"


def of_structure(data):
    open_parts = []
    zones, used = set(), set()
    for line in data.decode(errors="replace").replace("\r\n ", "").split("\r\n"):
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        if name == "BEGIN":
            if value not in ONCE:
                yield f"a part {value}"
            open_parts.append((value, []))
        elif name == "END":
            if not open_parts or open_parts[-1][0] != value:
                yield f"{value} ends where it does not"
                return
            part, names = open_parts.pop()
            for needed in ONCE.get(part, ()):
                if names.count(needed) != 1:
                    yield f"{part} has {names.count(needed)} {needed}"
        elif open_parts:
            open_parts[-1][1].append(name)
            if name == "TZID":
                zones.add(value)
            if name == "RDATE" and value.endswith("Z"):
                yield "a change of clocks in UTC"
            used |= {p[5:] for p in parameters if p.startswith("TZID=")}
    if open_parts:
        yield "something does not end"
    if used - zones:
        yield f"no rules for {used - zones}"


def titles(data):
    """The titles of events in turn; icalendar takes a backslash before another
    escape for one of its own."""
    for line in data.decode().replace("\r\n ", "").split("\r\n"):
        if line.startswith("SUMMARY:"):
            yield re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1],
                         line[len("SUMMARY:"):])


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    wrong = [*of_bytes(data), *of_structure(data)]
    try:
        calendar = icalendar.Calendar.from_ical(data)
        wrong += [str(e) for part in calendar.walk() for e in part.errors]
    except (ValueError, KeyError) as error:
        wrong.append(str(error))
    if wrong:
        sys.exit("\n".join(wrong))
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    if len(uids) != len(set(uids)):
        sys.exit("a UID twice")
    for event, title in zip(calendar.walk("VEVENT"), titles(data)):
        end = event.get("DTEND")
        print(event["UID"], event["DTSTART"].dt.isoformat(),
              end.dt.isoformat() if end else "-", event["SEQUENCE"],
              repr(title),
              repr(str(event.get("DESCRIPTION", ""))), sep="\t")


main()
