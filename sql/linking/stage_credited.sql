-- The agency whose own page a document is, or the one that it credits.
CREATE OR REPLACE TEMP TABLE credited (document_id TEXT, agency TEXT, agency_credited TEXT);
