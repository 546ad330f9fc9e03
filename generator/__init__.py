"""newsdigest: a folder of raw news articles in, a static digest site that its reader can check out."""

__version__ = "0.1.0"
