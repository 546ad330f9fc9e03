"""Small digests made up from a number: every field that a page can show is filled somewhere, and all of it is consistent."""

import dataclasses
import datetime as dt
import itertools
import random

import msgspec

from generator.config import OutletRule, SiteConfig, TopicRule
from generator.model import (
    Article,
    Assets,
    Basis,
    Brief,
    Citation,
    Claim,
    Content,
    Correction,
    Coverage,
    Cut,
    Digest,
    EditorPage,
    Entity,
    Entry,
    Features,
    FigureEntry,
    Label,
    Ledger,
    Line,
    Links,
    NamedIn,
    NameKind,
    NearName,
    Origin,
    Paragraph,
    ParagraphKind,
    Place,
    QuoteEntry,
    Refusal,
    Related,
    Reported,
    Sentence,
    Span,
    Spell,
    Story,
    TimelineEntry,
    Topic,
    TopicMatch,
    Why,
)
from generator.plan import Material
from generator.text import digest

WORDS = [
    "harbour",
    "council",
    "votes",
    "budget",
    "rain",
    "ferry",
    "minister",
    "said",
    "strike",
    "bridge",
    "opens",
    "talks",
    "“pause”",
    "U.S.",
    "<b>",
    "&",
    "–",
    "it’s",
]
OUTLETS = ["The Harbour Post", "Ñandú & Söhne", "Wire <One>", ""]
FIELDS = ("title", "published", "updated", "retrieved", "source", "attributed_to", "url", "dateline", "standfirst")


def sentence(rng, low=4, high=14):
    return " ".join(rng.choice(WORDS) + str(rng.randrange(10_000)) for _ in range(rng.randint(low, high))) + "."


def claim(path, field, value, rng, basis=Basis.STATED):
    return Claim(
        field, value, f"{value} as it stands", Place(path, rng.randint(1, 9), 1), basis, f"{field} line", "worked out from its neighbours"
    )


def article(number, rng, day):
    path = f"seeds/{number:03}.txt"
    body = tuple(
        Paragraph(" ".join(sentence(rng) for _ in range(rng.randint(1, 3))), ParagraphKind.TEXT, (10 + i,), f"p-{number:04x}{i:04x}")
        for i in range(rng.randint(1, 4))
    )
    values = {
        "title": sentence(rng, 3, 6),
        "published": day,
        "updated": f"{day}T10:15:00+02:00" if day and rng.random() < 0.5 else "",
        "retrieved": "",
        "source": rng.choice(OUTLETS),
        "attributed_to": rng.choice(["", "Other Wire"]),
        "url": rng.choice(["", f"https://post.example/{number}?a=1&b=2", "javascript:alert(1)"]),
        "dateline": rng.choice(["", "PORT TOWN"]),
        "standfirst": rng.choice(["", sentence(rng)]),
    }
    claims = {field: claim(path, field, value, rng) if value else None for field, value in values.items()}
    lines = (
        Line(1, values["title"], Label.TITLE, "title", "first line"),
        Line(2, "", Label.BLANK, "", "blank"),
        Line(3, "icon-facebook " + sentence(rng), Label.SHARE, "", "share icons"),
        *(
            Line(10 + i, f"PORT TOWN - {p.text}", Label.BODY, "body", "paragraph", cuts=(Cut(0, 9, "dateline"),))
            for i, p in enumerate(body)
        ),
        Line(30, sentence(rng), Label.TEASER, "", "teasers"),
    )
    return Article(
        path=path,
        digest=digest(path),
        format="text",
        encoding="utf-8",
        language=claim(path, "language", rng.choice(["en", "de", "ar"]), rng),
        agencies=(claim(path, "agencies", "AFP", rng),) if rng.random() < 0.3 else (),
        authors=(claim(path, "authors", "A. Writer", rng),) if rng.random() < 0.5 else (),
        credits=(claim(path, "credits", "Editing by B. Reader", rng),),
        captions=(claim(path, "captions", sentence(rng), rng),),
        related=(claim(path, "related", sentence(rng), rng),),
        topics=(),
        body=body,
        lines=lines,
        refused=(
            Refusal(claim(path, "title", " ".join(p.text for p in body), rng), "the text bears out less of it"),
            Refusal(claim(path, "published", "1999-01-01", rng), "a date in the body"),
            Refusal(claim(path, "author", "admin", rng), "no name"),
        ),
        **claims,
    )


def brief(a):
    def value(field):
        found = getattr(a, field)
        return found.value if found else ""

    return Brief(
        path=a.path,
        digest=digest(msgspec.msgpack.encode(a)),
        title=value("title"),
        day=value("published")[:10],
        published=value("published"),
        published_basis="stated" if a.published else "none",
        updated=value("updated"),
        source=value("source"),
        source_basis="stated" if a.source else "none",
        attributed_to=value("attributed_to"),
        agencies=tuple(c.value for c in a.agencies),
        authors=tuple(c.value for c in a.authors),
        url=value("url"),
        language=a.language.value,
        standfirst=value("standfirst"),
        topics=(),
        words=sum(len(p.text.split()) for p in a.body),
        hidden=False,
        inferred=("published",) if len(a.path) % 2 else (),
        edited=(),
        removed=2,
    )


