-- The post that each posted claim is, for the contradicted ones.
SELECT
    c.claim_id, c.author_name, c.author_kind,
    coalesce(
        post_name(p.platform, p.native_id, p.owner),
        e.platform || ' @' || lower(ltrim(coalesce(e.author_handle, e.author_name, ''), '@')) || ' '
        || md5(array_to_string(regexp_extract_all(strip_accents(lower(coalesce(e.text, e.url, e.embed_id))), '[\p{L}\p{N}]+'), ' '))
    ) AS post
FROM claims AS c
JOIN embeds AS e USING (embed_id)
LEFT JOIN posts AS p USING (post_id)
WHERE c.kind = 'post' AND c.claim_id IN (SELECT unnest($claims));
