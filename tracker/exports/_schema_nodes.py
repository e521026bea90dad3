"""Claims, the articles and posts they stand in, and people's verdicts on them, in the words of schema.org."""

from __future__ import annotations

from tracker.exports._linked_data import Node, known, name_of, web_address
from tracker.exports._record import ClaimRecord, Relay, VerdictRecord
from tracker.exports._values import date_text
from tracker.store.judgements import WITHDRAWN

CONTEXT = "https://schema.org"
# An account may be anybody's, and an unnamed source anybody: neither is said to be a person.
_TYPES = {"person": "Person", "organisation": "Organization", "agency": "Organization"}
_ACCOUNT = "http://xmlns.com/foaf/0.1/OnlineAccount"


def claim_node(claim: ClaimRecord) -> Node:
    """One claim; quoted words are a Quotation too. "exampleOfWork" is the statement that it is an occurrence of."""
    quoted = claim.kind in ("direct", "mixed")
    return known(
        {
            "@type": ["Claim", "Quotation"] if quoted else "Claim",
            "@id": name_of(claim.claim_id),
            "identifier": claim.claim_id,
            "text": claim.claim,
            "inLanguage": claim.language,
            "author": _author(claim),
            "spokenByCharacter": {"@id": name_of(claim.source_id)} if quoted and claim.source_id else None,
            "contributor": [_relay(relay) for relay in claim.via],
            "dateCreated": _said(claim),
            "temporalCoverage": _about(claim),
            "appearance": _article(claim),
            "isBasedOn": _post(claim) if claim.embed_id else None,
            "exampleOfWork": {"@type": "Claim", "@id": name_of(claim.statement_id)} if claim.statement_id else None,
        }
    )


def review_nodes(claim: ClaimRecord) -> list[Node]:
    """The standing verdict of each person who judged the claim: their latest one, unless they withdrew it."""
    standing = {verdict["made_by"]: (number, verdict) for number, verdict in enumerate(claim.verdicts, 1)}
    return [
        _review(claim, number, verdict)
        for number, verdict in sorted(standing.values(), key=lambda pair: pair[0])
        if verdict["status"].casefold() != WITHDRAWN
    ]


def _review(claim: ClaimRecord, number: int, verdict: VerdictRecord) -> Node:
    return known(
        {
            "@type": "ClaimReview",
            "@id": f"{name_of(claim.claim_id)}:verdict:{number}",
            "claimReviewed": claim.claim,
            "datePublished": f"{verdict['made_at']:%Y-%m-%d}",
            "author": {"@type": "Person", "name": verdict["made_by"]},
            "reviewRating": {"@type": "Rating", "alternateName": verdict["status"]},
            "reviewBody": verdict["note"],
        }
    )


def _author(claim: ClaimRecord) -> Node | None:
    if claim.source_id is None:
        return None
    account = claim.author_handle
    return known(
        {
            "@type": _TYPES.get(claim.author_kind or "", "Thing"),
            "@id": name_of(claim.source_id),
            "name": claim.author,
            "alternateName": f"@{account}" if account else None,
            "jobTitle": claim.author_role if claim.author_kind == "person" else None,
            "additionalType": _ACCOUNT if claim.author_kind == "account" else None,
        }
    )


def _relay(relay: Relay) -> Node:
    return {
        "@type": "Role",
        "roleName": "relay",
        "contributor": known(
            {
                "@type": _TYPES.get(relay["kind"], "Thing"),
                "@id": name_of(relay["source_id"]) if relay["source_id"] else None,
                "name": relay["name"],
            }
        ),
    }


def _said(claim: ClaimRecord) -> str | None:
    """When it was said; the day of publication says only when it was reported."""
    if claim.date_basis == "publication":
        return None
    return date_text(claim.date_earliest, claim.date_latest, claim.date_precision, claim.date_zone_known)


def _about(claim: ClaimRecord) -> str | None:
    if claim.about_earliest is None or claim.about_latest is None:
        return None
    return f"{claim.about_earliest:%Y-%m-%d}/{claim.about_latest:%Y-%m-%d}"


def _article(claim: ClaimRecord) -> Node:
    return known(
        {
            "@type": "NewsArticle",
            "@id": name_of(claim.document_id),
            "identifier": claim.document_id,
            "url": web_address(claim.url),
            "headline": claim.title,
            "inLanguage": claim.language,
            "publisher": {"@type": "Organization", "name": claim.publisher} if claim.publisher else None,
            "datePublished": date_text(
                claim.published_earliest,
                claim.published_latest,
                claim.published_precision,
                claim.published_zone_known,
            ),
        }
    )


def _post(claim: ClaimRecord) -> Node:
    """The post; where nothing says which one it is, the place where the document shows it."""
    return known(
        {
            "@type": "SocialMediaPosting",
            "@id": name_of(str(claim.post_id or claim.embed_id)),
            "identifier": claim.post_native_id,
            "url": web_address(claim.post_url),
            "text": claim.post_text,
            "datePublished": date_text(
                claim.post_earliest, claim.post_latest, claim.post_precision, claim.post_zone_known
            ),
            "author": known(
                {
                    "@type": "Thing",
                    "additionalType": _ACCOUNT,
                    "name": claim.post_name,
                    "alternateName": f"@{claim.post_handle}" if claim.post_handle else None,
                }
            ),
        }
    )
