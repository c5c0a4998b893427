#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""plan.py STEPS: a plan with so many steps, in sessions of about 33."""

import sys

A_SESSION = 33
HEAD = """kit: 1
title: Many sessions
question: How long does it take to lay out many days?
timezone: Europe/London
owners: {lead: Parents and workers, contact: hello@example.org}
people:
  - {role: parent, knows_by: living, number: 12}
sessions:"""
SESSION = """  - title: Session {n}
    stage: {stage}
    date: {year}-{month:02}-{day:02}
    starts: 8:00
    steps:"""
STEP = """      - 15 talk: Part {n} of a long plan
        ask: What helped here, and what was missing?
        things: [4 pens, paper for {n}]
        if_late: shorten"""
BREAK = "      - 15 break: Tea and fresh air"
STAGES = ["discover", "define", "develop", "deliver"]


def main():
    steps = int(sys.argv[1])
    print(HEAD)
    for n in range(steps):
        session, place = divmod(n, A_SESSION)
        if place == 0:
            print(SESSION.format(n=session + 1, year=2026 + session // 300,
                                 stage=STAGES[min(session * A_SESSION * 4 // steps, 3)],
                                 month=session // 25 % 12 + 1, day=session % 25 + 1))
        print(BREAK if n % 5 == 4 else STEP.format(n=n + 1))


main()
