"""The forms that texts of site.yaml must keep: addresses, folders, domains, dates. Decides on one text by itself.

Each form is a function from the text as written to the text as the program uses it (a domain in lower case, a folder
without a slash at its end). It raises `Misformed` with what is wrong and the cure, in words that go into a Problem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

from generator.text import SLUG_LENGTH, slug, words

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(?:[/?#][!#$%&'()*+,/0-9:;=?@A-Z\[\]_a-z~.-]*)?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_THEME = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
_DRIVE = re.compile(r"[A-Za-z]:")


class Misformed(ValueError):
    """A text is not of its form: what it must be (it continues 'title ...'), and the cure."""

    def __init__(self, wrong: str, cure: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.cure = cure


def address(text: str) -> str:
    """An absolute http or https URL; '' stands for none."""
    if not text:
        return ""
    if not _ADDRESS.fullmatch(text):
        likely = f"https://{text}" if "://" not in text and _DOMAIN.match(text.lower()) and _ADDRESS.fullmatch(f"https://{text}") else ""
        raise Misformed("must be a full address that starts with https:// or http://", f"write {likely or 'it as https://example.org/'}")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or not (_DOMAIN.fullmatch(host.lower()) or host == "localhost" or re.fullmatch(r"[0-9a-f:.]+", host)):
        raise Misformed("must have a valid host name", "write it as https://example.org/")
    return text


def base_address(text: str) -> str:
    """An address under which a site can stand: no query, no fragment, no '..' in its path."""
    address(text)
    if "?" in text or "#" in text:
        raise Misformed("must have neither '?' nor '#'", "leave out what follows the path")
    if any(part in {".", ".."} for part in urlsplit(text).path.split("/")) or "//" in urlsplit(text).path:
        raise Misformed("must have a path without '.', '..' and '//'", "write the path of the site in full")
    return text


def folder(text: str) -> str:
    """A folder below the site's folder, as a POSIX path without a slash at its end."""
    if not text:
        raise Misformed("must name a folder", "name one, or leave the key out")
    path = _folder(text)
    if path == ".":
        raise Misformed("must be a folder of its own, not the site's folder itself", "name a folder in it")
    return path


def folder_or_here(text: str) -> str:
    """A folder below the site's folder, or '.' for that folder itself; '' stands for the usual one."""
    return _folder(text) if text else ""


def markdown(text: str) -> str:
    """Markdown, with its lines; some words at least."""
    if not text.strip():
        raise Misformed("must have words", "write it, or leave the correction out")
    return text.strip()


def seed_path(text: str) -> str:
    """The path of a seed, below the site's folder or the folder of seeds; in NFC, as the paths of seeds are."""
    path = _folder(unicodedata.normalize("NFC", text))
    if path == ".":
        raise Misformed("must be the path of a seed", "write it as seeds/name.txt")
    return path


def _folder(text: str) -> str:
    if text.startswith(("/", "\\", "~")) or _DRIVE.match(text):
        raise Misformed("must be a path below the site's folder, not one of this machine alone", "name a folder beside site.yaml")
    if "\\" in text:
        raise Misformed("must be written with slashes, not backslashes", f"write {text.replace(chr(92), '/')}")
    parts = [part for part in text.split("/") if part not in {"", "."}]
    if ".." in parts:
        raise Misformed("must lie below the site's folder", "take the '..' out, and move the folder there if need be")
    return "/".join(parts) or "."


def domain(text: str) -> str:
    """A domain of an outlet, in lower case and without 'www.'."""
    return domain_name(text).removeprefix("www.") if text.lower().count(".") > 1 else domain_name(text)


def domain_name(text: str) -> str:
    """A host name with at least one dot, in lower case; '' stands for none."""
    name = text.lower().rstrip(".")
    if not name and not text:
        return ""
    if _DOMAIN.fullmatch(name) and len(name) <= 253:
        return name
    host = _host(text)
    if host:
        raise Misformed("must be a domain alone, not an address", f"write {host}")
    if not name.isascii():
        raise Misformed("must be a domain in ASCII letters", "write it in its 'xn--' form")
    raise Misformed("must be a domain name", "write it as example.org")


def _host(text: str) -> str:
    """The domain within an address that stands where a domain alone should."""
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    return host if _DOMAIN.fullmatch(host) else ""


def day(text: str) -> str:
    """A day of the calendar as YYYY-MM-DD; '' stands for none."""
    if not text:
        return ""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise Misformed("must be a date as YYYY-MM-DD", "write 29 July 2025 as 2025-07-29")
    try:
        date.fromisoformat(text)
    except ValueError:
        raise Misformed("must be a day of the calendar", "write 29 July 2025 as 2025-07-29") from None
    return text


def language(text: str) -> str:
    """A BCP 47 language tag (RFC 5646), in shape."""
    if _LANGUAGE.fullmatch(text):
        return text
    first, *rest = text.replace("_", "-").split("-")
    tried = "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
    cure = f"write {tried}" if _LANGUAGE.fullmatch(tried) else "write en for English, de for German, pt-BR for Brazilian Portuguese"
    raise Misformed("must be a language tag such as en, de or pt-BR", cure)


def page_name(text: str) -> str:
    """A slug: the name of a page; '' stands for one made of the name."""
    if not text or (_SLUG.fullmatch(text) and len(text) <= SLUG_LENGTH):
        return text
    made = slug(text, "")
    cure = f"write {made}" if made else "write some letters from a to z"
    raise Misformed(f"must be lower-case letters, digits and single hyphens, at most {SLUG_LENGTH}", cure)


def theme(text: str) -> str:
    """The name of a theme's folder."""
    if _THEME.fullmatch(text):
        return text
    raise Misformed("must be the name of a theme: lower-case letters, digits, hyphens", "name a folder of themes/, or broadsheet")


def wording(text: str) -> str:
    """A word or phrase that can be looked for: it has a letter or digit."""
    if next(words(text), None) is None:
        raise Misformed("must hold a letter or a digit", "write a word there, or take the empty item out")
    return text


FORMS: dict[str, tuple[str, Callable[[str], str]]] = {
    # form: (what documentation calls it, its rule)
    "address": ("address", address),
    "base address": ("address", base_address),
    "date": ("date", day),
    "domain": ("domain", domain),
    "domain name": ("domain", domain_name),
    "folder": ("folder", folder),
    "folder or here": ("folder", folder_or_here),
    "language": ("language tag", language),
    "markdown": ("Markdown", markdown),
    "phrase": ("text", wording),
    "seed": ("path of a seed", seed_path),
    "slug": ("page name", page_name),
    "theme": ("name of a theme", theme),
    "word": ("word", wording),
}
