-- "On-time rate over [from, to]: done on or before Due ÷ (done with a Due + overdue at `to`), items whose Due is in the
-- period." Overdue now: at the day of the question.
WITH dated AS (SELECT *, coalesce((SELECT to_day FROM question), (SELECT as_of FROM question)) AS period_end FROM items)
SELECT coalesce(owner, '') AS owner,
  CAST(count(*) FILTER (WHERE due IS NOT NULL AND due_in_period AND state <> 'skipped') AS INTEGER) AS tasks_due,
  CAST(count(*) FILTER (WHERE due IS NOT NULL AND due_in_period AND state = 'done') AS INTEGER) AS tasks_done,
  CAST(count(*) FILTER (WHERE due_in_period AND done <= due) AS DOUBLE)
    / nullif(count(*) FILTER (WHERE due IS NOT NULL AND due_in_period AND (state = 'done' OR (state = 'open' AND due < period_end))), 0) AS on_time_rate,
  CAST(count(*) FILTER (WHERE state = 'open' AND due < (SELECT as_of FROM question)) AS INTEGER) AS overdue_now
FROM dated GROUP BY 1;
