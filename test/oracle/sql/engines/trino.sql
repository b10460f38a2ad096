-- The days from one date to a later one, for Trino, in a catalog that keeps functions.
CREATE OR REPLACE FUNCTION days_between(earlier date, later date) RETURNS bigint RETURN date_diff('day', earlier, later);
