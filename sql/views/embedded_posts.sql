-- One row for each place where a document shows a post, with what is known of the post from all its places.
CREATE OR REPLACE VIEW embedded_posts AS
SELECT
    e.embed_id,
    e.platform,
    e.native_id,
    coalesce(e.url, p.url) AS post_url,
    e.author_handle,
    e.author_name,
    coalesce(e.text, p.text) AS text,
    e.text IS NOT NULL AS text_in_document,
    e.declared_date,
    e.declared_earliest,
    e.declared_latest,
    coalesce(e.posted_earliest, p.posted_earliest) AS posted_earliest,
    coalesce(e.posted_latest, p.posted_latest) AS posted_latest,
    coalesce(e.posted_basis, p.posted_basis) AS posted_basis,
    e.date_agreement,
    e.form,
    e.forms,
    e.in_article,
    e.rule,
    e.confidence,
    e.start_char,
    e.end_char,
    e.post_id,
    e.document_id,
    d.title,
    d.publisher,
    d.url AS document_url,
    d.path,
    d.version,
    d.is_current,
    d.published_earliest,
    d.published_latest
FROM embeds AS e
JOIN documents AS d USING (document_id)
LEFT JOIN posts AS p USING (post_id);
