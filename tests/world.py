"""A small database for tests of linking and checks: documents, posts and claims in a few words each."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from tracker import folding
from tracker.ids import content_id, text_digest
from tracker.linking import run
from tracker.rows.sources import account_id
from tracker.store.migrations import migrate

# A database as the migrations make it, where the suite has one (tests/conftest.py).
TEMPLATE: Path | None = None


class World:
    """Rows for one test, in a database in memory. Ids are made from the names that the test gives."""

    def __init__(self) -> None:
        self.con = duckdb.connect(":memory:")
        if TEMPLATE:
            self.con.execute(f"ATTACH '{TEMPLATE}' AS template (READ_ONLY)")
            self.con.execute("COPY FROM DATABASE template TO memory")
            self.con.execute("DETACH template")
        else:
            migrate(self.con)
        self.names: dict[str, str] = {}

    def document(
        self,
        name: str,
        text: str = "",
        *,
        publisher: str | None = None,
        published: str | None = "2031-05-04T09:00",
        hours: float = 0,
        language: str = "en",
        article: str | None = None,
        version: int = 1,
        current: bool = True,
        url: str | None = None,
        byline: str | None = None,
    ) -> str:
        """A document; `hours` is how wide the time of its publication is."""
        document_id = content_id("doc", name)
        when = datetime.fromisoformat(published) if published else None
        self._insert(
            "documents",
            document_id=document_id,
            capture_id="cap",
            item=0,
            article_id=content_id("art", article or name),
            version=version,
            is_current=current,
            run_id="run",
            rules_version="0",
            path=f"/{name}",
            url=url,
            publisher=publisher or f"The {name} paper",
            language=language,
            byline=byline,
            published_earliest=when,
            published_latest=when + timedelta(hours=hours) if when else None,
            published_basis="markup" if when else None,
            text=text,
            text_sha256=text_digest(text),
            notes=[],
        )
        return document_id

    def embed(
        self,
        name: str,
        document: str,
        text: str | None,
        *,
        handle: str,
        author: str | None = None,
        native_id: str | None = None,
        posted: str | None = "2031-05-04T07:00",
        platform: str = "twitter",
        agreement: str = "not-comparable",
        language: str | None = None,
        in_article: bool = True,
        url: str | None = None,
    ) -> str:
        """A post shown in a document."""
        embed_id = content_id("emb", name)
        when = datetime.fromisoformat(posted) if posted else None
        if native_id:
            post_id = content_id("pst", platform, native_id)
            self._insert("posts", post_id=post_id, platform=platform, native_id=native_id)
        self._insert(
            "embeds",
            embed_id=embed_id,
            document_id=content_id("doc", document),
            position=0,
            post_id=content_id("pst", platform, native_id) if native_id else None,
            account_id=account_id(platform, handle),
            platform=platform,
            url=url,
            native_id=native_id,
            author_handle=handle,
            author_name=author,
            posted_earliest=when,
            posted_latest=when,
            posted_basis="post-id" if native_id else "declared",
            text=text,
            language=language,
            form="official-blockquote",
            forms=["official-blockquote"],
            rule="test",
            confidence=1.0,
            in_article=in_article,
            start_char=0,
            end_char=len(text or ""),
            date_agreement=agreement,
        )
        return embed_id

    def claim(
        self,
        name: str,
        document: str,
        text: str,
        *,
        author: str | None = None,
        kind: str = "direct",
        author_kind: str = "person",
        embed: str | None = None,
        renders: str | None = None,
        rendering: str | None = None,
        said: str | None = "2031-05-04T08:00",
        basis: str = "explicit",
        about: str | None = None,
        about_text: str | None = None,
        via: tuple[tuple[str, str], ...] = (),
    ) -> str:
        """A claim; `via` are (name, kind) of who relayed it."""
        claim_id = content_id("clm", name)
        self.names[claim_id] = name
        document_id = content_id("doc", document)
        when = datetime.fromisoformat(said) if said else None
        day = datetime.fromisoformat(about) if about else None
        self._insert(
            "claims",
            claim_id=claim_id,
            document_id=document_id,
            position=len(self.names),
            utterance_id=claim_id,
            embed_id=content_id("emb", embed) if embed else None,
            renders_embed_id=content_id("emb", renders) if renders else None,
            rendering=rendering,
            kind=kind,
            text=text,
            start_char=1000 * len(self.names),
            end_char=1000 * len(self.names) + len(text),
            author_id=self._source(author, author_kind, document_id) if author else None,
            author_text=author,
            author_name=author,
            author_kind=author_kind if author else None,
            author_resolved=True if author else None,
            date_earliest=when,
            date_latest=when,
            date_basis=basis if when else None,
            about_earliest=day,
            about_latest=day + timedelta(hours=23) if day else None,
            about_text=about_text,
            rule="test",
            confidence=1.0,
            flags=[],
        )
        for position, (relay, relay_kind) in enumerate(via):
            self._insert(
                "claim_via",
                claim_id=claim_id,
                document_id=document_id,
                position=position,
                source_id=self._source(relay, relay_kind, document_id),
                text=relay,
                start_char=0,
                end_char=len(relay),
            )
        return claim_id

    def post(self, name: str, document: str, text: str, *, handle: str, author: str, **more: Any) -> str:
        """A post shown in a document, and the claim that it is. `more` is for the embed."""
        self.embed(name, document, text, handle=handle, author=author, **more)
        posted = more.get("posted", "2031-05-04T07:00")
        return self.claim(
            name,
            document,
            text,
            author=author,
            kind="post",
            author_kind="account",
            embed=name,
            said=posted,
            basis="post-id",
        )

    def observation(
        self,
        native_id: str,
        at: str,
        outcome: str = "present",
        *,
        platform: str = "twitter",
        vantage: str = "embed-data",
        text: str | None = None,
        handle: str | None = None,
        account: str | None = None,
        edited: str | None = None,
        versions: tuple[tuple[str, str | None], ...] = (),
    ) -> None:
        """What a service said of a post, and its account's id; `versions` are (moment, words)."""
        post_id = content_id("pst", platform, native_id)
        observation_id = content_id("obs", post_id, at, vantage)
        self._insert("posts", post_id=post_id, platform=platform, native_id=native_id)
        when = datetime.fromisoformat(edited) if edited else None
        self._insert(
            "observations",
            observation_id=observation_id,
            run_id="run",
            post_id=post_id,
            address="https://service.example/",
            endpoint="https://service.example/",
            asked_at=datetime.fromisoformat(at),
            vantage=vantage,
            outcome=outcome,
            text=text,
            handle=handle,
            account_native_id=account,
            edited_earliest=when,
            edited_latest=when,
            edits=[],
            confidence=1.0,
            tool_version="0",
        )
        for number, (written, words) in enumerate(versions, 1):
            self._insert(
                "post_versions",
                observation_id=observation_id,
                version=number,
                post_id=post_id,
                written_earliest=datetime.fromisoformat(written),
                text=words,
            )

    def link(self, run_id: str = "run", *, encoder: bool = False) -> run.LinkReport:
        """Links what is new, without the encoder unless told."""
        return run.link(self.con, run_id, use_encoder=encoder)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.con.execute(sql).fetchall()

    def table(self, name: str) -> list[tuple[Any, ...]]:
        """All rows of a table, in an order of their own."""
        return sorted(self.con.table(name).fetchall(), key=repr)

    def statements(self) -> list[list[str]]:
        """The statements as sorted lists of the claims' names."""
        found: dict[str, list[str]] = {}
        for claim, statement in self.rows("SELECT claim_id, statement_id FROM claims"):
            found.setdefault(statement, []).append(self.names[claim])
        return sorted(sorted(names) for names in found.values())

    def origins(self) -> list[tuple[str, list[str]]]:
        """The origins as (basis, sorted names of claims)."""
        found: dict[tuple[str, str], list[str]] = {}
        for claim, origin, basis in self.rows(
            "SELECT c.claim_id, o.origin_id, o.basis FROM claims AS c JOIN origins AS o USING (origin_id)"
        ):
            found.setdefault((origin, basis), []).append(self.names[claim])
        return sorted((basis, sorted(names)) for (_, basis), names in found.items())

    def links(self) -> set[tuple[str, str, str]]:
        """The links as (name, name, relation), the names in alphabetical order."""
        found: set[tuple[str, str, str]] = set()
        for one, other, relation in self.rows("SELECT claim_id, other_claim_id, relation FROM claim_links"):
            first, second = sorted((self.names[one], self.names[other]))
            found.add((first, second, str(relation)))
        return found

    def _source(self, name: str, kind: str, document_id: str) -> str:
        only = document_id if kind == "anonymous" or name[0].islower() else None
        source_id = content_id("src", kind, folding.name(name), only)
        account = next(
            (row[0] for row in self.rows("SELECT account_id, author_name FROM embeds") if row[1] == name), None
        )
        self._insert(
            "sources",
            source_id=source_id,
            name=name,
            kind=kind,
            account_id=account if kind == "account" else None,
            only_in_document=only,
        )
        return source_id

    def _insert(self, table: str, **values: object) -> None:
        relation = ", ".join(values)
        marks = ", ".join(f"${name}" for name in values)
        self.con.execute(f"INSERT INTO {table} ({relation}) VALUES ({marks}) ON CONFLICT DO NOTHING", values)  # noqa: S608
