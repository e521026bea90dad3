"""An extraction as rows: table by table, ready for the database, every id derived from content. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.ids import Kind, content_id
from tracker.models import Author, Claim, Document, Embed, Extraction, PostReference
from tracker.platforms import owner_of
from tracker.rows.claim_columns import candidate_columns, claim_columns
from tracker.rows.sources import Cast, account_id, post_id
from tracker.rows.values import Row, Tables, day_of, instant_columns, utc


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a document stands in the database: what the store knows and the extraction does not."""

    document_id: str
    capture_id: str
    item: int
    item_key: str | None
    article_id: str
    version: int
    run_id: str
    rules_version: str
    path: str | None
    text_sha256: str
    given: str | None = None


def document_rows(extraction: Extraction, place: Placement) -> Tables:
    """Every row of one document, by table. `accounts`, `posts` and `sources` may name what is already known."""
    builder = _Builder(place.document_id, extraction)
    builder.tables["documents"].append(_document(extraction, place))
    builder.tables["document_captures"].append(
        {"document_id": place.document_id, "capture_id": place.capture_id, "item": place.item}
    )
    builder.embeds()
    builder.occurrences()
    builder.claims()
    builder.cast()
    return dict(builder.tables)


def _document(extraction: Extraction, place: Placement) -> Row:
    document: Document = extraction.document
    return {
        "document_id": place.document_id,
        "capture_id": place.capture_id,
        "item": place.item,
        "item_key": place.item_key,
        "article_id": place.article_id,
        "version": place.version,
        "is_current": False,  # decided by the sightings, when the batch is in
        "run_id": place.run_id,
        "rules_version": place.rules_version,
        "path": place.path,
        "url": document.url,
        "publisher": document.publisher,
        "title": document.title,
        "byline": document.byline,
        "language": document.language,
        "read_as": document.read_as,
        **instant_columns("published", document.published, precision=True, zone=True),
        "published_day": day_of(document.published),
        **instant_columns("modified", document.modified, basis=False),
        "text": document.text,
        "text_sha256": place.text_sha256,
        "notes": list(extraction.notes),
        "given": place.given,
    }


