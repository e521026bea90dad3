-- Everything on one claim. Parameter: claim_id.
SELECT
    p.*,
    c.cue_lemma, c.cue_stance, c.author_resolved, c.author_rule, c.author_start, c.author_end, c.utterance_id,
    c.rendering, c.flags,
    d.published_earliest, d.published_latest, d.published_basis,
    e.form AS post_form, e.native_id AS post_native_id, e.author_handle AS post_handle, e.declared_date AS post_declared,
    e.date_agreement AS post_date_agreement, e.posted_earliest AS post_posted_earliest,
    e.posted_latest AS post_posted_latest, e.posted_basis AS post_posted_basis,
    k.bytes AS capture_bytes, k.media_type AS capture_media_type
FROM claim_provenance AS p
JOIN claims AS c USING (claim_id)
JOIN documents AS d ON d.document_id = p.document_id
JOIN captures AS k ON k.capture_id = p.capture_id
LEFT JOIN embeds AS e ON e.embed_id = coalesce(c.embed_id, c.renders_embed_id)
WHERE p.claim_id = $claim_id;