def spans(a):
    """Every sentence of an article's body."""
    for number, paragraph in enumerate(a.body):
        start = 0
        while start < len(paragraph.text):
            end = paragraph.text.index(".", paragraph.text.find(" ", start) if " " in paragraph.text[start:] else start)
            while end + 1 < len(paragraph.text) and paragraph.text[end + 1] != " ":
                end = paragraph.text.index(".", end + 1)
            yield Span(number, start, end + 1, paragraph.text[start : end + 1])
            start = end + 2


def features(a):
    found = tuple(Sentence(span=span, standalone=True, keys="") for span in spans(a))
    return Features((), (), (), (), (), found, (), tuple(p.anchor for p in a.body))


def citation(ident, a, number=0):
    found = list(spans(a))
    span = found[number % len(found)]
    return Citation(ident, span, a.body[span.paragraph].anchor)


def ledger(idents, articles):
    cited = [citation(i, articles[i], n) for i in idents for n in (0, 1)]
    return Ledger(
        summary=tuple(cited[:4]),
        quotes=(
            QuoteEntry("A. Speaker", "named", tuple(cited[:2]), tuple(citation(c.article, articles[c.article], 2) for c in cited[:2])),
        ),
        figures=(FigureEntry("ferries", ("6",), (cited[0],)),),
        only=tuple(cited[1:2]),
    )


def named(order, idents):
    """A person, a place and two organizations, the person with a quotation and a place in the text."""
    if not order:
        return ()
    rows = []
    for kind, ident in ((NameKind.PERSON, "a-speaker"), (NameKind.PLACE, "port"), *((NameKind.ORGANIZATION, n) for n in ("x", "x-2"))):
        spans_ = {i: citation(i, idents[i], len(rows)).span for i in order}
        firsts = {i: Span(s.paragraph, s.start, s.start + 3, s.text[:3]) if len(rows) < 2 else None for i, s in spans_.items()}
        rows.append(
            Entity(
                id=ident,
                kind=kind,
                shown=ident.replace("-", " ").title() + " <& Co>",
                printed=("Speaker", "<Speaker>"),
                articles=tuple(NamedIn(i, 1 + n, firsts[i]) for n, i in enumerate(order)),
                rules=(("city" if kind is NameKind.PLACE else "word" if kind is NameKind.ORGANIZATION else "title", 2),),
                near=(NearName(NameKind.PERSON, "a-speaker", 2),) if rows else (NearName(NameKind.PLACE, "port", 2),),
                quotes=ledger(order[:2], idents).quotes if not rows else (),
            )
        )
    return tuple(rows)


def material(count=6, seed=0, config=None):
    """The material of a site of `count` articles; `articles` by path is what `load` gives."""
    rng = random.Random(seed)
    first = dt.date(2025, 3, 1)
    days = [rng.choice(["", *[(first + dt.timedelta(days=rng.randint(0, 40))).isoformat()] * 6]) for _ in range(count)]
    made = [article(n, rng, day) for n, day in enumerate(days)]
    idents = {f"{a.published.value if a.published else 'undated'}-x{n}": a for n, a in enumerate(made)}
    order = sorted(idents, key=lambda i: (not idents[i].published, [-ord(c) for c in i]))
    together = order[: min(3, count)] if count > 1 else []
    copies = order[-2:] if count > 4 else []
    entries = tuple(
        Entry(
            i,
            brief(idents[i]),
            features(idents[i]),
            tuple(TopicMatch(t, (rng.choice(WORDS),), (), "rule") for t in (["harbour"] if rng.random() < 0.6 else []) + ["town"]),
            "the-strike" if i in together else None,
            "copy-1" if i in copies else None,
        )
        for i in order
    )
    old = tuple(reversed(together))
    noted = {idents[order[3]].path: (Correction("2025-04-20", "<p>So it is.</p>", "So it is."),)} if count > 4 else {}
    story = Story(
        "the-strike",
        "The strike <now>",
        old,
        "2025-03-01",
        "2025-03-09",
        ("The Harbour Post",),
        2,
        Why(("ferry",), ("A. Speaker",), (), ("5 ferries",), 0.5, 0.15, order[-1] if order else "", 0.2),
        former=("an-older-strike",),
        spells=(Spell("2025-03-01", "2025-03-09", 7),),
    )
    topics = tuple(
        Topic(
            id=t,
            name=t.title(),
            description=f"On {t}.",
            rule=("ferry", "bridge"),
            found=False,
            articles=tuple(e.id for e in entries if any(m.topic == t for m in e.topics)),
            stories=("the-strike",) if together else (),
            near=(near,),
        )
        for t, near in (("harbour", "town"), ("town", "harbour"))
    )
    topics = tuple(t for t in topics if t.articles)
    filed = tuple(sorted({e.brief.day for e in entries if e.brief.day}, reverse=True))
    timeline = tuple(
        TimelineEntry(
            f"t-{v}",
            v,
            tuple(citation(i, idents[i], n) for n, i in enumerate(order[: 1 + k])),
            filed[-1] if filed else "",
            ("so written",) * (1 + k),
            1,
        )
        for k, v in enumerate(("2025-02", "2025-02-27", "2025-04-10"))
        if count > k
    )
    links = Links(
        related={i: tuple(Related(o, "same topic", ("ferry",), 0.3) for o in order if o != i)[:3] for i in order},
        earlier=dict(zip(old[1:], old, strict=False)),
        later=dict(itertools.pairwise(old)),
        timeline=timeline,
        stories={"the-strike": ledger(old, idents)} if together else {},
        topics={t.id: ledger(t.articles[:2], idents) for t in topics},
        names=named(order, idents),
        days={d: ledger([e.id for e in entries if e.brief.day == d], idents) for d in filed},
    )
    config = config or SiteConfig(
        title="Harbour digest",
        description="What the harbour does.",
        base_url="https://digest.example/repo/",
        topics=(TopicRule(name="Harbour"), TopicRule(name="Town")),
        outlets=(OutletRule(name="The Harbour Post", domains=("post.example",), home="https://post.example/"),),
    )
    by_path = {a.path: a for a in made}
    origins = (Origin("copy-1", tuple(reversed(copies)), "AFP", "the same text"),) if copies else ()
    return Material(
        digest=Digest(entries, origins, (story,) if together else (), topics, filed, filed[0] if filed else ""),
        links=links,
        config=config,
        content=Content((EditorPage("about", "About", "<p>Us.</p>", "content/pages/about.md"),), {"harbour": "<p>Ships.</p>"}, noted),
        assets=Assets("static/site.css", "static/site.js"),
        load=lambda path: by_path[path],
    )


