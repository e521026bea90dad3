"""The ways in: sources (paths, folders, patterns, standard input, addresses) to captures, captures to items.

`base.py` has the vocabulary; every other module without an underscore is one format.
"""

from tracker.inputs._cut import Stretch, stretches, within_stretch
from tracker.inputs._formats import format_of, items, known_format
from tracker.inputs._given import FACTS, SourceOptions, date_told
from tracker.inputs._handed import HEADER, URN, Handed
from tracker.inputs._listed import ListedSource, listed
from tracker.inputs._pages import why_no_article
from tracker.inputs._sources import FILE_LIMIT, expand, opened
from tracker.inputs._within import DOCUMENT_SECONDS, within
from tracker.inputs.base import Capture, Failure, Fetch, Input, Item, Revisit, Unread, Witness

__all__ = [
    "DOCUMENT_SECONDS",
    "FACTS",
    "FILE_LIMIT",
    "HEADER",
    "URN",
    "Capture",
    "Failure",
    "Fetch",
    "Handed",
    "Input",
    "Item",
    "ListedSource",
    "Revisit",
    "SourceOptions",
    "Stretch",
    "Unread",
    "Witness",
    "date_told",
    "expand",
    "format_of",
    "items",
    "known_format",
    "listed",
    "opened",
    "stretches",
    "why_no_article",
    "within",
    "within_stretch",
]
