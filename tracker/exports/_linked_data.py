"""What the formats of linked data share: how things are named, and documents written one node at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from tracker.exports._values import json_line
from tracker.exports.base import text_writer
from tracker.inputs import URN

__all__ = ["URN", "Node", "known", "name_of", "web_address", "write_graph"]


Node = dict[str, object]

_NOT_IN_ADDRESSES = frozenset(' <>"{}|\\^`\t\r\n')


def name_of(row_id: str) -> str:
    """The IRI of a row by its id."""
    return URN + row_id


def web_address(url: str | None) -> str | None:
    """The address where it is a valid IRI of the web, else None."""
    if url is None or not url.startswith(("http://", "https://")) or not _NOT_IN_ADDRESSES.isdisjoint(url):
        return None
    return url


def known(node: Node) -> Node:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value is not None and value != []}


def write_graph(out: BinaryIO, opening: Node, list_name: str, nodes: Iterable[Node], closing: str = "") -> int:
    """A JSON object that ends in a list of nodes, one on a line; `closing` ends what `opening` left open.

    Returns how many nodes were written.
    """
    number = 0
    with text_writer(out) as text:
        head = json_line(opening)
        text.write(f'{head[: len(head) - 1 - len(closing)]}{"," if opening else ""}"{list_name}":[\n')
        for node in nodes:
            text.write((",\n" if number else "") + json_line(node))
            number += 1
        text.write(f"\n]}}{closing}\n")
    return number
