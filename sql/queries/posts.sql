-- Which posts were embedded, by whom, and how many publishers show them?
SELECT
    platform, native_id, any_value(author_handle) AS author_handle, min(posted_earliest) AS posted_from,
    any_value(posted_basis) AS posted_basis, count(*) AS embeds, count(DISTINCT publisher) AS publishers,
    left(any_value(text), 100) AS text
FROM embedded_posts
WHERE is_current AND in_article
-- A post that is shown without its id is known by its account and its words, one of which nothing is known by its place.
GROUP BY platform, native_id, CASE
    WHEN native_id IS NULL THEN coalesce(
        lower(ltrim(coalesce(author_handle, author_name), '@')) || ' '
        || nullif(array_to_string(regexp_extract_all(strip_accents(lower(text)), '[\p{L}\p{N}]+'), ' '), ''),
        embed_id
    )
END
ORDER BY publishers DESC, embeds DESC, platform, native_id;
