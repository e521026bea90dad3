-- Shards that were loaded: a second load passes over them, also when the first was killed half-way.
CREATE TABLE loaded_shards (
    folder_id TEXT NOT NULL,               -- of the folder, made when it was planned
    number INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    PRIMARY KEY (folder_id, number)
);
