-- Everything on some claims, in the order of their documents. Parameter: claims (ids).
-- Each table is narrowed before they are joined: else the texts of all documents are read for one claim.
WITH
    wanted AS MATERIALIZED (FROM claims WHERE claim_id IN (SELECT unnest($claims))),
    held AS MATERIALIZED (
        SELECT document_id, language, rules_version, is_current, text
        FROM documents
        WHERE document_id IN (SELECT document_id FROM wanted)
    ),
    named AS MATERIALIZED (SELECT source_id, name FROM sources WHERE source_id IN (SELECT author_id FROM wanted)),
    joined AS MATERIALIZED (
        SELECT claim_id, party_id FROM claim_parties WHERE claim_id IN (SELECT unnest($claims))
    )

SELECT
    c.claim_id, c.kind, c.text AS claim,
    coalesce(s.name, c.author_name, c.author_text) AS author,
    c.author_text AS author_as_printed, c.author_kind, c.author_role, c.author_reason, c.author_id AS source_id,
    c.author_resolved, c.author_rule, c.author_start, c.author_end,
    coalesce(p.party_id, c.author_id, c.claim_id) AS party_id,
    c.cue_text AS cue, c.cue_lemma, c.cue_stance, c.cue_start, c.cue_end,
    c.date_earliest, c.date_latest, c.date_precision, c.date_basis, c.date_zone_known,
    c.date_text, c.date_start, c.date_end,
    c.about_earliest, c.about_latest, c.about_precision, c.about_basis, c.about_text,
    c.document_id, d.language, d.rules_version, d.is_current,
    c.start_char, c.end_char,
    substring(d.text, greatest(c.start_char - 60, 0) + 1, least(c.start_char, 60)) AS before,
    substring(d.text, c.start_char + 1, c.end_char - c.start_char) AS exact,
    substring(d.text, c.end_char + 1, 60) AS after,
    c.rule, c.confidence, c.flags, c.utterance_id, c.embed_id,
    CASE WHEN r.claim_id IS NULL THEN c.rendering END AS rendering,
    CASE WHEN r.claim_id IS NULL THEN c.renders_embed_id END AS renders_embed_id,
    c.statement_id, c.origin_id
FROM wanted AS c
JOIN held AS d USING (document_id)
LEFT JOIN named AS s ON s.source_id = c.author_id
LEFT JOIN joined AS p ON p.claim_id = c.claim_id
LEFT JOIN refuted_renderings_of($claims::TEXT[]) AS r ON r.claim_id = c.claim_id
ORDER BY c.document_id, c.start_char, c.end_char DESC, c.claim_id;
