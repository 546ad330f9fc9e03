import sqlite3
from contextlib import closing

import pytest

from generator import fingerprint
from generator.cache import FILE, FOLDER, Cache, Made, Record, Site, Stat

SITE = Site({"index.html": Made("key", Stat(5, 6))}, "made from", b"told")


def open_cache(root, program="p1", output="_site"):
    return Cache(root, program, output)


def fill(root):
    with open_cache(root) as cache:
        cache.keep_seeds({"seeds/a.txt": (Stat(3, 4), "aa")})
        cache.keep_records([("k1", Record(b"light", b"heavy"))])
        cache.keep_compared([("c1", b"traces"), ("c2", b"more")])
        cache.keep_site(SITE)


def test_what_is_kept_is_there_again(tmp_path):
    fill(tmp_path)
    with open_cache(tmp_path) as cache:
        assert cache.seeds() == {"seeds/a.txt": (Stat(3, 4), "aa")}
        assert dict(cache.light()) == {"k1": b"light"}
        assert cache.heavy("k1") == b"heavy"
        assert cache.compared("c1") == b"traces"
        assert cache.compared("none") is None
        assert cache.site() == SITE
        assert cache.problems == []


def test_replacing_drops_what_is_gone(tmp_path):
    fill(tmp_path)
    with open_cache(tmp_path) as cache:
        cache.keep_seeds({"seeds/b.txt": (Stat(1, 2), "bb")})
        cache.forget_records({"k2"})
        cache.forget_compared({"c2"})
        cache.keep_site(Site())
    with open_cache(tmp_path) as cache:
        assert set(cache.seeds()) == {"seeds/b.txt"}
        assert list(cache.light()) == []
        assert (cache.compared("c1"), cache.compared("c2")) == (None, b"more")
        assert cache.site() == Site()


def test_another_program_believes_nothing(tmp_path):
    fill(tmp_path)
    with open_cache(tmp_path, program="p2") as cache:
        assert cache.seeds() == {}
        assert list(cache.light()) == []
        assert cache.compared("c1") is None
        assert cache.site() == Site()


def test_another_output_keeps_the_articles_only(tmp_path):
    fill(tmp_path)
    with open_cache(tmp_path, output="elsewhere") as cache:
        assert dict(cache.light()) == {"k1": b"light"}
        assert cache.site() == Site()


@pytest.mark.parametrize("column", ["light", "heavy", "sum"])
def test_a_damaged_record_is_not_believed(tmp_path, column):
    fill(tmp_path)
    with closing(sqlite3.connect(tmp_path / FOLDER / FILE)) as db, db:
        db.execute(f"update records set {column} = ?", (b"lighd" if column != "sum" else "0" * 32,))
    with open_cache(tmp_path) as cache:
        light, heavy = dict(cache.light()), cache.heavy("k1")
    assert (light == {}) == (column != "heavy")
    assert (heavy is None) == (column != "light")


@pytest.mark.parametrize("column", ["data", "sum"])
def test_damaged_traces_are_not_believed(tmp_path, column):
    fill(tmp_path)
    with closing(sqlite3.connect(tmp_path / FOLDER / FILE)) as db, db:
        db.execute(f"update compared set {column} = ?", (b"tracet" if column == "data" else "0" * 16,))
    with open_cache(tmp_path) as cache:
        assert cache.compared("c1") is None


@pytest.mark.parametrize("column", ["data", "sum"])
def test_a_damaged_whole_is_not_believed(tmp_path, column):
    fill(tmp_path)
    with closing(sqlite3.connect(tmp_path / FOLDER / FILE)) as db, db:
        db.execute(f"update wholes set {column} = ?", (b"\x90" if column == "data" else "0" * 16,))
    with open_cache(tmp_path) as cache:
        assert cache.seeds() == {}
        assert cache.site() == Site()


def test_opening_and_keeping_the_same_writes_nothing(tmp_path):
    fill(tmp_path)
    file = tmp_path / FOLDER / FILE
    before = file.stat().st_mtime_ns
    with open_cache(tmp_path) as cache:
        cache.keep_site(SITE)
        cache.keep_seeds({"seeds/a.txt": (Stat(3, 4), "aa")})
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"no database at all" * 100,
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + bytes(len(data) - 100),
        lambda data: data[:4096] + b"\xff" * (len(data) - 4096),
    ],
    ids=["empty", "text", "half", "zeroes", "ones"],
)
def test_a_damaged_file_is_an_empty_cache(tmp_path, damage):
    fill(tmp_path)
    path = tmp_path / FOLDER / FILE
    for extra in path.parent.glob(FILE + "-*"):
        extra.unlink()
    path.write_bytes(damage(path.read_bytes()))
    with open_cache(tmp_path) as cache:
        assert cache.seeds() == {}
        assert cache.heavy("k1") is None
        cache.keep_records([("k1", Record(b"light", b"heavy"))])
        assert cache.heavy("k1") == b"heavy"


def test_foreign_tables_are_replaced(tmp_path):
    (tmp_path / FOLDER).mkdir()
    with closing(sqlite3.connect(tmp_path / FOLDER / FILE)) as db, db:
        db.execute("create table records (only_one text)")
    fill(tmp_path)
    with open_cache(tmp_path) as cache:
        assert cache.heavy("k1") == b"heavy"


def test_where_there_can_be_no_cache_it_says_so_and_works_in_memory(tmp_path):
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    with open_cache(tmp_path) as cache:
        assert [problem.code for problem in cache.problems] == ["cache-unusable"]
        cache.keep_records([("k1", Record(b"light", b"heavy"))])
        assert cache.heavy("k1") == b"heavy"


def test_without_a_folder_it_is_silent(tmp_path):
    with Cache(None, "p", "o") as cache:
        assert cache.problems == []
        assert cache.seeds() == {}


def test_another_byte_of_a_data_file_is_another_program(tmp_path, monkeypatch):
    """A cache of before must not be trusted: a table shapes results as much as a module does."""
    monkeypatch.setattr(fingerprint, "__file__", str(tmp_path / "fingerprint.py"))
    table = tmp_path / "analyze" / "gazetteer.txt"
    table.parent.mkdir()
    prints = []
    for text in ("FR=france\n", "FR=france|frankreich\n"):
        table.write_text(text, "utf-8")
        prints.append(fingerprint.program_fingerprint.__wrapped__())
    assert prints[0] != prints[1]
