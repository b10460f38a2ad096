-- Open items with a Due from the day of the question to $days days after it.
SELECT deal, stage, task, coalesce(owner, '') AS owner, due - DATE '1899-12-30' AS due, due - as_of AS days_left
FROM items CROSS JOIN question
WHERE state = 'open' AND due >= as_of AND due - as_of <= $days;
