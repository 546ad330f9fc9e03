"""The fields of an article from plain text: which line gives its title, its day, its outlet and its authors, and which gives none."""

import msgspec
import pytest

from generator.config import SiteConfig
from generator.model import Basis, Claim, Draft, DraftLine, Place
from generator.normalize import brief, normalize, record

BODY = (
    "The council voted to keep the library open, the mayor said after the meeting in the town hall.\n\n"
    "The building needs a new roof, and half of the money has been found, the treasurer told the meeting."
)
TITLE = "Council votes to keep the library open"


def article(text, form="text", claims=(), language="", path="seeds/a.txt"):
    lines = tuple(DraftLine(n, line) for n, line in enumerate(text.split("\n"), 1))
    return normalize(Draft(path, "0" * 32, form, "utf-8", language, lines, tuple(claims)), SiteConfig())


def days(text, **options):
    got = article(text, **options)
    return tuple(c.value if c else None for c in (got.published, got.updated))


@pytest.mark.parametrize(
    ("lead", "why"),
    [
        (
            "The council voted to keep the library open in 2025, the mayor said after the meeting in the hall.",
            "the text names the year 2025",
        ),
        ("The council voted on Friday to keep the library open, the mayor said after the meeting.", "the lead says Friday"),
        ("The council voted on July 4 to keep the library open, the mayor said after the meeting.", "the lead says July 4"),
    ],
)
def test_the_day_of_the_last_change_stands_in_where_the_text_bears_it_out(lead, why):
    got = article(f"{TITLE}\n\nLast updated: July 4, 2025\n\n{lead}\n\n{BODY}").published
    assert (got.value, got.basis, got.rule) == ("2025-07-04", Basis.INFERRED, "day of the last change")
    assert got.evidence == "Last updated: July 4, 2025"
    assert got.why.endswith(why)


@pytest.mark.parametrize(
    "lead", ["", "It cost 2025 euros on Thursday, said the clerk, who had counted twice.", "In 2024 it was shut for a month."]
)
def test_else_the_day_of_publication_is_unknown_and_the_article_is_filed_under_the_last_change(lead):
    got = article(f"{TITLE}\n\nLast updated: July 4, 2025, 10:15\n\n{BODY}\n\n{lead}".replace("2025 euros", "$2025"))
    short = brief(got)
    assert (got.published, short.published, short.published_basis) == (None, "", "none")
    assert (short.day, short.day_basis, short.updated) == ("2025-07-04", "updated", "2025-07-04T10:15")


def test_without_any_day_there_is_no_basis():
    short = brief(article(f"{TITLE}\n\n{BODY}"))
    assert (short.day, short.day_basis) == ("", "none")
    assert brief(article(f"{TITLE}\n\nJuly 3, 2025\n\n{BODY}")).day_basis == "stated"


@pytest.mark.parametrize(
    "line",
    [
        "Posted on July 3, 2025 by Jane Doe - 5 Comments on a Library That Is to Stay Open",
        "July 3, 2025 · Jane Doe on behalf of the Working Group on Libraries",
        "On July 3, 2025July 4, 2025 By Jane DoeIn Libraries, Towns, Meetings, Town Halls, Roofs",
        "July 3, 2025 3 years Outlet Daily 142 Views",
        "Politics2025.07.03 19:59",
        "03.07.20253. July 2025",
        "By Jane Doe on 3 July 2025. Filed under Towns. You can follow any responses to this entry through the feed.",
    ],
)
def test_lines_that_begin_with_the_day_or_glue_it_to_others(line):
    assert days(f"{TITLE}\n\n{line}\n\n{BODY}")[0][:10] == "2025-07-03"


@pytest.mark.parametrize(
    "text",
    [
        f"July 3, 2025 is the day on which the library opens again\n\n{BODY}",  # a headline
        f"{TITLE}\n\n{BODY}\n\n. 24 August 2021.",  # the rest of a reference
        f"{TITLE}\n\n{BODY}\n\nMore\n\nRoof mended\n\nJuly 1, 2025\n\nRoof leaks\n\nJune 3, 2025",  # teasers
        "Friday, July 4, 2025\n\n" + "Home\n\nTowns\n\nSport\n\nOpinion\n\n" * 2 + f"{TITLE}\n\n{BODY}",  # the day of the visit
    ],
)
def test_days_of_something_else(text):
    assert days(text)[0] is None


def test_a_date_alone_is_not_joined_to_a_line_that_hangs():
    text = f"{TITLE}\nThe agency will hire more than a thousand people to claw back what is owed to it\n21 May 2025 - 14:19\n{BODY}"
    assert days(text)[0] == "2025-05-21T14:19"


