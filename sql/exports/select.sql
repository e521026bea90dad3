-- Which claims an export holds. Every parameter may be NULL, which asks for nothing.
-- author, text: words the author's name (in any of its forms) or the claim has in it, whatever their case and accents;
-- handle: made by that account, or showing or naming it; statement: the beginning of an id; document: the same, or
-- part of an address or path;
-- since, until: days of which one at least may be the claim's; finding: a check that found the claim or its post.
CREATE OR REPLACE TEMP TABLE exported_claims AS
WITH accounts_meant AS (
    SELECT account_id FROM accounts WHERE lower(handle) = lower(ltrim($handle, '@'))
),
embeds_meant AS (
    SELECT embed_id FROM embeds WHERE lower(author_handle) = lower(ltrim($handle, '@'))
),
mentioned AS (
    SELECT c.claim_id
    FROM mentions AS m
    JOIN claims AS c
        ON c.document_id = m.document_id AND m.start_char >= c.start_char AND m.end_char <= c.end_char
    WHERE lower(m.handle) = lower(ltrim($handle, '@'))
),
named AS (
    SELECT source_id FROM sources WHERE contains(lower(strip_accents(name)), lower(strip_accents($author)))
    UNION
    SELECT source_id FROM source_aliases WHERE contains(lower(strip_accents(alias)), lower(strip_accents($author)))
)
SELECT c.claim_id
FROM claims AS c
JOIN documents AS d USING (document_id)
LEFT JOIN sources AS s ON s.source_id = c.author_id
WHERE ($author IS NULL OR c.author_id IN (FROM named))
    AND (
        $handle IS NULL
        OR s.account_id IN (FROM accounts_meant)
        OR c.embed_id IN (FROM embeds_meant)
        OR c.renders_embed_id IN (FROM embeds_meant)
        OR c.claim_id IN (FROM mentioned)
    )
    AND ($since IS NULL OR c.date_latest >= $since::TIMESTAMP)
    AND ($until IS NULL OR c.date_earliest < $until::TIMESTAMP + INTERVAL 1 DAY)
    AND (
        $document IS NULL
        OR starts_with(c.document_id, $document)
        OR contains(d.url, $document)
        OR contains(d.path, $document)
    )
    AND ($statement IS NULL OR starts_with(c.statement_id, $statement))
    AND ($publisher IS NULL OR contains(lower(strip_accents(d.publisher)), lower(strip_accents($publisher))))
    AND ($kind IS NULL OR c.kind = $kind)
    AND ($text IS NULL OR contains(lower(strip_accents(c.text)), lower(strip_accents($text))))
    AND (
        $finding IS NULL
        OR c.claim_id IN (SELECT claim_id FROM findings WHERE check_name = $finding)
        OR c.embed_id IN (SELECT embed_id FROM findings WHERE check_name = $finding)
    )
    AND (NOT $current OR d.is_current);
