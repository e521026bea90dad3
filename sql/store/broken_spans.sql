-- Every row whose span does not hold, in its document's text, what the row says it holds.
WITH spans AS (
    SELECT 'claims' AS place, claim_id AS id, document_id, start_char, end_char, text AS words FROM claims
    UNION ALL
    SELECT 'claims.author', claim_id, document_id, author_start, author_end, author_text FROM claims
    WHERE author_text IS NOT NULL
    UNION ALL
    SELECT 'claims.cue', claim_id, document_id, cue_start, cue_end, cue_text FROM claims WHERE cue_text IS NOT NULL
    UNION ALL
    SELECT 'claims.date', claim_id, document_id, date_start, date_end, date_text FROM claims WHERE date_start IS NOT NULL
    UNION ALL
    SELECT 'claim_via', claim_id, document_id, start_char, end_char, text FROM claim_via
    UNION ALL
    SELECT 'claim_candidates', candidate_id, document_id, start_char, end_char, text FROM claim_candidates
    UNION ALL
    SELECT 'embeds', embed_id, document_id, start_char, end_char, NULL FROM embeds
    UNION ALL
    SELECT 'embeds.text', embed_id, document_id, text_start_char, text_end_char, text FROM embeds
    WHERE text_start_char IS NOT NULL
    UNION ALL
    SELECT 'mentions', mention_id, document_id, start_char, end_char, NULL FROM mentions
    UNION ALL
    SELECT 'hashtags', hashtag_id, document_id, start_char, end_char, NULL FROM hashtags
    UNION ALL
    SELECT 'linked_posts', linked_post_id, document_id, start_char, end_char, NULL FROM linked_posts
),
held AS (
    SELECT spans.*, d.document_id IS NULL AS lost, length(d.text) AS characters,
        substring(d.text, start_char + 1, end_char - start_char) AS found
    FROM spans LEFT JOIN documents AS d USING (document_id)
)
SELECT place, id, document_id, start_char, end_char, words, found,
    CASE
        WHEN lost THEN 'its document is missing'
        WHEN end_char > characters OR start_char < 0 OR end_char < start_char THEN 'the span leaves the text'
        ELSE 'the text at the span is not the text of the row'
    END AS problem
FROM held
WHERE lost OR end_char > characters OR start_char < 0 OR end_char < start_char
    OR (words IS NOT NULL AND found <> words)
ORDER BY document_id, place, start_char;
