-- Where does the date printed under a post disagree with the clock in the post's own id?
SELECT platform, native_id, author_handle, declared_date, posted_earliest, date_agreement, publisher, document_url
FROM embedded_posts
WHERE date_agreement IN ('contradicts', 'compatible')
ORDER BY date_agreement DESC, posted_earliest;
