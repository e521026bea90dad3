-- Brings a shard's files in: what documents share goes where a batch waits, what is a document's own to its table.
-- Variables: shard (the folder, as a pattern), run, stored_at. Table kept_candidates: whose rows are wanted.
INSERT INTO staged_captures BY NAME
SELECT
    capture_id,
    getvariable('stored_at')::TIMESTAMP AS stored_at,
    any_value(COLUMNS(* EXCLUDE (capture_id, stored_at, position)) ORDER BY position)
FROM read_parquet(getvariable('shard') || '/captures-*.parquet')
GROUP BY capture_id;

INSERT INTO staged_capture_sightings BY NAME
SELECT DISTINCT * REPLACE (getvariable('run') AS run_id)
FROM read_parquet(getvariable('shard') || '/capture_sightings-*.parquet');

INSERT INTO staged_revisits BY NAME
SELECT * REPLACE (getvariable('run') AS run_id) FROM read_parquet(getvariable('shard') || '/revisits-*.parquet');

INSERT INTO staged_observations BY NAME
SELECT * REPLACE (getvariable('run') AS run_id) FROM read_parquet(getvariable('shard') || '/observations-*.parquet');

INSERT INTO staged_post_versions BY NAME FROM read_parquet(getvariable('shard') || '/post_versions-*.parquet');

-- Of several forms that one thing is shown in, which is kept, as in keep_staged.sql.
INSERT INTO staged_accounts BY NAME
SELECT
    account_id,
    any_value(platform) AS platform,
    max(handle) AS handle,
    max(display_name) AS display_name
FROM read_parquet(getvariable('shard') || '/accounts-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates)
GROUP BY account_id;

INSERT INTO staged_sources BY NAME
SELECT
    source_id,
    max(name) AS name,
    any_value(kind ORDER BY candidate) AS kind,
    min(account_id) AS account_id,
    any_value(only_in_document ORDER BY candidate) AS only_in_document
FROM read_parquet(getvariable('shard') || '/sources-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates)
GROUP BY source_id;

-- A post without a candidate is one that a service answered about.
INSERT INTO staged_posts BY NAME
SELECT post_id, any_value(platform) AS platform, any_value(native_id) AS native_id, min(url) AS url, any_value(owner) AS owner
FROM read_parquet(getvariable('shard') || '/posts-*.parquet')
WHERE candidate IS NULL OR candidate IN (SELECT rows_at FROM kept_candidates)
GROUP BY post_id;

INSERT INTO documents BY NAME
SELECT
    d.* EXCLUDE (candidate) REPLACE (
        k.capture_id AS capture_id,
        k.item AS item,
        k.item_key AS item_key,
        k.article_id AS article_id,
        k.version AS version,
        k.path AS path,
        getvariable('run') AS run_id
    )
FROM read_parquet(getvariable('shard') || '/documents-*.parquet') AS d
JOIN kept_candidates AS k ON k.rows_at = d.candidate;

INSERT INTO embeds BY NAME
SELECT * EXCLUDE (candidate) FROM read_parquet(getvariable('shard') || '/embeds-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates);

INSERT INTO embed_starts BY NAME
SELECT * EXCLUDE (candidate) FROM read_parquet(getvariable('shard') || '/embed_starts-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates);

INSERT INTO mentions BY NAME
SELECT * EXCLUDE (candidate) FROM read_parquet(getvariable('shard') || '/mentions-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates);

INSERT INTO hashtags BY NAME
SELECT * EXCLUDE (candidate) FROM read_parquet(getvariable('shard') || '/hashtags-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates);

INSERT INTO linked_posts BY NAME
SELECT * EXCLUDE (candidate) FROM read_parquet(getvariable('shard') || '/linked_posts-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates);

INSERT INTO source_aliases BY NAME
SELECT * EXCLUDE (candidate) FROM read_parquet(getvariable('shard') || '/source_aliases-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates);

INSERT INTO claims BY NAME
SELECT * EXCLUDE (candidate) FROM read_parquet(getvariable('shard') || '/claims-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates);

INSERT INTO claim_via BY NAME
SELECT * EXCLUDE (candidate) FROM read_parquet(getvariable('shard') || '/claim_via-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates);

INSERT INTO claim_candidates BY NAME
SELECT * EXCLUDE (candidate) FROM read_parquet(getvariable('shard') || '/claim_candidates-*.parquet')
WHERE candidate IN (SELECT rows_at FROM kept_candidates);

DELETE FROM kept_candidates;