class _Builder:
    def __init__(self, document_id: str, extraction: Extraction) -> None:
        self.document_id = document_id
        self.found = extraction
        self.tables: defaultdict[str, list[Row]] = defaultdict(list)
        self.embed_ids: list[str] = []
        self._cast = Cast(extraction.document, document_id, _authors([*extraction.claims, *extraction.rejected]))
        self._met: Counter[str] = Counter()

    def _id(self, kind: Kind, *parts: str | int | None) -> str:
        """The content's id. Two rows that differ in nothing an id is made of are told apart by their order."""
        made = content_id(kind, self.document_id, *parts)
        self._met[made] += 1
        return made if self._met[made] == 1 else content_id(kind, self.document_id, *parts, f"#{self._met[made]}")

    def _account(self, platform: str, handle: str | None, name: str | None = None) -> str | None:
        if not handle:
            return None
        made = account_id(platform, handle)
        self.tables["accounts"].append(
            {"account_id": made, "platform": platform, "handle": handle.removeprefix("@"), "display_name": name}
        )
        return made

    def _post(self, platform: str, native_id: str | None, url: str | None) -> str | None:
        if not native_id:
            return None
        owner = owner_of(platform, url)
        made = post_id(platform, native_id, owner)
        self.tables["posts"].append(
            {"post_id": made, "platform": platform, "native_id": native_id, "url": url, "owner": owner}
        )
        return made

    def _referenced(self, reference: PostReference | None) -> str | None:
        if reference is None or reference.kind != "post":
            return None
        return self._post(reference.platform, reference.native_id, reference.url)

    def embeds(self) -> None:
        for position, embed in enumerate(self.found.embeds):
            embed_id = self._id("emb", embed.platform, embed.native_id or embed.url, embed.start, embed.end)
            self.embed_ids.append(embed_id)
            self.tables["embeds"].append(self._embed(embed_id, position, embed))
            starts = {(start.start, start.rule): start.confidence for start in reversed(embed.starts)}
            for (start, rule), confidence in starts.items():
                self.tables["embed_starts"].append(
                    {
                        "embed_id": embed_id,
                        "document_id": self.document_id,
                        "start_char": start,
                        "rule": rule,
                        "confidence": confidence,
                    }
                )

    def _embed(self, embed_id: str, position: int, embed: Embed) -> Row:
        post = self._post(embed.platform, embed.native_id, embed.url)
        quotes, replies_to = self._referenced(embed.quotes), self._referenced(embed.replies_to)
        return {
            "embed_id": embed_id,
            "document_id": self.document_id,
            "position": position,
            "post_id": post,
            "spelling_id": post,
            "account_id": self._account(embed.platform, embed.author_handle, embed.author_name),
            "platform": embed.platform,
            "native_id": embed.native_id,
            "url": embed.url,
            "author_handle": embed.author_handle,
            "author_name": embed.author_name,
            "declared_date": embed.declared_date,
            **instant_columns("declared", embed.declared, basis=False),
            **instant_columns("posted", embed.posted, precision=True, zone=True),
            "text": embed.text,
            "language": embed.language,
            "form": embed.form,
            "forms": list(embed.forms),
            "rule": embed.rule,
            "confidence": embed.confidence,
            "in_article": embed.in_article,
            "start_char": embed.start,
            "end_char": embed.end,
            "text_start_char": embed.text_start,
            "text_end_char": embed.text_end,
            "date_agreement": embed.date_agreement,
            "quotes_post_id": quotes,
            "quotes_spelling_id": quotes,
            "replies_to_post_id": replies_to,
            "replies_to_spelling_id": replies_to,
        }

    def occurrences(self) -> None:
        """Mentions, hashtags and plain links to posts."""
        for mention in self.found.mentions:
            self.tables["mentions"].append(
                {
                    "mention_id": self._id("men", mention.platform, mention.handle, mention.start),
                    "document_id": self.document_id,
                    "account_id": self._account(mention.platform, mention.handle),
                    "platform": mention.platform,
                    "handle": mention.handle,
                    "start_char": mention.start,
                    "end_char": mention.end,
                    "flag": mention.flag,
                }
            )
        for hashtag in self.found.hashtags:
            self.tables["hashtags"].append(
                {
                    "hashtag_id": self._id("tag", hashtag.tag, hashtag.start),
                    "document_id": self.document_id,
                    "tag": hashtag.tag,
                    "start_char": hashtag.start,
                    "end_char": hashtag.end,
                }
            )
        for link in self.found.linked_posts:
            reference = link.reference
            archived = reference.archived_at
            post = self._referenced(reference)
            self.tables["linked_posts"].append(
                {
                    "linked_post_id": self._id("lnk", reference.url, link.start, link.end),
                    "document_id": self.document_id,
                    "post_id": post,
                    "spelling_id": post,
                    "platform": reference.platform,
                    "kind": reference.kind,
                    "native_id": reference.native_id,
                    "handle": reference.handle,
                    "url": reference.url,
                    "archived_at": utc(archived.earliest) if archived else None,
                    "start_char": link.start,
                    "end_char": link.end,
                    "in_article": link.in_article,
                }
            )

    def claims(self) -> None:
        claims = self.found.claims
        for position, claim in enumerate(claims):
            claim_id = self._id("clm", claim.kind, claim.start, claim.end)
            first = claims[claim.utterance]
            utterance = content_id("utt", self.document_id, first.kind, first.start, first.end)
            author_id = self._cast.resolve(claim.author) if claim.author else None
            self.tables["claims"].append(
                {
                    "claim_id": claim_id,
                    "document_id": self.document_id,
                    "position": position,
                    "utterance_id": utterance,
                    "embed_id": self._embed_id(claim.embed),
                    "renders_embed_id": self._embed_id(claim.renders),
                    "author_id": author_id,
                    **claim_columns(claim),
                }
            )
            for order, relay in enumerate(claim.via):
                self.tables["claim_via"].append(
                    {
                        "claim_id": claim_id,
                        "document_id": self.document_id,
                        "position": order,
                        "source_id": self._cast.resolve(relay),
                        "text": relay.text,
                        "start_char": relay.start,
                        "end_char": relay.end,
                    }
                )
        for candidate in self.found.rejected:
            candidate_id = self._id("clm", "rejected", candidate.kind, candidate.start, candidate.end)
            self.tables["claim_candidates"].append(
                {"candidate_id": candidate_id, "document_id": self.document_id, **candidate_columns(candidate)}
            )

    def _embed_id(self, index: int | None) -> str | None:
        return self.embed_ids[index] if index is not None else None

    def cast(self) -> None:
        """Sources and aliases of all authors that were resolved; called last."""
        for source in self._cast.sources.values():
            self.tables["sources"].append(
                {
                    "source_id": source.source_id,
                    "name": source.name,
                    "kind": source.kind,
                    "account_id": source.account_id,
                    "only_in_document": source.only_in_document,
                }
            )
        for alias in self._cast.aliases.values():
            self.tables["source_aliases"].append(
                {
                    "source_id": alias.source_id,
                    "alias": alias.alias,
                    "evidence": alias.evidence,
                    "document_id": self.document_id,
                    "start_char": alias.start,
                    "end_char": alias.end,
                }
            )


def _authors(claims: Iterable[Claim]) -> list[Author]:
    return [author for claim in claims for author in (claim.author, *claim.via) if author is not None]
