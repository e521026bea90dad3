-- Keeps what is staged: new rows go in, what was unknown of known rows is filled.
INSERT INTO captures FROM staged_captures ON CONFLICT DO NOTHING;
-- The same bytes met at another place may tell what the first did not say.
UPDATE captures SET
    path = coalesce(captures.path, staged.path),
    url = coalesce(captures.url, staged.url),
    status = coalesce(captures.status, staged.status),
    container_offset = coalesce(captures.container_offset, staged.container_offset),
    payload_digest = coalesce(captures.payload_digest, staged.payload_digest),
    custody = coalesce(captures.custody, staged.custody)
FROM staged_captures AS staged
WHERE captures.capture_id = staged.capture_id
    AND (
        (captures.path IS NULL AND staged.path IS NOT NULL)
        OR (captures.url IS NULL AND staged.url IS NOT NULL)
        OR (captures.status IS NULL AND staged.status IS NOT NULL)
        OR (captures.container_offset IS NULL AND staged.container_offset IS NOT NULL)
        OR (captures.payload_digest IS NULL AND staged.payload_digest IS NOT NULL)
        OR (captures.custody IS NULL AND staged.custody IS NOT NULL)
    );
-- A look at an address has its own moment: an archive that is read twice tells of the same one.
INSERT INTO capture_sightings
FROM staged_capture_sightings AS staged
WHERE NOT EXISTS (
    FROM capture_sightings AS s
    WHERE s.capture_id = staged.capture_id AND s.address = staged.address AND s.seen_at = staged.seen_at
)
ON CONFLICT DO NOTHING;
INSERT INTO document_captures FROM staged_document_captures ON CONFLICT DO NOTHING;
INSERT INTO failures FROM staged_failures ON CONFLICT DO NOTHING;
INSERT INTO revisits FROM staged_revisits ON CONFLICT DO NOTHING;
INSERT INTO observations FROM staged_observations ON CONFLICT DO NOTHING;
INSERT INTO post_versions FROM staged_post_versions ON CONFLICT DO NOTHING;

INSERT INTO accounts FROM staged_accounts ON CONFLICT DO NOTHING;
-- Of several forms of a name the greatest is shown, whatever was read first: accents come behind plain letters, small
-- letters behind capitals.
UPDATE accounts SET
    handle = greatest(accounts.handle, staged.handle),
    display_name = greatest(accounts.display_name, staged.display_name)
FROM staged_accounts AS staged
WHERE accounts.account_id = staged.account_id
    AND (staged.handle > accounts.handle OR staged.display_name > coalesce(accounts.display_name, ''));

INSERT INTO sources FROM staged_sources ON CONFLICT DO NOTHING;
UPDATE sources SET
    name = greatest(sources.name, staged.name),
    account_id = least(sources.account_id, staged.account_id)
FROM staged_sources AS staged
WHERE sources.source_id = staged.source_id
    AND (staged.name > sources.name OR staged.account_id < coalesce(sources.account_id, 'b'));

INSERT INTO posts (post_id, platform, native_id, url, owner)
SELECT post_id, platform, native_id, url, owner FROM staged_posts ON CONFLICT DO NOTHING;
UPDATE posts SET url = least(posts.url, staged.url)
FROM staged_posts AS staged
WHERE posts.post_id = staged.post_id AND staged.url IS DISTINCT FROM posts.url;
INSERT INTO post_spellings
SELECT post_id, post_id, platform, native_id, owner, 0, NULL
FROM staged_posts
WHERE per_account(platform) AND owner IS NOT NULL
ON CONFLICT DO NOTHING;

DELETE FROM staged_captures;
DELETE FROM staged_capture_sightings;
DELETE FROM staged_document_captures;
DELETE FROM staged_failures;
DELETE FROM staged_revisits;
DELETE FROM staged_observations;
DELETE FROM staged_post_versions;
DELETE FROM staged_accounts;
DELETE FROM staged_sources;
DELETE FROM staged_posts;
