-- "Overdue at day D: open and Due < D. No Due: never." "Days late: D − Due for an open item."
SELECT deal, stage, task, owner, due - DATE '1899-12-30' AS due, ((SELECT as_of FROM question) - due)::INTEGER AS days_late
FROM items WHERE state = 'open' AND due < (SELECT as_of FROM question);
