import subprocess
import sys

import pytest

from generator.lock import Busy, alone

HOLD = """
import sys, time
from pathlib import Path
from generator.lock import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_only_one_holds_it_and_a_killed_holder_frees_it(tmp_path):
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Busy), alone(tmp_path, wait=0):
            pass
    finally:
        holder.kill()
        holder.communicate()
    with alone(tmp_path, wait=5):
        pass


def test_where_nothing_can_be_written_nothing_is_locked(tmp_path):
    (tmp_path / "file").write_text("")
    with alone(tmp_path / "file" / "below"):
        pass
