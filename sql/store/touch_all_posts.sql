-- Every post, after the schema or a view changed.
CREATE OR REPLACE TEMP TABLE touched_posts AS SELECT post_id FROM posts;

CREATE OR REPLACE TEMP TABLE touched_keys AS
SELECT DISTINCT platform, native_id FROM posts WHERE per_account(platform);
