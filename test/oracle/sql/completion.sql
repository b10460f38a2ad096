-- "Completion rate: done ÷ (done + open), items whose Due is in the period." By owner, and of all (everyone = 1).
WITH due_items AS (
  SELECT coalesce(owner, '') AS owner, CASE WHEN state = 'done' THEN 1 ELSE 0 END AS is_done FROM items WHERE due IS NOT NULL AND due_in_period AND state <> 'skipped'
)
SELECT GROUPING(owner) AS everyone, coalesce(owner, '') AS owner,
  CAST(sum(is_done) AS INTEGER) AS done, CAST(count(*) AS INTEGER) AS due, CAST(sum(is_done) AS DOUBLE) / nullif(count(*), 0) AS rate
FROM due_items GROUP BY GROUPING SETS ((owner), ());
