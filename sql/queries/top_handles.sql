-- Which accounts do the articles name or show most?
SELECT platform, handle, display_name, mentions, embeds, documents, publishers
FROM handles
ORDER BY documents DESC, mentions + embeds DESC, platform, handle;
