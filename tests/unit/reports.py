"""Small articles as grouping sees them: a brief and features, made from plain text by the real analysis."""

from functools import lru_cache

from generator.analyze import analyze
from generator.model import Article, Basis, Brief, Claim, Features, Paragraph, ParagraphKind, Place
from generator.normalize import brief
from generator.text import digest


def _claim(path, field, value):
    return Claim(field, value, value, Place(path, 1, 1), Basis.STATED, "test")


@lru_cache(maxsize=1024)
def report(path, title, text, day="", source="", topics=()) -> tuple[Brief, Features]:
    """One article; paragraphs of `text` are its lines."""
    body = tuple(
        Paragraph(line, ParagraphKind.TEXT, (number,), f"p-{number:08x}") for number, line in enumerate(text.splitlines(), 1) if line
    )
    article = Article(
        path=path,
        digest=digest(path, title, text),
        format="text",
        encoding="utf-8",
        language=_claim(path, "language", "en"),
        title=_claim(path, "title", title),
        published=_claim(path, "published", day) if day else None,
        updated=None,
        retrieved=None,
        source=_claim(path, "source", source) if source else None,
        attributed_to=None,
        url=None,
        dateline=None,
        standfirst=None,
        agencies=(),
        authors=(),
        credits=(),
        captions=(),
        related=(),
        topics=tuple(_claim(path, "topic", t) for t in topics),
        body=body,
        lines=(),
        refused=(),
    )
    return brief(article), analyze(article)


FERRY = (
    "The ferry crews of Nordhaven ended their strike after eleven days, the Seafarers' Union said.\n"
    "Captain Ingrid Solberg said the {word} crews would sail again at dawn, and that forty lorries had waited at the quay.\n"
    "The shipping line Aurora Ferries agreed to raise wages by six percent and to hire twelve deckhands."
)
ORCHESTRA = (
    "The Lindau Symphony Orchestra named Mateo Ferrante its chief conductor, the {word} board said.\n"
    "Ferrante, who led the opera in Trieste, will open the season with Bruckner's seventh symphony.\n"
    "The violinist Clara Huber called the choice a gift to the musicians and to the town."
)
QUAKE = (
    "An earthquake of magnitude 5.8 shook the island of Qaramel, damaging {word} houses in three villages.\n"
    "Rescue teams from Port Elim searched the rubble while the governor, Samuel Okoro, opened two schools as shelters.\n"
    "Seismologists warned of aftershocks along the Elim fault."
)


def newsroom():
    """Nine articles: three events told by several outlets, copies, an undated one, and articles alone."""
    return [
        report("a/ferry-1.txt", "Ferry strike in Nordhaven ends", FERRY.format(word="relieved"), "2025-05-02", "The Harbour Post"),
        report(
            "a/ferry-2.txt",
            "Nordhaven ferry crews end strike after wage deal",
            "Aurora Ferries and the Seafarers' Union settled the Nordhaven ferry strike with a wage rise of six percent.\n"
            "“We will sail again at dawn,” Captain Ingrid Solberg said. Forty lorries had waited at the quay since April 21.",
            "2025-05-03",
            "Coast Daily",
        ),
        report("b/orchestra-1.txt", "Ferrante to lead Lindau orchestra", ORCHESTRA.format(word="orchestra's"), "2025-05-03", "Music Week"),
        report("b/orchestra-2.txt", "Lindau names conductor", ORCHESTRA.format(word="town's"), "2025-05-04", "Lake Gazette"),
        report("c/quake-1.txt", "Earthquake shakes Qaramel", QUAKE.format(word="brick"), "2025-05-03", "Island Wire"),
        report(
            "c/quake-2.txt",
            "Qaramel earthquake damages villages",
            "Rescue teams from Port Elim searched three villages on Qaramel after an earthquake of magnitude 5.8.\n"
            "“Nobody sleeps indoors tonight,” Governor Samuel Okoro said as schools became shelters.",
            "2025-05-03",
            "Coast Daily",
        ),
        report(
            "d/undated.txt",
            "How to prune an apple tree",
            "Cut the water shoots of an apple tree before the sap rises. Keep the blade clean.",
        ),
        report(
            "d/old.txt", "Ferry crews of Nordhaven threaten strike", FERRY.format(word="angry").replace("ended", "threatened"), "2025-01-10"
        ),
        report("d/alone.txt", "Museum buys a meteorite", "The museum of Trieste bought a meteorite for its geology hall.", "2025-05-01"),
    ]
