-- Keeps what archives listed; a copy that is known stays as it is, with what became of fetching it.
INSERT INTO archived_copies FROM staged_archived_copies ON CONFLICT DO NOTHING;
INSERT INTO archive_lookups FROM staged_archive_lookups ON CONFLICT DO NOTHING;
DELETE FROM staged_archived_copies;
DELETE FROM staged_archive_lookups;
