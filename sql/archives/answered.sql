-- Which archives answered about which addresses since some moment. Parameter: since.
SELECT DISTINCT address, archive FROM archive_lookups WHERE asked_at >= $since AND refusal IS NULL;
