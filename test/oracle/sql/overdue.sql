-- "Overdue at day D: open and Due < D. No Due: never." "Days late: D − Due for an open item."
SELECT deal, stage, task, owner, days_between(DATE '1899-12-30', due) AS due, CAST(days_between(due, as_of) AS INTEGER) AS days_late
FROM items CROSS JOIN question WHERE state = 'open' AND due < as_of;
