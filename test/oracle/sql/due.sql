-- Open items with a Due from the day of the question to $days days after it.
SELECT deal, stage, task, coalesce(owner, '') AS owner, days_between(DATE '1899-12-30', due) AS due, days_between(as_of, due) AS days_left
FROM items CROSS JOIN question
WHERE state = 'open' AND due >= as_of AND days_between(as_of, due) <= $days;
