-- The tasks that the playbook lays out for deals that were created on a day, as rows of tasks: a stage is planned to begin
-- when the target days of the open stages before it have passed, on the next business day; a task is due its offset in
-- business days later. "Business days skip Saturday, Sunday and the Holidays list." A task is done when its deal is closed.
CREATE VIEW days_off AS
SELECT DISTINCT CAST(DATE '1899-12-30' + INTERVAL '1' DAY * holiday AS DATE) AS day FROM sheet_rows WHERE table_name = 'Holidays' AND is_readable = 1 AND holiday IS NOT NULL;

CREATE VIEW calendar AS
WITH digits AS (SELECT n FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS d (n))
SELECT CAST(first_day + INTERVAL '1' DAY * (100 * hundreds.n + 10 * tens.n + ones.n) AS DATE) AS day
FROM (SELECT min(created) AS first_day FROM deals) AS began CROSS JOIN digits AS hundreds CROSS JOIN digits AS tens CROSS JOIN digits AS ones;

-- 31 December 1899 was a Sunday.
CREATE VIEW business_days AS
SELECT calendar.day, row_number() OVER (ORDER BY calendar.day) AS n
FROM calendar LEFT JOIN days_off ON days_off.day = calendar.day
WHERE days_off.day IS NULL AND days_between(DATE '1899-12-31', calendar.day) % 7 NOT IN (0, 6);

INSERT INTO tasks
WITH waits AS (
  SELECT step, stage, coalesce(sum(coalesce(target_days, 0)) OVER (ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS days
  FROM stages WHERE kind = 'open'
), begins AS (
  SELECT d.id, d.deal, d.owner, d.closed, waits.stage, CAST(d.created + INTERVAL '1' DAY * waits.days AS DATE) AS day
  FROM deals AS d CROSS JOIN waits WHERE d.created IS NOT NULL
), starts AS (
  SELECT begins.id, begins.deal, begins.owner, begins.closed, begins.stage, min(b.n) AS n
  FROM begins JOIN business_days AS b ON b.day >= begins.day
  GROUP BY begins.id, begins.deal, begins.owner, begins.closed, begins.stage
)
SELECT starts.id, starts.deal, starts.stage, p.task, p.milestone = 1, starts.owner, first_day.day, due_day.day, CASE WHEN starts.closed >= first_day.day THEN starts.closed END, NULL
FROM starts JOIN sheet_rows AS p ON p.table_name = 'Playbook' AND p.is_readable = 1 AND p.stage = starts.stage
JOIN business_days AS first_day ON first_day.n = starts.n
JOIN business_days AS due_day ON due_day.n = starts.n + p.offset_days;
