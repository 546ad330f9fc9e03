"""Python's collector of rings of objects, held back where it finds nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held() -> Iterator[None]:
    """Without looking for rings of objects, as a `with` or as a decorator.

    For work that makes many objects which last to its end: walking them again and again costs a fifth of it, and more where
    there are hundreds of thousands. What is in rings is found after it.
    """
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()
