#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py BUILD [NOTES [PAIRS]]: the kit beside a bare libcsv count.
run.py BUILD --grow [MOST [PAIRS]]: the same for 1,000, 10,000 ... MOST notes.

Times, in turn (A B A B ...), the yardstick bench-count and `import` followed
by `report` on the same made-up notes, and prints the median of the ratios of
each pair, so that a busy machine weighs on both.  With --grow each program is
beside a count of the file that it reads, the capture or the notes.  Needs GNU
time for memory.  What it makes is in BUILD/bench.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


def made(folder, notes):
    capture = folder / f'capture-{notes}.csv'
    with open(capture, 'wb') as file:
        subprocess.run([sys.executable, HERE / 'make.py', str(notes)], stdout=file, check=True)
    return capture


def steps(build, folder, capture):
    """The two commands, as a user would give them."""
    plan, notes = HERE / 'plan.yaml', folder / 'notes.csv'
    return [[build / 'workshop-import', '--plan', plan, '-o', notes,
             '--problems', folder / 'problems.csv', capture],
            [build / 'workshop-report', '-f', 'html', '-o', folder / 'report.html', plan, notes]]


def run(command):
    """As light as it can be: the ratio is of the programs, not of Python.  Returns its
    processor seconds."""
    quiet = [(os.POSIX_SPAWN_OPEN, fd, '/dev/null', os.O_WRONLY, 0) for fd in (1, 2)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    status = os.waitstatus_to_exitcode(status)
    if status not in (0, 1):  # 1: a few rows are broken, on purpose
        sys.exit(f'{command[0]} ended with {status}')
    return used.ru_utime + used.ru_stime


def forget(folder):
    """What an import before left: each begins anew."""
    for name in ('notes.csv', '.notes.csv.imported'):
        (folder / name).unlink(missing_ok=True)


def seconds(commands):
    start = time.perf_counter()
    for command in commands:
        run(command)
    return time.perf_counter() - start


def both(command):
    """Seconds by the clock, and of processors."""
    start = time.perf_counter()
    used = run(command)
    return time.perf_counter() - start, used


def peak(command):
    """KiB; GNU time writes its own line last."""
    said = subprocess.run(['/usr/bin/time', '-f', '%M', *command], stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE).stderr
    return int(said.split()[-1])


def beside(build, folder, notes, pairs):
    """Both programs beside one count of the capture."""
    capture = made(folder, notes)
    yardstick = [[build / 'tests' / 'bench-count', capture]]
    kit = steps(build, folder, capture)
    seconds(yardstick + kit)
    times = []
    for _ in range(pairs):
        forget(folder)
        times.append((seconds(yardstick), seconds(kit[:1]), seconds(kit[1:])))
    count, reading, telling = (statistics.median(t) for t in zip(*times))
    ratios = sorted((b + c) / a for a, b, c in times)
    print(f'{notes} notes, {os.path.getsize(capture) / 1e6:.2f} MB, {pairs} pairs')
    print(f'libcsv count   {count * 1e3:8.2f} ms')
    forget(folder)
    print(f'import         {reading * 1e3:8.2f} ms  {peak(kit[0]) / 1024:6.1f} MiB')
    print(f'report         {telling * 1e3:8.2f} ms  {peak(kit[1]) / 1024:6.1f} MiB')
    print(f'both / count   {statistics.median(ratios):8.2f}     '
          f'(from {ratios[0]:.2f} to {ratios[-1]:.2f})')


def grow(build, folder, most, pairs):
    """Each program beside a count of what it reads, one line a size."""
    print('     notes  program      MB   count      it  ratio (from-to)     CPU      MiB  us a note')
    notes = 1000
    while notes <= most:
        capture = made(folder, notes)
        kit = steps(build, folder, capture)
        run(kit[0])
        for name, command, read in (('import', kit[0], capture),
                                    ('report', kit[1], folder / 'notes.csv')):
            count = [build / 'tests' / 'bench-count', read]
            times = []
            for _ in range(pairs):
                if name == 'import':
                    forget(folder)
                times.append((*both(count), *both(command)))
            ratios = sorted(it / bare for bare, _, it, _ in times)
            work = statistics.median(it / bare for _, bare, _, it in times)
            bare, _, it, _ = (statistics.median(t) for t in zip(*times))
            if name == 'import':
                forget(folder)
            print(f'{notes:10d}  {name}  {os.path.getsize(read) / 1e6:8.2f} {bare:7.3f} '
                  f'{it:7.3f}   {statistics.median(ratios):4.2f} '
                  f'({ratios[0]:.2f}-{ratios[-1]:.2f}) {work:7.2f} {peak(command) / 1024:8.1f} '
                  f'{it * 1e6 / notes:10.2f}', flush=True)
        capture.unlink()
        notes *= 10


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    growing = sys.argv[2:3] == ['--grow']
    numbers = [int(x) for x in sys.argv[3 if growing else 2:]]
    folder = build / 'bench'
    folder.mkdir(exist_ok=True)
    subprocess.run(['ninja', '-C', build, 'tests/bench-count'], check=True, stdout=subprocess.DEVNULL)
    if growing:
        grow(build, folder, *(numbers + [1000000, 5][len(numbers):]))
    else:
        beside(build, folder, *(numbers + [5000, 31][len(numbers):]))


main()
