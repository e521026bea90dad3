-- What the checks returned, which of them ran, and what people decided.

CREATE TABLE findings (
    check_name TEXT NOT NULL,
    severity TEXT NOT NULL,
    claim_id TEXT,
    document_id TEXT,
    embed_id TEXT,
    detail TEXT
);

CREATE TABLE check_runs (
    run_id TEXT NOT NULL,
    check_name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('passed', 'failed', 'could_not_run')),
    reason TEXT,
    rows BIGINT,
    PRIMARY KEY (run_id, check_name)
);

-- A person's verdict; the program never writes one.
CREATE TABLE judgements (
    claim_id TEXT NOT NULL,
    status TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    note TEXT,
    PRIMARY KEY (claim_id, made_by, made_at)
);
