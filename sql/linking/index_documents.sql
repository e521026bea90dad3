-- Puts the documents that linking has not seen into the index: their names, and runs of five words.
CREATE OR REPLACE TEMP TABLE new_documents AS
SELECT
    document_id,
    text,
    date_diff('day', DATE '1970-01-01', published_earliest::DATE)::INTEGER AS day,
    regexp_extract_all(strip_accents(lower(replace(text, '’', ''''))), '[\p{L}\p{N}]+') AS words
FROM documents
WHERE document_id NOT IN (SELECT document_id FROM linked_documents);

-- A name is a word with a capital, cut to six letters: "Port-Sable" and "Kestrian" are met in every language.
INSERT INTO document_names
SELECT DISTINCT md5_number_lower(strip_accents(lower(word))[:6]), document_id
FROM (SELECT document_id, unnest(regexp_extract_all(text, '\p{Lu}\p{L}{3,}|\d{3,}')) AS word FROM new_documents);

CREATE OR REPLACE TEMP TABLE new_document_shingles AS
SELECT DISTINCT
    md5_number_lower(array_to_string(words[i:i + 4], ' ')) AS shingle,
    document_id
FROM (SELECT document_id, words, unnest(range(1, len(words) - 3)) AS i FROM new_documents WHERE len(words) >= 5);

INSERT INTO document_shingles FROM new_document_shingles;

INSERT INTO linked_documents
SELECT n.document_id, n.day, coalesce(s.shingles, 0)
FROM new_documents AS n
LEFT JOIN (SELECT document_id, count(*) AS shingles FROM new_document_shingles GROUP BY document_id) AS s
    USING (document_id);
