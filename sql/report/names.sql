-- Handles, hashtags and links to posts in some documents. Parameter: documents (ids).
SELECT
    m.document_id, 'handle' AS kind, '@' || m.handle AS name, m.platform, m.handle AS account, a.display_name,
    NULL AS what, m.flag, NULL AS url, TRUE AS in_article, m.start_char, m.end_char
FROM mentions AS m
LEFT JOIN accounts AS a USING (account_id)
WHERE m.document_id IN (SELECT unnest($documents))
UNION ALL
SELECT document_id, 'hashtag', '#' || tag, NULL, NULL, NULL, NULL, NULL, NULL, TRUE, start_char, end_char
FROM hashtags
WHERE document_id IN (SELECT unnest($documents))
UNION ALL
SELECT
    document_id, 'link', concat_ws(' ', platform, kind, coalesce(native_id, handle)), platform, handle, NULL,
    kind, NULL, url, in_article, start_char, end_char
FROM linked_posts
WHERE document_id IN (SELECT unnest($documents)) AND end_char > start_char
ORDER BY document_id, start_char, end_char;