def crowded_day(count, together=8, day="2025-03-05", seed=0):
    """The material of `count` articles of one day, the first half of them in stories of `together`."""
    made = material(count, seed)
    briefs = [msgspec.structs.replace(entry.brief, day=day, published=day) for entry in made.digest.entries]
    names = [f"event-{n // together}" if n < count // 2 else None for n in range(count)]
    entries = tuple(
        msgspec.structs.replace(entry, brief=brief, story=name)
        for entry, brief, name in zip(made.digest.entries, briefs, names, strict=True)
    )
    idents = {entry.id: made.load(entry.brief.path) for entry in entries}
    told = {name: tuple(reversed([e.id for e in entries if e.story == name])) for name in dict.fromkeys(names) if name}
    stories = tuple(
        msgspec.structs.replace(made.digest.stories[0], id=name, title=f"On {name}", articles=row, former=()) for name, row in told.items()
    )
    digest_ = msgspec.structs.replace(made.digest, entries=entries, stories=stories, days=(day,), today=day)
    ledgers = {name: ledger(row, idents) for name, row in told.items()}
    links = msgspec.structs.replace(made.links, stories=ledgers, days={day: ledger(tuple(idents), idents)})
    return dataclasses.replace(made, digest=digest_, links=links)


def crowded_story(count, seed=0):
    """The material of one story of `count` reports, of which each quotation and each of as many dates is in all."""
    made = material(count, seed)
    entries = tuple(msgspec.structs.replace(entry, story="the-strike") for entry in made.digest.entries)
    idents = {entry.id: made.load(entry.brief.path) for entry in entries}
    rows = [tuple(citation(ident, a, n) for ident, a in idents.items()) for n in range(24)]
    outlets = tuple(f"Outlet {n}" for n in range(count))
    voiced = tuple(
        msgspec.structs.replace(entry, brief=msgspec.structs.replace(entry.brief, source=name))
        for entry, name in zip(entries, outlets, strict=True)
    )
    several = tuple(Reported(kind, "6", "", row) for kind in ("statement", "figure", "date") for row in rows[:12])
    told = Ledger(
        summary=rows[0][:3],
        quotes=tuple(QuoteEntry(f"Speaker {n}", "named", row, row) for n, row in enumerate(rows)),
        figures=tuple(FigureEntry(f"ferries {n}", tuple(map(str, range(count))), row) for n, row in enumerate(rows[:8])),
        only=rows[1][:5],
        coverage=Coverage(tuple(idents), several),
    )
    first = dt.date(2025, 1, 1)
    timeline = tuple(
        TimelineEntry(f"t-{n}", (first + dt.timedelta(days=n)).isoformat(), rows[n % 24], "2025-03-01", ("so written",) * count, count)
        for n in range(count)
    )
    story = msgspec.structs.replace(made.digest.stories[0], articles=tuple(reversed(idents)), outlets=outlets)
    links = msgspec.structs.replace(made.links, stories={story.id: told}, timeline=timeline)
    return dataclasses.replace(made, digest=msgspec.structs.replace(made.digest, entries=voiced, stories=(story,)), links=links)
