-- Chinese has no spaces between words: each pair of neighbouring characters is taken for one. Latin words and numbers stay whole.
CREATE FUNCTION bigrams(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
SELECT coalesce(string_agg(part, ' '), '')
FROM regexp_matches(lower(words), '[\u4E00-\u9FFF]+|[a-z0-9]+', 'g') AS run,
     LATERAL (
         SELECT substr(run[1], place, 2) AS part
         FROM generate_series(1, greatest(length(run[1]) - 1, 1)) AS place
         WHERE run[1] ~ '[\u4E00-\u9FFF]'
         UNION ALL
         SELECT run[1] WHERE run[1] !~ '[\u4E00-\u9FFF]') AS parts
$$;

-- What of a Chinese text can be found: its pairs, and each character alone.
CREATE FUNCTION chinese_terms(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
SELECT bigrams(words) || ' ' || regexp_replace(words, '([\u4E00-\u9FFF])', ' \1 ', 'g')
$$;

-- A copy of the resource file, for searching.
CREATE TABLE faq_entry (
    slug        text PRIMARY KEY,
    place       int  NOT NULL,
    category    text NOT NULL,
    question_en text NOT NULL,
    answer_en   text NOT NULL,
    question_zh text NOT NULL,
    answer_zh   text NOT NULL,
    search_en   tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', question_en), 'A') || setweight(to_tsvector('english', answer_en), 'B')) STORED,
    search_zh   tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', chinese_terms(question_zh)), 'A')
            || setweight(to_tsvector('simple', chinese_terms(answer_zh)), 'B')) STORED
);
CREATE INDEX faq_entry_search_en ON faq_entry USING gin (search_en);
CREATE INDEX faq_entry_search_zh ON faq_entry USING gin (search_zh);
