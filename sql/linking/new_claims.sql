-- The claims of these documents that belong to no statement yet, as they are compared. What linking knew of them before is forgotten.
-- Work tables are numbered: Python reads them in slices, so that its memory does not grow with the corpus.
CREATE OR REPLACE TEMP TABLE new_claims AS
WITH folded AS (
    SELECT
        c.claim_id, c.document_id, c.kind, c.author_name, c.embed_id, c.text,
        regexp_extract_all(strip_accents(lower(replace(c.text, '’', ''''))), '[\p{L}\p{N}]+') AS words,
        coalesce(c.date_earliest + (c.date_latest - c.date_earliest) / 2, d.published_earliest) AS said
    FROM claims AS c
    LEFT JOIN documents AS d USING (document_id)
    WHERE c.statement_id IS NULL
        AND c.document_id IN (SELECT document_id FROM new_documents UNION ALL SELECT document_id FROM linked_documents)
)

SELECT
    row_number() OVER (ORDER BY f.claim_id) - 1 AS number,
    f.claim_id,
    ('0x' || substr(f.claim_id, 5, 15))::UBIGINT AS claim_key,
    f.document_id,
    ('0x' || substr(f.document_id, 5, 15))::UBIGINT AS document_key,
    f.words,
    f.author_name,
    md5_number_lower(array_to_string(f.words, ' ')) AS words_key,
    CASE WHEN f.kind = 'post' THEN post_name(p.platform, p.native_id, p.owner) END AS post_key,
    CASE
        WHEN f.kind = 'post' AND e.author_handle IS NOT NULL
            THEN e.platform || ' ' || lower(ltrim(e.author_handle, '@')) || ' ' || array_to_string(f.words, ' ')
    END AS shown_key,
    date_diff('day', DATE '1970-01-01', f.said::DATE)::INTEGER AS day
FROM folded AS f
LEFT JOIN embeds AS e USING (embed_id)
LEFT JOIN posts AS p USING (post_id);
