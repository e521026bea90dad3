-- Everything on some claims, in the order of their documents. Parameter: claims (ids).
SELECT
    c.claim_id, c.kind, c.text AS claim,
    coalesce(s.name, c.author_name, c.author_text) AS author,
    c.author_text AS author_as_printed, c.author_kind, c.author_role, c.author_id AS source_id,
    c.author_resolved, c.author_rule, c.author_start, c.author_end,
    coalesce(p.party_id, c.author_id, c.claim_id) AS party_id,
    c.cue_text AS cue, c.cue_lemma, c.cue_stance, c.cue_start, c.cue_end,
    c.date_earliest, c.date_latest, c.date_precision, c.date_basis, c.date_zone_known,
    c.date_text, c.date_start, c.date_end,
    c.about_earliest, c.about_latest, c.about_precision, c.about_text,
    c.document_id, d.language, d.rules_version, d.is_current,
    c.start_char, c.end_char,
    substring(d.text, greatest(c.start_char - 60, 0) + 1, least(c.start_char, 60)) AS before,
    substring(d.text, c.start_char + 1, c.end_char - c.start_char) AS exact,
    substring(d.text, c.end_char + 1, 60) AS after,
    c.rule, c.confidence, c.flags, c.utterance_id, c.rendering, c.embed_id, c.renders_embed_id,
    c.statement_id, c.origin_id
FROM claims AS c
JOIN documents AS d USING (document_id)
LEFT JOIN sources AS s ON s.source_id = c.author_id
LEFT JOIN claim_parties AS p ON p.claim_id = c.claim_id
WHERE c.claim_id IN (SELECT unnest($claims))
ORDER BY c.document_id, c.start_char, c.end_char DESC, c.claim_id;
