-- The days from one date to a later one, for DuckDB.
CREATE OR REPLACE MACRO days_between(earlier, later) AS date_diff('day', earlier, later);
