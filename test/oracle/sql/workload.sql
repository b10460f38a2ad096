-- Open items by owner and by the week (from Monday) of their Due; overdue ones and those without a Due by themselves.
SELECT coalesce(owner, '') AS owner,
  CASE
    WHEN due IS NULL THEN 'No due date'
    WHEN due < (SELECT as_of FROM question) THEN 'Overdue now'
    ELSE CAST(CAST(date_trunc('week', due) AS DATE) AS VARCHAR(100))
  END AS week,
  CAST(count(*) AS INTEGER) AS tasks
FROM items WHERE state = 'open' AND due_in_period
GROUP BY 1, 2;