def test_the_only_sentence_is_the_text_although_it_is_the_declared_title():
    sentence = "The council votes on Friday."
    claim = Claim("title", sentence, sentence, Place("seeds/a.txt", 1, 1), Basis.STATED, "front matter title")
    got = article(f"{sentence}\n\n{sentence}", claims=[claim])
    assert (got.title.value, [p.text for p in got.body]) == (sentence, [sentence])
    assert [line.rule for line in got.lines if line.text] == ["the only text", "repeated paragraph"]
    longer = article(f"{sentence}\n\n{BODY}", claims=[claim])
    assert [p.text for p in longer.body] == BODY.split("\n\n")
    assert msgspec.json.encode(longer)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Home / Towns / Council votes to keep the library open", TITLE),
        ("Startseite|Politik|Council votes to keep the library open", TITLE),
        ("Culture : Council votes to keep the library open", TITLE),
        ("Library: Council votes to keep the library open", "Library: Council votes to keep the library open"),
        ("Council votes to keep the library open (outlet.example) 87", TITLE),
        ("Council votes to keep the library open (again)", "Council votes to keep the library open (again)"),
        ("Roof / library: Council votes to keep it open", "Roof / library: Council votes to keep it open"),
    ],
)
def test_what_is_cut_from_a_title(line, title):
    assert article(f"{line}\n\n{BODY}").title.value == title


def test_words_joined_to_a_title_are_parted_from_it():
    title = "Everything that the council has to know about the library"
    got = article(f"{title}\nadvice for towns town halls library life\nBy Jane Doe\n" + BODY.replace("\n\n", "\n") + f"\n{BODY[:90]}")
    assert got.title.value == title
    assert {line.text: line.label for line in got.lines}[title] == "title"
    assert [line.number for line in got.lines] == list(range(1, len(got.lines) + 1))


def test_a_byline_joined_to_a_title_is_read():
    title = "Everything that the council has to know about the library"
    got = article(f"{title}\nby outlet | Jul 3, 2025\n" + BODY.replace("\n\n", "\n") + f"\n{BODY[:90]}")
    assert (got.title.value, got.published.value) == (title, "2025-07-03")


def test_a_title_over_two_lines_of_a_hard_wrap_is_one():
    wrapped = "Council votes after a long night to keep the old library open\nfor ten more years"
    lines = (
        "The council voted to keep the library open, the mayor said",
        "after the meeting in the town hall, which had been full since",
        "the morning.",
    )
    assert article("\n".join([wrapped, "", *lines * 4])).title.value == wrapped.replace("\n", " ")


def test_the_only_main_heading_of_markdown_is_the_title_wherever_it_stands():
    text = f"### [Another library is shut for good](https://outlet.example/a)\n\nA town elsewhere has lost it.\n\n1. # {TITLE}\n\n{BODY}"
    assert article(text, form="markdown").title.value == TITLE


def test_the_words_of_the_file_s_name_speak_for_a_title():
    def reason(path):
        return next(line.reason for line in article(f"{TITLE}\n\n{BODY}", path=path).lines if line.text == TITLE)

    assert "file's name" in reason("seeds/council-votes-to-keep-the-library.txt")
    assert "file's name" not in reason("seeds/a.txt")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Jane Doe mit AP", ["Jane Doe"]),
        ("Di Anna Rossi e Luca Bianchi", ["Anna Rossi", "Luca Bianchi"]),
        ("Por Ana García, Luis Pérez y Eva Ruiz", ["Ana García", "Luis Pérez", "Eva Ruiz"]),
        ("By Jane Doe Sports Editor", ["Jane Doe"]),
        ("By Jane Mary Doe, Staff Writer", ["Jane Mary Doe"]),
        ("By Jane Doe Follow", ["Jane Doe"]),
        ("By Jane Doe—10 min read", ["Jane Doe"]),
        ("By Jane Doe jane@outlet.example", ["Jane Doe"]),
        ("By Jane Doe @janedoe", ["Jane Doe"]),
        ("By Jane Doe | Reuters Staff", ["Jane Doe"]),
        ("Autorin/Autor Jane Doe", ["Jane Doe"]),
        ("News, Towns | Published: 5 hours ago | Written by Jane Doe", ["Jane Doe"]),
        ("(责编：王明、李小华)", ["王明", "李小华"]),
        ("記者：山田太郎", ["山田太郎"]),
        ("김민수 기자 name@outlet.example", ["김민수"]),
        ("By Reuters", []),
    ],
)
def test_announced_authors(line, names):
    got = article(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert [c.value for c in got.authors] == names


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Jane Doe\n\nJuly 3, 2025", ["Jane Doe"]),
        ("Jane Doe Jane Doe\n\nJuly 3, 2025", ["Jane Doe"]),
        ("Jane Doe Political Correspondent\n\nJuly 3, 2025", ["Jane Doe"]),
        ("July 3, 2025 · 3 min read · Jane Doe", ["Jane Doe"]),
        ("3 July 2025 at 10:15 / Jane Doe", ["Jane Doe"]),
        ("Jane Doe|Published 4 months ago", ["Jane Doe"]),
        ("Jane Doe 2 minutes read", ["Jane Doe"]),
        ("NEWS FEATURE\n\nJuly 3, 2025", []),
        ("Key Takeaways\n\nJuly 3, 2025", []),
        ("COVID-19 Primers\n\nJuly 3, 2025", []),
        ("July 3, 2025\n\nTown Life\n\nOpen Air\n\nFine Arts\n\nGood Food\n\nFar Lands", []),
        ("山田太郎\n\nJuly 3, 2025", []),
    ],
)
def test_names_beside_the_date_and_below_the_title(head, names):
    got = article(f"{TITLE}\n\n{head}\n\nShare\n\nFacebook Twitter\n\n{BODY}")
    assert [c.value for c in got.authors] == names


