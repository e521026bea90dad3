"""Every column of an exported claim, in its order: the claim's own by group, and those of what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracker.rows.claim_columns import COLUMNS, Group, Treatment

_PYTHON: Final = {
    "TEXT": "str",
    "INTEGER": "int",
    "BOOLEAN": "bool",
    "DOUBLE": "float",
    "TIMESTAMP": "datetime",
    "TEXT[]": "list[str]",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """One column: its name, what it is selected as, its Python type and what a pseudonymised export does with it.

    `viewed`: the view claim_provenance has it, too, selected as `view_sql` where that differs.
    """

    name: str
    sql: str
    type: str
    treatment: Treatment
    viewed: bool = False
    view_sql: str | None = None

    @property
    def selected(self) -> str:
        """The column as a line of a SELECT list."""
        return self._line(self.sql)

    @property
    def selected_in_view(self) -> str:
        """The same in claim_provenance."""
        return self._line(self.view_sql or self.sql)

    def _line(self, sql: str) -> str:
        return sql if sql.rpartition(".")[2] == self.name and " " not in sql else f"{sql} AS {self.name}"


def group(name: Group) -> tuple[Exported, ...]:
    """The claim's own columns of one group that exports give."""
    return tuple(
        Exported(
            column.export,
            f"c.{column.name}",
            _PYTHON[column.type] + ("" if column.required else " | None"),
            column.treatment,
            column.viewed,
        )
        for column in COLUMNS
        if column.export is not None and column.group == name
    )


# The words around a claim: as many code points of the text on either side.
_BEFORE: Final = "substring(d.text, greatest(c.start_char - 60, 0) + 1, least(c.start_char, 60))"
_EXACT: Final = "substring(d.text, c.start_char + 1, c.end_char - c.start_char)"
_AFTER: Final = "substring(d.text, c.end_char + 1, 60)"
_RENDERING: Final = "CASE WHEN refuted.claim_id IS NULL THEN c.rendering END"
_RELAYS: Final = (
    "(SELECT string_agg(v.text, ' < ' ORDER BY v.position) FROM claim_via AS v WHERE v.claim_id = c.claim_id)"
)

# fmt: off
EXPORTED: Final[tuple[Exported, ...]] = (
    Exported("claim_id", "c.claim_id", "str", "id", True),
    *group("what"),
    Exported("author", "coalesce(s.name, c.author_name, c.author_text)", "str | None", "name", True),
    *group("who"),
    Exported("author_platform", "a.platform", "str | None", "keep"),
    Exported("author_handle", "a.handle", "str | None", "handle"),
    Exported("source_id", "c.author_id", "str | None", "id", True),
    Exported("via", "coalesce(relays.via, [])", "list[Relay]", "records", True, _RELAYS),
    *group("cue"),
    *group("when"),
    *group("about"),
    Exported("document_id", "c.document_id", "str", "id", True),
    Exported("utterance_id", "c.utterance_id", "str", "id"),
    Exported("title", "d.title", "str | None", "drop", True),
    Exported("publisher", "d.publisher", "str | None", "label", True),
    Exported("language", "d.language", "str | None", "keep", True),
    Exported("url", "d.url", "str | None", "drop", True),
    Exported("path", "d.path", "str | None", "drop", True),
    Exported("article_id", "d.article_id", "str", "id", True),
    Exported("version", "d.version", "int", "keep", True),
    Exported("is_current", "d.is_current", "bool", "keep", True),
    Exported("published_earliest", "d.published_earliest", "datetime | None", "instant"),
    Exported("published_latest", "d.published_latest", "datetime | None", "instant"),
    Exported("published_precision", "d.published_precision", "str | None", "instant"),
    Exported("published_basis", "d.published_basis", "str | None", "keep"),
    Exported("published_zone_known", "d.published_zone_known", "bool | None", "keep"),
    Exported("start_char", "c.start_char", "int | None", "drop", True),
    Exported("end_char", "c.end_char", "int | None", "drop", True),
    Exported("before", _BEFORE, "str | None", "text", True),
    Exported("after", _AFTER, "str | None", "text", True),
    Exported("embed_id", "e.embed_id", "str | None", "id"),
    Exported("rendering", _RENDERING, "str | None", "keep"),
    Exported("post_id", "e.post_id", "str | None", "id"),
    Exported("post_platform", "e.platform", "str | None", "keep", True),
    Exported("post_native_id", "e.native_id", "str | None", "drop"),
    Exported("post_url", "coalesce(e.url, p.url)", "str | None", "drop", True, "p.url"),
    Exported("post_handle", "e.author_handle", "str | None", "handle"),
    Exported("post_name", "e.author_name", "str | None", "name"),
    Exported("post_text", "coalesce(e.text, p.text)", "str | None", "text"),
    Exported("post_declared_date", "e.declared_date", "str | None", "drop"),
    Exported("post_earliest", "e.posted_earliest", "datetime | None", "instant"),
    Exported("post_latest", "e.posted_latest", "datetime | None", "instant"),
    Exported("post_precision", "e.posted_precision", "str | None", "instant"),
    Exported("post_basis", "e.posted_basis", "str | None", "keep"),
    Exported("post_zone_known", "e.posted_zone_known", "bool | None", "keep"),
    Exported("post_date_agreement", "e.date_agreement", "str | None", "keep"),
    Exported("post_form", "e.form", "str | None", "keep"),
    Exported("statement_id", "c.statement_id", "str | None", "id"),
    Exported("origin_id", "c.origin_id", "str | None", "id"),
    *group("rule"),
    Exported("rules_version", "d.rules_version", "str", "keep", True),
    Exported("run_id", "d.run_id", "str", "id"),
    Exported("tool_version", "r.tool_version", "str | None", "keep"),
    Exported("run_started_at", "r.started_at", "datetime | None", "day"),
    Exported("run_finished_at", "r.finished_at", "datetime | None", "day"),
    Exported("capture_id", "d.capture_id", "str", "id", True),
    Exported("item", "d.item", "int | None", "drop"),
    Exported("capture_sha256", "k.sha256", "str | None", "drop", True),
    Exported("capture_address", "k.address", "str | None", "drop", True),
    Exported("capture_media_type", "k.media_type", "str | None", "keep"),
    Exported("captured_at", "k.stored_at", "datetime | None", "day"),
    Exported("text_sha256", "d.text_sha256", "str | None", "drop"),
    Exported("findings", "coalesce(found.findings, [])", "list[FindingRecord]", "records"),
    Exported("verdicts", "coalesce(judged.verdicts, [])", "list[VerdictRecord]", "records"),
)
# fmt: on


def provenance_lines() -> list[str]:
    """The SELECT list of claim_provenance: the exact words stand between those around them, linking comes last."""
    lines: list[str] = []
    for column in EXPORTED:
        if column.viewed:
            lines.append(column.selected_in_view)
        if column.name == "before":
            lines.append(f"{_EXACT} AS exact")
    return [*lines, "c.statement_id", "c.origin_id"]
