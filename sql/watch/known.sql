-- What the next question needs of the last answer of a feed. Parameter: address.
SELECT asked_at, status, etag, last_modified, capture_id, not_before, failure FROM watched_feeds WHERE address = $address;
