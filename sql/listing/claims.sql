-- The claims of current versions that fit every filter given; a filter that is null asks nothing.
SELECT
    p.claim_id, p.kind, p.author, left(p.claim, 120) AS claim,
    strftime(p.date_earliest, '%Y-%m-%d') AS not_before, strftime(p.date_latest, '%Y-%m-%d') AS not_after, p.date_basis,
    coalesce(p.publisher, p.url, p.path) AS publisher, k.documents AS said_in,
    coalesce(k.independent_sources::TEXT, 'not known (at least ' || k.at_least || ')') AS sources,
    (
        SELECT string_agg(DISTINCT f.check_name, ', ' ORDER BY f.check_name)
        FROM findings AS f
        WHERE f.claim_id = p.claim_id
    ) AS findings
FROM claim_provenance AS p
LEFT JOIN corroboration AS k ON k.statement_id = p.statement_id
WHERE p.is_current
    AND ($author IS NULL OR contains(strip_accents(lower(p.author)), strip_accents(lower($author)))
        OR contains(strip_accents(lower(p.author_as_printed)), strip_accents(lower($author))))
    AND ($handle IS NULL OR p.source_id IN (
        SELECT s.source_id
        FROM sources AS s
        JOIN accounts AS a ON a.account_id = s.account_id
        WHERE lower(a.handle) = lower(ltrim($handle, '@'))
    ))
    AND ($since IS NULL OR p.date_latest >= $since::TIMESTAMP)
    AND ($until IS NULL OR p.date_earliest < $until::TIMESTAMP + INTERVAL 1 DAY)
    AND ($kind IS NULL OR p.kind = $kind)
    AND ($publisher IS NULL OR contains(strip_accents(lower(p.publisher)), strip_accents(lower($publisher)))
        OR contains(regexp_extract(lower(p.url), '^https?://([^/:?#]+)', 1), lower($publisher)))
    AND ($document IS NULL OR starts_with(p.document_id, $document) OR contains(coalesce(p.url, ''), $document)
        OR contains(coalesce(p.path, ''), $document))
    AND ($finding IS NULL OR EXISTS (
        SELECT 1 FROM findings AS f WHERE f.claim_id = p.claim_id AND f.check_name = $finding
    ))
    AND ($text IS NULL OR contains(strip_accents(lower(p.claim)), strip_accents(lower($text))))
ORDER BY p.date_earliest NULLS LAST, p.document_id, p.start_char;
