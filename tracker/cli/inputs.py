"""What can be told of the sources on the command line: the options that `ingest` and `explain` share."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.inputs import SourceOptions
from tracker.terminal.terminal import say

Columns = Annotated[
    str | None,
    typer.Option(metavar="ROLE=NAME,...", help="Columns of data sets: text=content,date=published,url=link ..."),
]
Manifest = Annotated[
    list[str] | None,
    typer.Option(metavar="TABLE", help="A CSV whose rows name files (path) and say title, date, url, publisher ..."),
]
Date = Annotated[str | None, typer.Option(help="When it was published: 2024-03-05, or 2024-03-05T14:30+01:00.")]
Url = Annotated[str | None, typer.Option(help="Its web address.")]
Publisher = Annotated[str | None, typer.Option(help="The outlet.")]
Title = Annotated[str | None, typer.Option(help="Its headline.")]
Byline = Annotated[str | None, typer.Option(help="Who wrote it.")]
Language = Annotated[str | None, typer.Option(help="The language it is in: en, fr, de ...")]


def asked(manifests: list[str] | None, sources: list[str] | None, **told: str | None) -> SourceOptions:
    """The options as the reader takes them. Raises BadParameter where there is nothing to read."""
    if not sources and not manifests:
        raise typer.BadParameter("name what to read: files, folders, addresses, - or --manifest TABLE")
    return SourceOptions({name: value for name, value in told.items() if value is not None}, manifests or [], say)
