-- title: The same display name on two accounts of one platform
-- severity: warning
-- why: An impostor copies the name and the picture, never the handle. Every post shown under such a name is listed,
--      with the other handles; nothing here says which account is the genuine one.
WITH shown AS (
    SELECT
        e.embed_id, e.document_id, e.platform, e.author_name, e.start_char, e.end_char,
        lower(ltrim(e.author_handle, '@')) AS handle,
        array_to_string(regexp_extract_all(strip_accents(lower(e.author_name)), '[\p{L}\p{N}]+'), ' ') AS name
    FROM embeds AS e
    JOIN documents AS d ON d.document_id = e.document_id AND d.is_current
    WHERE e.author_name IS NOT NULL AND e.author_handle IS NOT NULL AND e.in_article
),

-- A name of one word is many people's.
shared AS (
    SELECT platform, name, list(DISTINCT handle ORDER BY handle) AS handles
    FROM shown
    WHERE contains(name, ' ')
    GROUP BY platform, name
    HAVING count(DISTINCT handle) > 1
)

SELECT
    c.claim_id,
    s.document_id,
    s.embed_id,
    json_object(
        'name', s.author_name,
        'handle', s.handle,
        'other_handles', list_filter(g.handles, lambda one : one <> s.handle),
        'spans', [[s.start_char, s.end_char]]
    ) AS detail
FROM shown AS s
JOIN shared AS g USING (platform, name)
LEFT JOIN claims AS c ON c.embed_id = s.embed_id
ORDER BY s.document_id, s.start_char
