-- What did platforms say of the posts, and when? Answers to tracker observe, and those that web archives keep.
SELECT o.asked_at, p.platform, p.native_id, o.outcome, o.vantage, o.text, o.posted_earliest AS posted, o.handle,
    o.account_native_id, len(o.edits) AS versions, o.reason, o.address
FROM observations AS o
JOIN posts AS p USING (post_id)
ORDER BY p.platform, p.native_id, o.asked_at, o.vantage;
