"""Texts of one pattern over and over, as long as wanted: what makes a careless expression or loop take for ever."""

PATTERNS = {
    "ampersands": "&amp;",
    "angle brackets": "<",
    "apostrophes": "'s ",
    "backticks": "`",
    "bullets": "• a\n",
    "bylines": "By Peter Smith\n",
    "capitals": "Peter Smith ",
    "colons": "a: b\n",
    "comments": "<!--",
    "dashes": "-\n",
    "datelines": "ISTANBUL (Reuters) - ",
    "dates": "March 3, 2025 ",
    "emphasis": "_a_ ",
    "full stops": "Yes. ",
    "headings": "# a\n",
    "hyphens": "inter-\n",
    "ideographs": "漢字",
    "images": "![[](",
    "letters": "a",
    "lines": "a\n",
    "links": "[a](http://e.org/) ",
    "mail": "a@b.co ",
    "marks": "a\u0301",
    "months": "Monday ",
    "numbers": "1,000 people ",
    "open brackets": "[",
    "open parentheses": "(",
    "open quotations": "“",
    "paragraphs": "Some sentence stands here and ends.\n\n",
    "quotations": "“Yes,” he said. ",
    "right to left": "ال ",
    "sentences": "The minister said on Monday that 20 people died. ",
    "share bars": "Share | Tweet | Email\n",
    "slashes": "/",
    "spaces": " ",
    "speakers": "said Peter Smith ",
    "stars": "*",
    "straight quotes": '"a ',
    "tables": "|a|b|\n",
    "tabs": "\t",
    "tags": "<b>",
    "titles": "The Title of the Article\n",
    "unfinished": "a\"b'c(d[e{",
    "web addresses": "http://example.org/a/b?c=d ",
    "words": "word ",
}

_LETTER = b"From: A Times <news@outlet.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
_SAVED = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><body>"
# how the text of a pattern becomes a file, by what that is: its suffix and its bytes
KINDS = {
    "text": (".txt", str.encode),
    "Markdown": (".md", str.encode),
    "HTML": (".html", str.encode),
    "text that is not UTF-8": (".txt", lambda text: text.encode() + b"\nHe said \x93no\x94.\n"),
    "HTML that is not UTF-8": (".html", lambda text: b"<!doctype html><body>" + text.encode() + b"\n<p>He said \x93no\x94.\n"),
    "letter": (".eml", lambda text: _LETTER + b"\r\n" + text.encode()),
    "subject of a letter": (".eml", lambda text: _LETTER + b"Subject: " + text.encode() + b"\r\n\r\nThe ferry stays in the harbour.\r\n"),
    "saved page": (".mhtml", lambda text: _SAVED + text.encode()),
}


def text(name, length):
    """`length` characters of a pattern."""
    pattern = PATTERNS[name]
    return (pattern * (length // len(pattern) + 1))[:length]
