"""Coverage-guided fuzzing of every reader, the normalizer and site.yaml: `python scripts/fuzz.py [TARGET ...]`, or `make fuzz`.

Needs atheris (the dependency group `fuzz`). Begins from hostile articles (tests/hostile.py) and from what was found before
(tests/cases/fuzz), and bends them for so many seconds a target. What breaks a promise, or takes longer than the time an
article may take, is written to tests/cases/fuzz, where tests/test_fuzz.py tries it for ever after.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
CASES = ROOT / "tests" / "cases" / "fuzz"
TARGETS = ("text", "markdown", "html", "letter", "saved", "settings")
INSIDE = "--inside"  # this script, called by itself, to fuzz one target
LONGEST = 6_000  # bytes of an input
SLOW = 20  # seconds for one input under instrumentation, which makes it ten times as slow: 2 s of a reader's time


def fuzz(target: str, options: list[str]) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["generator"]):
        import fuzzed

    def one(data: bytes) -> None:
        if target == "settings":
            fuzzed.settings(data, ROOT)
        else:
            fuzzed.article(data, fuzzed.SUFFIXES[target])

    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


def corpus(target: str, folder: Path) -> None:
    """What fuzzing begins from."""
    import fuzzed
    import hostile

    kept = [path for path in (ROOT / "tests" / "cases").rglob("*") if path.is_file() and path.suffix in {".txt", ".md", ".html", ".yaml"}]
    for number, path in enumerate(sorted(kept)):
        suits = path.name == "site.yaml" if target == "settings" else path.suffix == fuzzed.SUFFIXES[target]
        if suits and path.stat().st_size <= LONGEST:
            (folder / f"case-{number}").write_bytes(path.read_bytes())
    for number, (name, data, _) in enumerate(hostile.articles(7, 400)):
        if target != "settings" and name.endswith(fuzzed.SUFFIXES[target]) and len(data) <= LONGEST:
            (folder / f"hostile-{number}").write_bytes(data)


def main() -> int:
    """Fuzz each target for its time, and tell how many inputs were tried and what was found."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("targets", nargs="*", choices=[*TARGETS, []], help="what to fuzz; all when left out")
    arguments.add_argument("--seconds", type=int, default=60, help="for each target")
    if sys.argv[1:2] == [INSIDE]:
        fuzz(sys.argv[2], sys.argv[3:])
    options = arguments.parse_args()
    failed = 0
    CASES.mkdir(parents=True, exist_ok=True)
    for target in options.targets or TARGETS:
        with tempfile.TemporaryDirectory() as folder:
            corpus(target, Path(folder))
            limits = [f"-max_total_time={options.seconds}", f"-max_len={LONGEST}", f"-timeout={SLOW}"]
            limits += ["-rss_limit_mb=2048", "-report_slow_units=1000"]
            command = [sys.executable, __file__, INSIDE, target, *limits, f"-artifact_prefix={CASES}/{target}-", folder]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        tried = re.findall(r"^Done (\d+) runs", done.stderr, re.MULTILINE) or re.findall(r"^#(\d+)", done.stderr, re.MULTILINE) or ["0"]
        print(f"{int(tried[-1]):10,d} inputs  {target}  {'nothing found' if done.returncode == 0 else 'FOUND'}", flush=True)
        if done.returncode:
            failed += 1
            print("\n".join(done.stderr.splitlines()[-40:]))
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
