-- The statements (null: all) with what stands behind each, for the life of the connection: counting takes longer than
-- asking.
CREATE OR REPLACE TEMP TABLE report_statements AS
WITH named AS (
    SELECT
        c.statement_id, c.author_name, c.author_text, c.author_kind, c.author_resolved, c.author_reason,
        coalesce(p.party_id, c.author_id, c.claim_id) AS voice,
        regexp_extract_all(strip_accents(lower(coalesce(c.author_name, ''))), '[\p{L}\p{N}]{3,}') AS words,
        regexp_extract_all(strip_accents(lower(c.author_text)), '[\p{L}\p{N}]{3,}') AS written
    FROM claims AS c
    JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
    LEFT JOIN claim_parties AS p ON p.claim_id = c.claim_id
    WHERE c.author_text IS NOT NULL
        AND ($statements::TEXT[] IS NULL OR list_contains($statements::TEXT[], c.statement_id))
),

-- What of its names some document prints at the words of a voice: once for each voice, which may have many claims.
printed AS (
    SELECT statement_id, voice, list(DISTINCT word) AS printed
    FROM (
        SELECT statement_id, voice, unnest(list_intersect(words, written)) AS word
        FROM named
        WHERE author_resolved IS NOT FALSE
    )
    GROUP BY statement_id, voice
)

SELECT
    s.statement_id, s.text, s.language, s.claim_id, k.claims, k.documents, k.publishers, k.origins, k.authors,
    k.independent_sources, k.at_least, k.attested_by, k.asserted_by, k.first_seen, k.last_seen,
    v.voices, u.unnamed, coalesce(f.errors, 0) AS errors, coalesce(f.warnings, 0) AS warnings
FROM statements AS s
JOIN corroboration_of($statements::TEXT[]) AS k USING (statement_id)
LEFT JOIN (
    SELECT
        c.statement_id,
        count(*) FILTER (f.severity = 'error') AS errors,
        count(*) FILTER (f.severity = 'warning') AS warnings
    FROM finding_claims AS f
    JOIN claims AS c ON c.claim_id = f.about_claim_id
    WHERE $statements::TEXT[] IS NULL OR list_contains($statements::TEXT[], c.statement_id)
    GROUP BY c.statement_id
) AS f USING (statement_id)
LEFT JOIN (
    -- One name for each voice, the fullest that a person has; words that are nobody's name say so. Where one document
    -- prints the name at the words and in another "he" was read as somebody else's, it is the printed one.
    SELECT statement_id, list(name ORDER BY times DESC, name) AS voices
    FROM (
        SELECT statement_id, name, sum(times) AS times
        FROM (
            SELECT
                statement_id,
                count(*) AS times,
                max_by(
                    CASE
                        WHEN author_resolved IS FALSE
                            THEN '“' || author_text || '”, ' || coalesce(author_reason, 'not clear who')
                        ELSE coalesce(author_name, author_text)
                    END,
                    (
                        author_resolved IS NOT FALSE, coalesce(list_has_any(words, printed), FALSE),
                        author_kind = 'person', length(coalesce(author_name, author_text)), author_name
                    )
                ) AS name
            FROM named
            LEFT JOIN printed USING (statement_id, voice)
            GROUP BY statement_id, voice
        )
        GROUP BY statement_id, name
    )
    GROUP BY statement_id
) AS v USING (statement_id)
LEFT JOIN (
    -- Why occurrences have no author: the reason kept, the language, and whether there were rules to read it by.
    SELECT
        c.statement_id,
        list(DISTINCT [coalesce(c.author_reason, ''), coalesce(d.language, ''), coalesce(d.read_as, '')]) AS unnamed
    FROM claims AS c
    JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
    WHERE c.author_text IS NULL AND ($statements::TEXT[] IS NULL OR list_contains($statements::TEXT[], c.statement_id))
    GROUP BY c.statement_id
) AS u USING (statement_id);
