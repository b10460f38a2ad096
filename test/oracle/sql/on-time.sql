-- "On-time rate over [from, to]: done on or before Due ÷ (done with a Due + overdue at `to`), items whose Due is in the
-- period." Without `to`: overdue at the day of the question. By owner, and of all (everyone = 1).
WITH due_items AS (
  SELECT coalesce(owner, '') AS owner,
    CASE WHEN state = 'done' AND done <= due THEN 1 ELSE 0 END AS in_time,
    CASE WHEN state = 'done' OR (state = 'open' AND due < (SELECT coalesce(to_day, as_of) FROM question)) THEN 1 ELSE 0 END AS counts
  FROM items WHERE due IS NOT NULL AND due_in_period
)
SELECT GROUPING(owner) AS everyone, coalesce(owner, '') AS owner,
  CAST(sum(in_time) AS INTEGER) AS in_time, CAST(sum(counts) AS INTEGER) AS counted, CAST(sum(in_time) AS DOUBLE) / nullif(sum(counts), 0) AS rate
FROM due_items GROUP BY GROUPING SETS ((owner), ());
