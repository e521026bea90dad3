-- The claims of a slice of the undecided pairs, as tracker.linking.profiles compares them.
SELECT
    c.claim_id, c.document_id, c.kind, c.text,
    CASE WHEN c.kind = 'post' THEN coalesce(e.language, p.language, d.language) ELSE d.language END AS language,
    c.embed_id,
    l.post_key, c.renders_embed_id, c.rendering,
    c.author_id, c.author_name, c.author_kind, c.date_basis,
    c.date_earliest + (c.date_latest - c.date_earliest) / 2 AS said,
    CASE
        WHEN c.about_latest - c.about_earliest < INTERVAL 51 HOUR
            THEN c.about_earliest + (c.about_latest - c.about_earliest) / 2
    END AS about,
    c.about_text,
    d.publisher,
    c.rule
FROM (
    SELECT claim_id FROM undecided WHERE number >= $from AND number < $until
    UNION
    SELECT other_claim_id FROM undecided WHERE number >= $from AND number < $until
) AS wanted
JOIN claims AS c USING (claim_id)
JOIN linked_claims AS l USING (claim_id)
JOIN documents AS d ON d.document_id = c.document_id
LEFT JOIN embeds AS e ON e.embed_id = c.embed_id
LEFT JOIN posts AS p ON p.post_id = e.post_id;
