-- Every form in which the database knows a name: its sort, whether it can only be that one's name (see tracker/rows/sources.py),
-- the name it stands for, and the account it belongs to. Sorts: account and source (by kind), alias, byline, handle.
SELECT DISTINCT form, sort, named, stands_for, handle
FROM (
    SELECT s.name AS form, s.kind AS sort, s.only_in_document IS NULL AS named, s.name AS stands_for, a.handle
    FROM sources AS s LEFT JOIN accounts AS a USING (account_id)
    UNION ALL
    SELECT x.alias, 'alias', FALSE, s.name, a.handle
    FROM source_aliases AS x
    JOIN sources AS s USING (source_id)
    LEFT JOIN accounts AS a USING (account_id)
    WHERE NOT starts_with(x.alias, '@')
    UNION ALL
    SELECT c.author_name, 'alias', FALSE, s.name, a.handle
    FROM claims AS c
    JOIN sources AS s ON s.source_id = c.author_id
    LEFT JOIN accounts AS a USING (account_id)
    UNION ALL
    SELECT display_name, 'account', TRUE, display_name, handle FROM accounts
    UNION ALL
    SELECT author_name, 'account', TRUE, author_name, author_handle FROM embeds
    UNION ALL
    SELECT byline, 'byline', FALSE, byline, NULL FROM documents
    UNION ALL
    SELECT handle, 'handle', TRUE, handle, handle FROM accounts
    UNION ALL
    SELECT author_handle, 'handle', TRUE, author_handle, author_handle FROM embeds
    UNION ALL
    SELECT handle, 'handle', TRUE, handle, handle FROM mentions
    UNION ALL
    SELECT handle, 'handle', TRUE, handle, handle FROM linked_posts
)
WHERE form IS NOT NULL AND form <> ''
ORDER BY ALL;
