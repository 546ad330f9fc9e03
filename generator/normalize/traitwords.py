"""Traits of a line in words, for the reasons that receipts and `explain` show."""

from __future__ import annotations

# Trait -> what is said of a low value, what of a high one, and the value from which it is high.
_WORDS: dict[str, tuple[str, str, float]] = {
    "bracketed": ("", "ends with a bracket", 0.5),
    "byline-from": ("stands above the byline or date", "stands below the byline or date", 0.0),
    "capitals": ("few capitals", "many capitals", 0.3),
    "chars": ("short", "long", 120.0),
    "chars+1": ("a short line follows", "a long line follows", 120.0),
    "chars-1": ("a short line stands before it", "a long line stands before it", 120.0),
    "closed": ("no closing stop", "ends with a full stop", 0.5),
    "colon": ("", "ends with a colon", 0.5),
    "dated": ("", "holds a date", 0.5),
    "digits": ("", "many digits", 0.1),
    "ends-above": ("", "below a mark of the article's end", 0.5),
    "ends-with-letter": ("", "ends without punctuation", 0.5),
    "extent-from": ("before the first running text", "after the first running text", 0.0),
    "extent-to": ("before the last running text", "after the last running text", 0.0),
    "function": ("few function words", "many function words", 0.2),
    "gap": ("no blank line before it", "a blank line before it", 0.5),
    "in-extent": ("outside the running text", "within the running text", 0.5),
    "inside": ("", "its words stand elsewhere in the file too", 0.5),
    "level": ("", "marked as a heading", 0.5),
    "linked": ("no link", "made of links", 0.3),
    "linked+1": ("", "links follow", 0.3),
    "linked-1": ("", "links stand before it", 0.3),
    "mark": ("", "marked as heading, item or quotation", 0.5),
    "more": ("", "cut short with dots", 0.5),
    "name": ("", "a name alone", 0.5),
    "phrase-words": ("words of furniture", "words of running text", 0.0),
    "prose-above": ("little text above it", "much text above it", 0.5),
    "prose-after": ("no running text follows", "running text follows", 0.5),
    "prose-before": ("no running text before it", "running text before it", 0.5),
    "prose-below": ("little text below it", "much text below it", 0.5),
    "quoted": ("", "in quotation marks", 0.5),
    "reported": ("", "tells what somebody said", 0.5),
    "said": ("a rule took it for furniture", "a rule took it for text", 0.0),
    "said+1": ("furniture follows", "text follows", 0.0),
    "said-1": ("furniture stands before it", "text stands before it", 0.0),
    "sentence": ("no sentence", "a sentence", 0.5),
    "sentence+1": ("no sentence follows", "a sentence follows", 0.5),
    "sentence-1": ("no sentence before it", "a sentence before it", 0.5),
    "separators": ("", "parted by bars or slashes", 0.5),
    "shorts-after": ("", "short lines follow", 0.5),
    "shorts-before": ("", "short lines stand before it", 0.5),
    "text-after12": ("little text in the next lines", "much text in the next lines", 600.0),
    "text-after4": ("little text in the next lines", "much text in the next lines", 300.0),
    "text-before12": ("little text in the lines before", "much text in the lines before", 600.0),
    "text-before4": ("little text in the lines before", "much text in the lines before", 300.0),
    "title-from": ("above the title", "below the title", 0.0),
    "title-same": ("", "repeats the title", 0.5),
    "title-share": ("", "has words of the title", 0.3),
    "twice": ("", "stands above already", 0.5),
    "words": ("few words", "many words", 14.0),
    "words+1": ("words of furniture follow", "words of running text follow", 0.0),
    "words-1": ("words of furniture before it", "words of running text before it", 0.0),
}


def told_of(trait: str, value: float) -> str:
    """What a trait's value is in words, '' where it says nothing to a reader."""
    low, high, bound = _WORDS.get(trait, ("", "", 0.0))
    return high if value > bound else low
