"""A PROV-JSON document written as it comes, however long."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, BinaryIO

from tracker.exports._linked_data import URN, Node, known
from tracker.exports._values import json_line
from tracker.exports.base import text_writer

_SECTIONS = (
    "entity activity agent used wasGeneratedBy wasDerivedFrom wasAttributedTo wasAssociatedWith hadMember".split()
)
_IN_MEMORY = 1 << 20


@contextmanager
def prov_document() -> Iterator[ProvDocument]:
    """An empty document, whose files are gone at the end of the block."""
    with ExitStack() as stack:
        yield ProvDocument(
            {
                name: stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline=""))
                for name in _SECTIONS
            }
        )


class ProvDocument:
    """A PROV document in the making. Its sections grow side by side, each in a file of its own, for the order of the
    JSON object is by section and the order of the claims is not."""

    def __init__(self, files: dict[str, IO[str]]) -> None:
        self._files = files
        self._seen: set[str] = set()
        self._relations = 0

    def add(self, section: str, row_id: str, attributes: Node) -> bool:
        """An element, once; whether it is new."""
        if row_id in self._seen:
            return False
        self._seen.add(row_id)
        self.put(section, f"tracker:{row_id}", attributes)
        return True

    def relate(self, section: str, attributes: Node) -> None:
        """A relation between elements."""
        self._relations += 1
        self.put(section, f"_:r{self._relations}", attributes)

    def write(self, out: BinaryIO) -> None:
        """All of it as one JSON object."""
        with text_writer(out) as text:
            text.write(f'{{"prefix":{{"tracker":"{URN}"}}')
            for name, file in self._files.items():
                file.seek(0)
                text.write(f',\n"{name}":{{\n')
                while part := file.read(_IN_MEMORY):
                    text.write(part)
                text.write("}")
            text.write("}\n")

    def put(self, section: str, key: str, attributes: Node) -> None:
        """An element that nothing else names twice."""
        file = self._files[section]
        file.write(("," if file.tell() else "") + f"{json_line(key)}:{json_line(known(attributes))}\n")
