"""The demo site, page by page, says what it said when it was last read (tests/sites/demo; made by tests/goldens.py)."""

from goldens import GOLDENS, outlines


def test_the_demo_says_what_its_goldens_say(demo):
    made = outlines(demo / "_site")
    kept = {path.relative_to(GOLDENS).as_posix(): path.read_text("utf-8") for path in GOLDENS.rglob("*") if path.is_file()}
    assert sorted(made) == sorted(kept)
    for name in sorted(made):
        assert made[name] == kept[name], f"{name} differs; if it is meant, run tests/goldens.py and read the difference"
