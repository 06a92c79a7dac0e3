-- Customers are found by a name in any order of its words, by pinyin, and by whole values, at a million customers as well.

CREATE TABLE golden.customer_search (
    id uuid PRIMARY KEY,
    edition smallint NOT NULL,
    words tsvector NOT NULL
);
COMMENT ON TABLE golden.customer_search IS 'What each golden customer is found by; derived with it, and gone with it';
COMMENT ON COLUMN golden.customer_search.id IS 'the customer: golden.customer';
COMMENT ON COLUMN golden.customer_search.edition IS 'which rules made the words; a row of an older edition is written again when its customer is derived again; 0: made by the migration, without pinyin';
COMMENT ON COLUMN golden.customer_search.words IS 'folded words of its names with pinyin, and whole values behind =p (phone), =e (e-mail), =u (web address), =i (identifier, letters and digits only)';
ALTER TABLE golden.customer_search SET (autovacuum_vacuum_insert_threshold = -1);

-- those that are there already: the words of names as they are written, and the values
INSERT INTO golden.customer_search (id, edition, words)
SELECT g.id, 0, array_to_tsvector(ARRAY(
    SELECT DISTINCT w.word FROM (
        SELECT left(n.word, 60) AS word FROM regexp_split_to_table(lower(concat_ws(' ', g.formatted_name, g.given_name,
            g.additional_name, g.family_name, g.nickname, g.legal_name, g.trading_name)), '[^[:alnum:]]+') AS n (word)
        UNION ALL
        SELECT CASE p.entry ->> 'system' WHEN 'phone' THEN '=p' WHEN 'email' THEN '=e' ELSE '=u' END
            || left(lower(p.entry ->> 'value'), 250) FROM json_array_elements(g.contact_points) AS p (entry)
        UNION ALL
        SELECT '=i' || left(lower(regexp_replace(i.entry ->> 'value', '[^[:alnum:]]', '', 'g')), 250)
        FROM json_array_elements(g.identifiers) AS i (entry)) AS w
    WHERE w.word <> ''))
FROM golden.customer g;
CREATE INDEX customer_search_words ON golden.customer_search USING gin (words);

-- a customer is found by the key of one of its records, whatever the system
CREATE INDEX crosswalk_key ON golden.crosswalk (key);

-- the cases of a customer, as its orders are since V15
CREATE INDEX service_case_customer ON standard.service_case (customer_key COLLATE "C") WHERE customer_key IS NOT NULL;
