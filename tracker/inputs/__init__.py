"""The ways in: sources (paths, folders, patterns, standard input, addresses) to captures, captures to items.

`base.py` has the vocabulary; every other module without an underscore is one format.
"""

from tracker.inputs._formats import format_of, items
from tracker.inputs._sources import FILE_LIMIT, expand
from tracker.inputs.base import Capture, Failure, Fetch, Input, Item

__all__ = ["FILE_LIMIT", "Capture", "Failure", "Fetch", "Input", "Item", "expand", "format_of", "items"]
