-- One row for each claim of a person by name (current versions only), with the days as calendars show them there.
CREATE OR REPLACE VIEW persons_said AS
SELECT
    s.source_id,
    s.name,
    c.said_day,
    c.date_earliest,
    c.date_latest,
    c.date_basis,
    c.kind,
    c.text AS claim,
    c.author_role AS role,
    d.publisher,
    d.published_day,
    d.language,
    c.statement_id,
    c.claim_id,
    c.document_id,
    c.start_char
FROM claims AS c
JOIN sources AS s ON s.source_id = c.author_id AND s.kind = 'person' AND s.only_in_document IS NULL
JOIN documents AS d ON d.document_id = c.document_id AND d.is_current;