FRENCH = (
    "Le conseil a voté lundi pour garder la bibliothèque ouverte, a dit la maire après la réunion à la mairie.\n\n"
    "Le bâtiment a besoin d'un nouveau toit, et la moitié de l'argent a été trouvée, a dit le trésorier."
)
SPANISH = (
    "El consejo votó el lunes a favor de mantener abierta la biblioteca, dijo la alcaldesa después de la reunión.\n\n"
    "El edificio necesita un techo nuevo, y la mitad del dinero ya se ha encontrado, dijo el tesorero."
)
RUSSIAN = (
    "Совет проголосовал в понедельник за то, чтобы библиотека осталась открытой, сказала мэр после заседания.\n\n"
    "Зданию нужна новая крыша, и половина денег уже найдена, сказал казначей на собрании."
)
GERMAN = (
    "Der Rat beschloss am Montag, die Bücherei offen zu halten, sagte die Bürgermeisterin nach der Sitzung im Rathaus.\n\n"
    "Das Gebäude braucht ein neues Dach, und die Hälfte des Geldes ist gefunden, sagte der Kämmerer der Versammlung."
)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("labels", "day", "body"),
    [
        ("Title: Author: Date: Source: URL:", "July 3, 2025", BODY),
        ("HEADLINE: By: Published: Publication: Link:", "2025-07-03", BODY),
        ("Headline: Writer: Publication_date: Publisher: Original_URL:", "3 July 2025", BODY),
        ("Titel: Autor: Datum: Quelle: URL:", "3. Juli 2025", GERMAN),
        ("Überschrift: Von: Veröffentlicht: Zeitung: Link:", "03.07.2025", GERMAN),
        ("Titre_: Auteur_: Date_: Source_: URL_:", "3 juillet 2025", FRENCH),
        ("Titre_: Par Publié_le Journal_: Lien_:", "3 juillet 2025", FRENCH),
        ("Título: Autor: Fecha: Fuente: Enlace:", "3 de julio de 2025", SPANISH),
        ("Titular: Por Publicado: Medio: URL:", "3 de julio de 2025", SPANISH),
        ("Заголовок: Автор: Дата: Источник: Ссылка:", "3 июля 2025", RUSSIAN),
    ],
)
def test_labelled_lines_at_the_head_give_the_fields(labels, day, body, between):
    values = (TITLE, "Jane Doe", day, "Outlet Daily", "https://www.outlet.example/a")
    head = [f"{label.replace('_', ' ')} {value}" for label, value in zip(labels.split(), values, strict=True)]
    got = record(article(between.join(head) + f"\n\n{body}"))
    fields = (got["title"], got["authors"], got["published"], got["source"], got["url"])
    assert fields == (TITLE, ["Jane Doe"], "2025-07-03", "Outlet Daily", "https://www.outlet.example/a")
    assert got["body"] == body.split("\n\n")


def test_a_label_alone_or_far_below_the_head_is_no_title():
    text = f"{TITLE}\n\nBy Jane Doe\n\n{BODY}\n\n" + "\n\n".join(f"It was the {n}th vote on the roof, an officer said." for n in range(9))
    assert article(f"{text}\n\nTitle: Another story of the town\n\nShare").title.value == TITLE
    assert article(f"Title:\n\n{BODY}").title.value in {"Title:", "a"}


MENU = """
Learn how our customers plan their work and see what is new in our products this year.
Products
Solutions
Agencies
Resources
Get the latest news and offers from our team, and find out what we can do for you.
Webinars
Pricing
Customers
Careers
"""
STORY = f"""
{BODY}

Nobody spoke against the plan, though two members of the council asked where the other half of the money would come from.

The library was opened in 1911 and lends some forty thousand books a year, more than any other house of its kind in the county.

Work on the roof is to begin in spring, the treasurer said, and the reading room will be closed until the summer.
"""


def test_the_title_is_looked_for_again_where_the_text_begins_far_below_the_menus_sentences():
    got = article("\n\n".join([*MENU.strip().split("\n"), TITLE, STORY.strip()]))
    assert (got.title.value, got.title.rule) == (TITLE, "title line")
    assert [line.text for line in got.lines if line.field == "title"] == [TITLE]
    assert got.body[0].text.startswith("The council voted")
    lost = [refusal.claim.value for refusal in got.refused if refusal.claim.field == "title"]
    assert TITLE not in lost
    assert len(lost) == len(set(lost))
