-- The calendar day where it was printed; NULL: not known to the day. Rows of before know no offset: their day is UTC's,
-- and where the zone is not known the day in the middle of the 26 hours by which it was widened.

ALTER TABLE claims ADD COLUMN said_day DATE;
ALTER TABLE documents ADD COLUMN published_day DATE;
UPDATE claims
SET said_day = (CASE WHEN date_zone_known THEN date_earliest ELSE date_earliest + INTERVAL 14 HOUR END)::DATE
WHERE date_precision NOT IN ('week', 'month', 'year')
    AND (CASE WHEN date_zone_known THEN date_earliest ELSE date_earliest + INTERVAL 14 HOUR END)::DATE
    = (CASE WHEN date_zone_known THEN date_latest ELSE date_latest - INTERVAL 12 HOUR END)::DATE;
UPDATE documents
SET published_day = (CASE WHEN published_zone_known THEN published_earliest ELSE published_earliest + INTERVAL 14 HOUR END)::DATE
WHERE published_precision NOT IN ('week', 'month', 'year')
    AND (CASE WHEN published_zone_known THEN published_earliest ELSE published_earliest + INTERVAL 14 HOUR END)::DATE
    = (CASE WHEN published_zone_known THEN published_latest ELSE published_latest - INTERVAL 12 HOUR END)::DATE;
