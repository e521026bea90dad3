"""The words in names, of all languages at once.

Names cross languages: an article in English names Mme Roussel, the Agencia Norte and Le Phare.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from tracker.languages.model import codes, names_table
from tracker.languages.names_table import NamesTable

_BY_KEY = ("bodies", "institutions")


@cache
def words_of_names() -> NamesTable:
    """The union of every language's table."""
    tables = [names_table(code) for code in codes()]
    by_key: dict[str, defaultdict[str, set[str]]] = {field: defaultdict(set) for field in _BY_KEY}
    for field, keys in by_key.items():
        for table in tables:
            for key, called in getattr(table, field).items():
                keys[key].update(called)
    words = {
        field: {word for table in tables for word in getattr(table, field)}
        for field in NamesTable.model_fields
        if field not in by_key
    }
    return NamesTable.model_validate({**words, **by_key})
