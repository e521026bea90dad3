-- What was told of an input besides its bytes, and where in a container (archive, data set) the bytes lay.

-- JSON object of the facts that somebody told (title, url, date, publisher, byline, language; columns of a data set);
-- null where nobody told any. Reading the capture again needs them.
ALTER TABLE documents ADD COLUMN given TEXT;

ALTER TABLE captures ADD COLUMN container_offset BIGINT;  -- byte of the record, or rows before, in the file `path`
ALTER TABLE captures ADD COLUMN payload_digest TEXT;      -- as the archive states it ("sha1:…")
ALTER TABLE captures ADD COLUMN custody TEXT;             -- of a WACZ: verified, unsigned or broken

-- An archive's records that say: this address was looked at again, and answered what another capture holds.
-- capture_id is null until that capture is here; then the look is one of its sightings.
CREATE TABLE revisits (
    path TEXT NOT NULL,
    container_offset BIGINT NOT NULL,
    run_id TEXT NOT NULL,
    address TEXT NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    status INTEGER,
    refers_to TEXT,
    refers_at TIMESTAMP,
    payload_digest TEXT,
    capture_id TEXT,
    PRIMARY KEY (path, container_offset, address, seen_at)
);
