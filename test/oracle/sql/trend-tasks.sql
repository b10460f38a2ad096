-- Tasks due and done, completion and on-time rate by the time of their Due. A time that is not over counts what is overdue
-- at the day of the question.
WITH due_items AS (
  SELECT items.*, CAST(date_trunc($every, due) AS DATE) AS start,
    least(
      CAST(CASE $every WHEN 'day' THEN due WHEN 'week' THEN date_trunc('week', due) + INTERVAL '6' DAY WHEN 'month' THEN date_trunc('month', due) + INTERVAL '1' MONTH - INTERVAL '1' DAY
        WHEN 'quarter' THEN date_trunc('quarter', due) + INTERVAL '3' MONTH - INTERVAL '1' DAY ELSE date_trunc('year', due) + INTERVAL '12' MONTH - INTERVAL '1' DAY END AS DATE),
      (SELECT coalesce(to_day, as_of) FROM question), (SELECT as_of FROM question)
    ) AS until
  FROM items WHERE due IS NOT NULL AND due_in_period AND state <> 'skipped'
)
SELECT CAST(start AS VARCHAR(100)) AS start, CAST(count(*) AS INTEGER) AS due, CAST(count(CASE WHEN state = 'done' THEN 1 END) AS INTEGER) AS done,
  CAST(count(CASE WHEN state = 'done' THEN 1 END) AS DOUBLE) / count(*) AS completion,
  CAST(count(CASE WHEN state = 'done' AND done <= due THEN 1 END) AS DOUBLE) / nullif(count(CASE WHEN state = 'done' OR due < until THEN 1 END), 0) AS on_time
FROM due_items GROUP BY 1;
