-- "On-time rate over [from, to]: done on or before Due ÷ (done with a Due + overdue at `to`), items whose Due is in the
-- period." Overdue now: at the day of the question.
WITH dated AS (SELECT *, coalesce((SELECT to_day FROM question), (SELECT as_of FROM question)) AS period_end FROM items)
SELECT coalesce(owner, '') AS owner,
  (count(*) FILTER (WHERE due IS NOT NULL AND in_period(due) AND state <> 'skipped'))::INTEGER AS tasks_due,
  (count(*) FILTER (WHERE due IS NOT NULL AND in_period(due) AND state = 'done'))::INTEGER AS tasks_done,
  (count(*) FILTER (WHERE in_period(due) AND done <= due))::DOUBLE
    / nullif(count(*) FILTER (WHERE due IS NOT NULL AND in_period(due) AND (state = 'done' OR (state = 'open' AND due < period_end))), 0) AS on_time_rate,
  (count(*) FILTER (WHERE state = 'open' AND due < (SELECT as_of FROM question)))::INTEGER AS overdue_now
FROM dated GROUP BY 1;
