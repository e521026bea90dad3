-- After documents were replaced: what no document speaks of any more.
DELETE FROM posts WHERE post_id NOT IN (
    SELECT post_id FROM embeds WHERE post_id IS NOT NULL
    UNION SELECT post_id FROM linked_posts WHERE post_id IS NOT NULL
    UNION SELECT quotes_post_id FROM embeds WHERE quotes_post_id IS NOT NULL
    UNION SELECT replies_to_post_id FROM embeds WHERE replies_to_post_id IS NOT NULL
    UNION SELECT post_id FROM observations
);
DELETE FROM post_spellings WHERE spelling_id NOT IN (
    SELECT spelling_id FROM embeds WHERE spelling_id IS NOT NULL
    UNION SELECT spelling_id FROM linked_posts WHERE spelling_id IS NOT NULL
    UNION SELECT quotes_spelling_id FROM embeds WHERE quotes_spelling_id IS NOT NULL
    UNION SELECT replies_to_spelling_id FROM embeds WHERE replies_to_spelling_id IS NOT NULL
    UNION SELECT spelling_id FROM observations
);
DELETE FROM accounts WHERE account_id NOT IN (
    SELECT account_id FROM embeds WHERE account_id IS NOT NULL UNION SELECT account_id FROM mentions
);
DELETE FROM sources WHERE source_id NOT IN (
    SELECT author_id FROM claims WHERE author_id IS NOT NULL UNION SELECT source_id FROM claim_via
);
DELETE FROM claim_links
WHERE claim_id NOT IN (SELECT claim_id FROM claims) OR other_claim_id NOT IN (SELECT claim_id FROM claims);
DELETE FROM origin_members WHERE claim_id NOT IN (SELECT claim_id FROM claims);
DELETE FROM statements WHERE statement_id NOT IN (SELECT statement_id FROM claims WHERE statement_id IS NOT NULL);
DELETE FROM origins WHERE origin_id NOT IN (SELECT origin_id FROM origin_members);
DELETE FROM findings WHERE claim_id IS NOT NULL AND claim_id NOT IN (SELECT claim_id FROM claims);
