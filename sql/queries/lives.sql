-- Which posts are still there, which are not found and since when, and who said so?
SELECT platform, native_id, last_outcome, last_present_at, not_found_since, not_found_askings, gone, gone_after, gone_by,
    came_back_at, edited, handles, askings, vantages, url
FROM post_life
ORDER BY gone DESC, not_found_since IS NULL, platform, native_id;
