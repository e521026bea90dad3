-- One row for each claim of a person or body known across documents, by the name it is mostly met by (current versions
-- only), with the days as calendars show them there. `name_there`: as whom this document has it.
CREATE OR REPLACE VIEW persons_said AS
SELECT
    c.person_id,
    p.name,
    p.kind AS person_kind,
    s.name AS name_there,
    s.source_id,
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
JOIN persons AS p USING (person_id)
JOIN sources AS s ON s.source_id = c.author_id
JOIN documents AS d ON d.document_id = c.document_id AND d.is_current;
