-- The deals of two owners with an amount of at least $amount that were not created in the period, and their amount.
SELECT CAST(count(*) AS INTEGER) AS deals, CAST(sum(amount) AS DOUBLE) AS amount
FROM deals WHERE owner IN ($one, $other) AND amount >= $amount AND (created IS NULL OR created < (SELECT from_day FROM question));
