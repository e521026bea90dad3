-- Handles, hashtags and links to posts in some documents. Parameter: documents (ids).
SELECT document_id, 'handle' AS kind, '@' || handle AS name, platform AS note, flag, NULL AS url, start_char, end_char
FROM mentions
WHERE document_id IN (SELECT unnest($documents))
UNION ALL
SELECT document_id, 'hashtag', '#' || tag, NULL, NULL, NULL, start_char, end_char
FROM hashtags
WHERE document_id IN (SELECT unnest($documents))
UNION ALL
SELECT document_id, 'link', platform || ' ' || kind, coalesce(native_id, handle), NULL, url, start_char, end_char
FROM linked_posts
WHERE document_id IN (SELECT unnest($documents)) AND end_char > start_char
ORDER BY document_id, start_char, end_char;
