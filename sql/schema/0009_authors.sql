-- The whole role as printed, the body somebody belongs to, and why a claim has no author; documents can speak, too.

ALTER TABLE claims ADD COLUMN author_role_text TEXT;
ALTER TABLE claims ADD COLUMN author_affiliation TEXT;
ALTER TABLE claims ADD COLUMN author_reason TEXT;

ALTER TABLE sources RENAME TO sources_before;
CREATE TABLE sources (
    source_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'agency', 'anonymous', 'account', 'document')),
    account_id TEXT,
    -- The document it belongs to when it must not be taken for the same name elsewhere (anonymous, a role, a pronoun).
    only_in_document TEXT
);
INSERT INTO sources SELECT source_id, name, kind, account_id, only_in_document FROM sources_before;
DROP TABLE sources_before;
