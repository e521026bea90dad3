-- The origins and parties of the touched statements are made anew.
DELETE FROM origin_members
WHERE claim_id IN (SELECT claim_id FROM claims WHERE statement_id IN (SELECT statement_id FROM touched_statements));
DELETE FROM claim_parties
WHERE claim_id IN (SELECT claim_id FROM claims WHERE statement_id IN (SELECT statement_id FROM touched_statements));
