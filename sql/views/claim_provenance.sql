-- One row for each claim: what, who, when, where, on whose relay, by which rule, from which bytes.
-- date_basis 'publication' means "reported on", never "said on". Cut offsets count Unicode code points from 0.
CREATE OR REPLACE VIEW claim_provenance AS
SELECT
    -- generated: begin (tracker/rows/export_columns.py; make generate)
    c.claim_id,
    c.kind,
    c.text AS claim,
    c.medium,
    coalesce(s.name, c.author_name, c.author_text) AS author,
    c.author_text AS author_as_printed,
    c.author_kind,
    c.author_role,
    c.author_gender,
    c.author_reason,
    c.author_id AS source_id,
    (SELECT string_agg(v.text, ' < ' ORDER BY v.position) FROM claim_via AS v WHERE v.claim_id = c.claim_id) AS via,
    c.cue_text AS cue,
    c.date_earliest,
    c.date_latest,
    c.date_precision,
    c.date_basis,
    c.date_zone_known,
    c.date_text,
    c.about_earliest,
    c.about_latest,
    c.document_id,
    d.title,
    d.publisher,
    d.language,
    d.url,
    d.path,
    d.article_id,
    d.version,
    d.is_current,
    c.start_char,
    c.end_char,
    substring(d.text, greatest(c.start_char - 60, 0) + 1, least(c.start_char, 60)) AS before,
    substring(d.text, c.start_char + 1, c.end_char - c.start_char) AS exact,
    substring(d.text, c.end_char + 1, 60) AS after,
    e.platform AS post_platform,
    p.url AS post_url,
    c.rule,
    c.confidence,
    d.rules_version,
    d.capture_id,
    k.sha256 AS capture_sha256,
    k.address AS capture_address,
    c.statement_id,
    c.origin_id
    -- generated: end
FROM claims AS c
JOIN documents AS d USING (document_id)
JOIN captures AS k ON k.capture_id = d.capture_id
LEFT JOIN sources AS s ON s.source_id = c.author_id
LEFT JOIN embeds AS e ON e.embed_id = c.embed_id
LEFT JOIN posts AS p ON p.post_id = e.post_id;
