-- "Stalled: open, and either in its stage longer than Target days (stage), or nothing done or logged for that long
-- (activity)." Done: a task ($tasks = 1); logged: a row of the history ($history = 1), and the day on which the deal began.
WITH activity AS (
  SELECT deal, max(happened) AS last_day FROM (
    SELECT deal, entered AS happened FROM history WHERE $history = 1
    UNION ALL SELECT deal, done FROM tasks WHERE $tasks = 1
    UNION ALL SELECT deal, entered FROM reached WHERE step = 1
  ) AS what WHERE happened <= (SELECT as_of FROM question) GROUP BY deal
), standing AS (
  SELECT stands.deal, k.stage, current_stays.days, days_between(last_day, (SELECT as_of FROM question)) AS idle, k.target_days AS target
  FROM stands JOIN outcomes USING (deal) JOIN stages AS k ON k.step = stands.step
  LEFT JOIN current_stays ON current_stays.deal = stands.deal AND current_stays.step = stands.step
  LEFT JOIN activity ON activity.deal = stands.deal
  WHERE outcome = 'open'
)
SELECT deal, stage, CAST(days AS INTEGER) AS days, CAST(idle AS INTEGER) AS idle, target,
  CASE WHEN days > target AND idle > target THEN 'both' WHEN days > target THEN 'stage' ELSE 'activity' END AS why
FROM standing WHERE days > target OR idle > target;
