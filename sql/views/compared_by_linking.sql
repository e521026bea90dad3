-- What linking goes by in each claim: when one of these changes, the claim is compared anew.
CREATE OR REPLACE VIEW compared_by_linking AS
SELECT
    c.claim_id,
    {
        'kind': c.kind, 'text': c.text, 'author': c.author_id, 'name': c.author_name, 'author_kind': c.author_kind,
        'embed': c.embed_id, 'post': e.post_id, 'renders': c.renders_embed_id, 'rendering': c.rendering,
        'said': [c.date_earliest, c.date_latest], 'basis': c.date_basis,
        'about': [c.about_earliest, c.about_latest], 'about_text': c.about_text,
        'via': (SELECT list(v.source_id ORDER BY v.position) FROM claim_via AS v WHERE v.claim_id = c.claim_id)
    } AS compared
FROM claims AS c
LEFT JOIN embeds AS e USING (embed_id);
