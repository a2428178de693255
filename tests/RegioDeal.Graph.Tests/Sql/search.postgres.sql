-- 1
SELECT s4."Words", s3.type, s3.title, s3.text, s4."Rank", s3.key, CASE
    WHEN s3.type = 'Indicator' THEN s3.row_id
END, CASE
    WHEN s3.type = 'Project' THEN s3.row_id
END
FROM (
    SELECT s2."DocumentId", count(*)::int AS "Words", COALESCE(sum(s2."Weight"), 0)::int AS "Rank"
    FROM (
        SELECT s1.document_id AS "DocumentId", max(CASE
            WHEN s1.word = ANY (@typed_Value) THEN s1.weight
            WHEN s1.term = ANY (@terms_Value) OR s1.term = @last_Value THEN (s1.weight * 3) / 4
            ELSE (s1.weight * @letters_Value) / s1.letters
        END) AS "Weight"
        FROM (
            SELECT s.letters, s.term, s.word, s0.document_id, s0.weight, CASE
                WHEN s.term = ANY (@terms_Value) THEN s.term
                ELSE ''
            END AS "Word1"
            FROM search_word AS s
            INNER JOIN search_posting AS s0 ON s.word = s0.word
            WHERE s.term = ANY (@terms_Value) OR s.term = @last_Value OR (s.word >= @from_Value AND s.word < @to_Value)
        ) AS s1
        GROUP BY s1.document_id, s1."Word1"
    ) AS s2
    GROUP BY s2."DocumentId"
) AS s4
INNER JOIN search_document AS s3 ON s4."DocumentId" = s3.id
ORDER BY s4."Words" DESC, s4."Rank" DESC, s3.key, s3.type
LIMIT @p

-- 2
SELECT i.id, i.key, i.code, i.unit, i.direction
FROM indicator AS i
WHERE i.id = ANY (@Value)

-- 3
SELECT p.id, p.key, p.code, p0.name, p.status, p.spending_amount_stored
FROM project AS p
INNER JOIN pillar AS p0 ON p.pillar_id = p0.id
WHERE p.id = ANY (@Value)
