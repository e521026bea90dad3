-- The texts of a slice of the new documents with the spans of posts and direct quotations, in the order of the text.
WITH slice AS (
    SELECT document_id FROM new_documents WHERE number >= $from AND number < $until
)

SELECT
    d.document_id,
    d.text,
    list_sort(list([s.start_char, s.end_char]) FILTER (s.start_char IS NOT NULL)) AS spans
FROM slice
JOIN documents AS d USING (document_id)
LEFT JOIN (
    SELECT document_id, start_char, end_char FROM embeds WHERE document_id IN (FROM slice)
    UNION ALL
    SELECT document_id, start_char, end_char
    FROM claims
    WHERE kind IN ('direct', 'mixed', 'post') AND document_id IN (FROM slice)
) AS s USING (document_id)
GROUP BY d.document_id, d.text
ORDER BY d.document_id;
