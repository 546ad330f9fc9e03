"""A dossier as an EPUB 3: the container, the package, the table of contents.

Decides on files and their order alone; the text is the theme's. The same dossier gives the same bytes: times in the
archive are those of no clock, and the date of the package is that of its contents.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from generator.model import Book

STYLE = "style.css"
_TEXT, _NAV, _PACKAGE = "dossier.xhtml", "nav.xhtml", "package.opf"
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP archive can hold
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    f'<rootfile full-path="EPUB/{_PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


def epub(book: Book, text: bytes, style: bytes) -> bytes:
    """The archive of a book with one text, which is XHTML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)  # first, and as it is: so is an EPUB known
        _add(archive, "META-INF/container.xml", _CONTAINER.encode())
        _add(archive, f"EPUB/{_PACKAGE}", _package(book).encode("utf-8", "replace"))
        _add(archive, f"EPUB/{_NAV}", _nav(book).encode("utf-8", "replace"))
        _add(archive, f"EPUB/{_TEXT}", b'<?xml version="1.0" encoding="UTF-8"?>\n' + text.lstrip())
        _add(archive, f"EPUB/{STYLE}", style)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = how
    entry.create_system = 3  # the same bytes on every system
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def _package(book: Book) -> str:
    creator = f"<dc:creator>{escape(book.creator)}</dc:creator>" if book.creator else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang={quoteattr(book.language)}>\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">urn:uuid:{escape(book.identifier)}</dc:identifier>\n'
        f"<dc:title>{escape(book.title)}</dc:title>\n<dc:language>{escape(book.language)}</dc:language>\n{creator}\n"
        f'<meta property="dcterms:modified">{book.day or "1970-01-01"}T00:00:00Z</meta>\n</metadata>\n'
        "<manifest>\n"
        f'<item id="nav" href="{_NAV}" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="text" href="{_TEXT}" media-type="application/xhtml+xml"/>\n'
        f'<item id="style" href="{STYLE}" media-type="text/css"/>\n'
        f'</manifest>\n<spine page-progression-direction="{book.direction}"><itemref idref="text"/></spine>\n</package>\n'
    )


def _nav(book: Book) -> str:
    title, language = escape(book.title), quoteattr(book.language)
    items = "".join(f"<li><a href={quoteattr(_TEXT + address)}>{escape(text)}</a></li>\n" for address, text in book.contents)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang={language} xml:lang={language} dir="{book.direction}">\n'
        f"<head><title>{title}</title></head>\n"
        f'<body><nav epub:type="toc"><h1>{title}</h1>\n<ol>\n{items}</ol></nav></body>\n</html>\n'
    )
