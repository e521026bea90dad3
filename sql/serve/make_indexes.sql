-- What the pages of one document or statement ask by. Three seconds at a million claims, and such a query then takes two
-- milliseconds in the place of thirty to a hundred and fifty. Only the snapshot has them: they would slow every ingest.
CREATE INDEX served_claims_of_document ON claims (document_id);
CREATE INDEX served_claims_of_statement ON claims (statement_id);
CREATE INDEX served_origins_of_claim ON origin_members (claim_id);
CREATE INDEX served_relays_of_claim ON claim_via (claim_id);
CREATE INDEX served_links_of_claim ON claim_links (claim_id);
CREATE INDEX served_findings_of_claim ON finding_claims (about_claim_id);
CREATE INDEX served_findings_of_document ON findings (document_id);
CREATE INDEX served_statement ON report_statements (statement_id);
CREATE INDEX served_captures_of_document ON document_captures (document_id);
CREATE INDEX served_sightings_of_capture ON capture_sightings (capture_id);
CREATE INDEX served_embeds_of_document ON embeds (document_id);
CREATE INDEX served_mentions_of_document ON mentions (document_id);
CREATE INDEX served_hashtags_of_document ON hashtags (document_id);
CREATE INDEX served_linked_posts_of_document ON linked_posts (document_id);
CREATE INDEX served_candidates_of_document ON claim_candidates (document_id);
