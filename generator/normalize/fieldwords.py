"""Words that announce a field, from the table `fields`, as alternatives of regular expressions; lower case."""

from __future__ import annotations

from generator.normalize.tables import alternatives, sections

_fields = sections("fields")

PUBLISHED = alternatives(_fields["published"])  # an unlabelled date is one of publication too
UPDATED = alternatives(_fields["updated"])
RETRIEVED = alternatives(_fields["retrieved"])
ANNOUNCING = (*_fields["published"], *_fields["updated"], *_fields["retrieved"])  # a date
BY = alternatives(_fields["by"])  # before the names of a byline
PARTS = alternatives(_fields["parts"])  # of making an article: reporting, editing
PICTURE_WORDS = alternatives(_fields["picture words"])
WORDS_FOR_PICTURES = _fields["picture words"]
PICTURE_HOUSES = alternatives(_fields["picture houses"])
HOUSES = _fields["picture houses"]
PICTURE_VERBS = alternatives(_fields["picture verbs"])
PICTURE_OPENING = alternatives(_fields["picture opening"])
MINUTES = alternatives(_fields["minutes"])
READING = alternatives(_fields["reading"])
AGO = frozenset(_fields["ago"])
SAID = frozenset(_fields["said"])
AGENCY_CUES = alternatives(_fields["agency cues"])
ROLES = alternatives(_fields["roles"])
NO_NAMES = frozenset(_fields["no names"])
FOLLOW = alternatives(_fields["follow"])
CLOCK = alternatives(_fields["clock words"])
PUBLISHERS = alternatives(_fields["publishers"])
SOURCES = alternatives(_fields["sources"])
SOURCE_LABELS = alternatives(_fields["labels of sources"])
TITLES = alternatives(_fields["titles"])
ADDRESSES = alternatives(_fields["labels of addresses"])
TOLD = alternatives(_fields["told"])
TELLING = _fields["told"]
UNITS = alternatives(_fields["units"])
AGO_WORDS = alternatives(_fields["ago"])
