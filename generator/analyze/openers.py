"""How a sentence opens that leans on the one before it: pronouns, connectives, and phrases. Folded, by language."""

from __future__ import annotations

OPENERS: dict[str, frozenset[str]] = {
    "de": frozenset(
        "aber allerdings auch ausserdem außerdem da dabei dadurch dafur dagegen daher damit danach dann daran darauf daraufhin darin "
        "daruber darum das dazu denn dennoch deshalb deswegen dies diese dieser dieses doch er es ferner gleichzeitig hingegen ihr ihre "
        "jedoch sein seine sie so somit sondern trotzdem und unterdessen weiter wir zudem".split()
    ),
    "en": frozenset(
        # pronouns ('He stated ...', 'It comes as ...', 'These talks were ...', 'His remarks came ...')
        "he her hers him his it it's its she she's he's that that's their theirs them these they they're this those we our us i i'm my "
        "you your both neither "
        # connectives ('But Moscow has ...', 'And Russia launched ...', 'Meanwhile ...', 'Additionally, ...')
        "accordingly additionally afterward afterwards also although and anyway because besides but consequently conversely earlier "
        "else finally further furthermore hence here however "
        "indeed instead later likewise meantime meanwhile moreover nevertheless nonetheless nor or otherwise previously similarly "
        "since so still subsequently then thereafter therefore "
        "though thus too when where whereas which while who whose why yet yes no what how there "
        # parts of something named before ('Another said', 'Others', 'Some of them', 'Such talks')
        "another each either others such one neither several some many most none few".split(),
    ),
    "es": frozenset(
        "ademas asi asimismo aun aunque ella ellas ello ellos entonces esa ese eso esta este esto estos luego mientras "
        "pero porque pues su sus tambien y".split()
    ),
    "fr": frozenset(
        "ainsi alors aussi c'est car ce cela celle celui cependant ces cet cette ceux donc elle elles enfin ensuite et il ils "
        "j'ai je leur leurs lui mais neanmoins nous on or pourtant puis sa ses son toutefois tu vous".split()
    ),
    "it": frozenset(
        "anche cosi e essa esso inoltre intanto invece lei loro lui ma pero poi questa queste questi questo quindi sua suo tuttavia".split()
    ),
    "nl": frozenset(
        "bovendien daar daarna daarom dat deze die dit dus echter en haar hij hun maar ook toch want we wij ze zij zijn".split()
    ),
    "pt": frozenset(
        "alem assim contudo e ela elas ele eles entao entretanto essa esse esta este isso isto mas porem seu sua tambem".split()
    ),
    "ru": frozenset("а его ее затем и их кроме но однако он она они оно потом поэтому так также тогда эта эти это этот".split()),
}
PHRASES = frozenset(
    # two or three words that point back ('The latter', 'In response', 'A second round took place on April 10')
    [
        "a second", "a third", "according to him", "according to her", "after that", "as a result", "at that", "at the same",
        "at the time", "before that", "by contrast", "by then",
        "despite this", "despite that", "earlier this", "for example", "for instance", "for that",
        "for this", "from there", "from then", "in a statement",
        "in addition", "in another", "in contrast", "in fact", "in its", "in other words", "in response",
        "in return", "in that", "in their", "in this", "in turn", "of course",
        "of those", "on that", "on the contrary", "on the other", "on top of", "the former", "the latter", "the move", "the other",
        "the pair", "the same", "the second", "the spokesman",
        "the spokesperson", "the spokeswoman", "the third", "the trio", "the two", "this is", "to that", "to this", "under that",
        "under this", "with that", "with this",
    ],
)  # fmt: skip
CLAUSES = frozenset("although as because if since though when whereas while".split())  # they lean on what follows their comma
PARTS = frozenset(  # of something named before, unless nothing is
    "another both each either few many most neither none one several some there".split()
)
COUNTED = frozenset(  # of the phrases above, those that may open a body
    ["the former", "the other", "the second", "the spokesman", "the spokesperson", "the spokeswoman", "the third", "the two"]
)
