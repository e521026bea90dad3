-- Puts the new documents into the index: their names, and runs of five words of their own prose (new_prose).
-- A name is a word with a capital, cut to six letters: "Port-Sable" and "Kestrian" are met in every language.
INSERT INTO document_names
SELECT DISTINCT md5_number_lower(strip_accents(lower(word))[:6]), document_key
FROM (
    SELECT n.document_key, unnest(regexp_extract_all(d.text, '\p{Lu}\p{L}{3,}|[0-9]{3,}')) AS word
    FROM new_documents AS n
    JOIN documents AS d USING (document_id)
);

INSERT INTO document_shingles
SELECT DISTINCT shingle, document_key
FROM (
    SELECT
        document_key,
        md5_number_lower(
            concat_ws(' ', words[i], words[i + 1], words[i + 2], words[i + 3], words[i + 4])
        ) AS shingle
    FROM (
        SELECT document_key, words, unnest(range(1, len(words) - 3)) AS i
        FROM (
            SELECT
                n.document_key,
                regexp_extract_all(strip_accents(lower(replace(p.prose, '’', ''''))), '[\p{L}\p{N}]+') AS words
            FROM new_prose AS p
            JOIN new_documents AS n USING (document_id)
        )
        WHERE len(words) >= 5
    )
)
WHERE shingle % 2 = 0;

INSERT INTO linked_documents
SELECT n.document_id, n.document_key, n.day, coalesce(s.shingles, 0)
FROM new_documents AS n
LEFT JOIN (
    SELECT document_key, count(*) AS shingles
    FROM document_shingles
    WHERE document_key IN (SELECT document_key FROM new_documents)
    GROUP BY document_key
) AS s USING (document_key);
