-- title: A later version of the article says something else, or nothing
-- severity: warning
-- why: Articles are changed without notice. Each claim of a version that the next version does not hold in these words is
--      listed: changed, or softened, when the next version says the like of it; given to another author; or withdrawn.
SELECT
    coalesce(now_claim_id, claim_id) AS claim_id,
    CASE WHEN now_claim_id IS NULL THEN from_document_id ELSE to_document_id END AS document_id,
    NULL AS embed_id,
    json_object(
        'change', change,
        'other_claim_id', claim_id,
        'said', said,
        'says', says,
        'author', author,
        'author_now', author_now,
        'version', from_version,
        'seen', strftime(from_seen_at, '%Y-%m-%d %H:%M'),
        'otherwise since', strftime(to_seen_at, '%Y-%m-%d %H:%M'),
        'spans', [[coalesce(now_start_char, start_char), coalesce(now_end_char, end_char)]],
        'other_document_id', from_document_id,
        'other_spans', [[start_char, end_char]]
    ) AS detail
FROM article_history
WHERE change NOT IN ('kept', 'added')
ORDER BY from_document_id, start_char
