-- The posts of which something is said now, as this batch spells them. Their ties are looked at where accounts give ids.
CREATE OR REPLACE TEMP TABLE touched_posts AS SELECT DISTINCT post_id FROM staged_posts;

CREATE OR REPLACE TEMP TABLE touched_keys AS
SELECT DISTINCT platform, native_id FROM staged_posts WHERE per_account(platform);
