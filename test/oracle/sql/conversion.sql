-- Conversion from $a to $b. cohort: of the deals that reached A and entered it in [from, to], those that have reached B.
-- resolved: the same, leaving out deals that are still open and have not reached B.
-- period: deals that entered B in [from, to] ÷ deals that entered A in [from, to]. snapshot: reached B ÷ reached A.
WITH entered_a AS (SELECT deal FROM reached WHERE step = $a AND in_period(entered)),
entered_b AS (SELECT deal FROM reached WHERE step = $b AND in_period(entered)),
cohort AS (
  SELECT deal, outcome, EXISTS (SELECT 1 FROM reached WHERE reached.deal = entered_a.deal AND step = $b) AS converted
  FROM entered_a JOIN outcomes USING (deal)
)
SELECT
  (count(*) FILTER (WHERE converted))::DOUBLE / nullif(count(*), 0) AS cohort,
  (count(*) FILTER (WHERE converted))::DOUBLE / nullif(count(*) FILTER (WHERE converted OR outcome <> 'open'), 0) AS resolved,
  (SELECT count(*) FROM entered_b)::DOUBLE / nullif((SELECT count(*) FROM entered_a), 0) AS period
FROM cohort;
