-- One row for each exported claim: the columns of every export.
-- The post is the one the claim is (kind 'post') or renders. Times are UTC, offsets count Unicode code points.
CREATE OR REPLACE TEMP VIEW exported AS
WITH relays AS (
    SELECT
        v.claim_id,
        list({
            source_id: v.source_id, name: s.name, kind: s.kind, text: v.text, start_char: v.start_char,
            end_char: v.end_char
        } ORDER BY v.position) AS via
    FROM claim_via AS v
    JOIN exported_claims USING (claim_id)
    JOIN sources AS s USING (source_id)
    GROUP BY v.claim_id
),
found AS (
    SELECT
        f.claim_id,
        list({check_name: f.check_name, severity: f.severity, detail: f.detail}
            ORDER BY f.check_name, f.embed_id, f.detail) AS findings
    FROM findings AS f
    JOIN exported_claims USING (claim_id)
    GROUP BY f.claim_id
),
judged AS (
    SELECT
        j.claim_id,
        list({status: j.status, made_by: j.made_by, made_at: j.made_at, note: j.note}
            ORDER BY j.made_at, j.made_by) AS verdicts
    FROM judgements AS j
    JOIN exported_claims USING (claim_id)
    GROUP BY j.claim_id
)
SELECT
    -- generated: begin (tracker/rows/export_columns.py; make generate)
    c.claim_id,
    c.kind,
    c.text AS claim,
    c.medium,
    c.medium_text,
    coalesce(s.name, c.author_name, c.author_text) AS author,
    c.author_text AS author_as_printed,
    c.author_kind,
    c.author_role,
    c.author_role_text,
    c.author_affiliation,
    c.author_gender,
    c.author_resolved,
    c.author_reason,
    a.platform AS author_platform,
    a.handle AS author_handle,
    c.author_id AS source_id,
    coalesce(relays.via, []) AS via,
    c.cue_text AS cue,
    c.cue_stance AS stance,
    c.date_earliest,
    c.date_latest,
    c.date_precision,
    c.date_basis,
    c.date_zone_known,
    c.date_text,
    c.about_earliest,
    c.about_latest,
    c.about_precision,
    c.about_text,
    c.document_id,
    c.utterance_id,
    d.title,
    d.publisher,
    d.language,
    d.url,
    d.path,
    d.article_id,
    d.version,
    d.is_current,
    d.published_earliest,
    d.published_latest,
    d.published_precision,
    d.published_basis,
    d.published_zone_known,
    c.start_char,
    c.end_char,
    substring(d.text, greatest(c.start_char - 60, 0) + 1, least(c.start_char, 60)) AS before,
    substring(d.text, c.end_char + 1, 60) AS after,
    e.embed_id,
    CASE WHEN refuted.claim_id IS NULL THEN c.rendering END AS rendering,
    e.post_id,
    e.platform AS post_platform,
    e.native_id AS post_native_id,
    coalesce(e.url, p.url) AS post_url,
    e.author_handle AS post_handle,
    e.author_name AS post_name,
    coalesce(e.text, p.text) AS post_text,
    e.declared_date AS post_declared_date,
    e.posted_earliest AS post_earliest,
    e.posted_latest AS post_latest,
    e.posted_precision AS post_precision,
    e.posted_basis AS post_basis,
    e.posted_zone_known AS post_zone_known,
    e.date_agreement AS post_date_agreement,
    e.form AS post_form,
    c.statement_id,
    c.origin_id,
    c.rule,
    c.confidence,
    c.flags,
    d.rules_version,
    d.run_id,
    r.tool_version,
    r.started_at AS run_started_at,
    r.finished_at AS run_finished_at,
    d.capture_id,
    d.item,
    k.sha256 AS capture_sha256,
    k.address AS capture_address,
    k.media_type AS capture_media_type,
    k.stored_at AS captured_at,
    d.text_sha256,
    coalesce(found.findings, []) AS findings,
    coalesce(judged.verdicts, []) AS verdicts
    -- generated: end
FROM exported_claims
JOIN claims AS c USING (claim_id)
JOIN documents AS d ON d.document_id = c.document_id
JOIN captures AS k ON k.capture_id = d.capture_id
LEFT JOIN runs AS r ON r.run_id = d.run_id
LEFT JOIN sources AS s ON s.source_id = c.author_id
LEFT JOIN accounts AS a ON a.account_id = s.account_id
LEFT JOIN refuted_renderings AS refuted ON refuted.claim_id = c.claim_id
LEFT JOIN embeds AS e
    ON e.embed_id = coalesce(c.embed_id, CASE WHEN refuted.claim_id IS NULL THEN c.renders_embed_id END)
LEFT JOIN posts AS p ON p.post_id = e.post_id
LEFT JOIN relays ON relays.claim_id = c.claim_id
LEFT JOIN found ON found.claim_id = c.claim_id
LEFT JOIN judged ON judged.claim_id = c.claim_id;
