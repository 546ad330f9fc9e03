"""Times and names as exchange formats want them: RFC 3339 in UTC, and a permanent UUID made of what a thing is.

No clock is asked. A mere day is given as its first second, UTC, and a time without an offset is taken for UTC, as
RFC 3339 has no way to leave either open.
"""

from __future__ import annotations

import datetime as dt
import uuid
from functools import lru_cache

_MANY = 16384  # moments and ids of one site that are likely to be asked for again


@lru_cache(maxsize=_MANY)
def rfc3339(value: str) -> str:
    """A day or a moment in ISO 8601 as UTC by RFC 3339, so that two compare as text; '' for anything else."""
    try:
        moment = dt.datetime.fromisoformat(value)
        moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def zoned(value: str) -> str:
    """A stated day or moment as it may be given to others: without its hour where the zone of that is not known."""
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return ""
    return value if moment.tzinfo else value[:10]


@lru_cache(maxsize=_MANY)
def permanent(*names: str) -> str:
    """A name-based UUID (RFC 9562, version 5): the same names give the same one for good."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(names)))
