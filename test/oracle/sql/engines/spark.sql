-- The days from one date to a later one, for Spark (4.0 or newer).
CREATE OR REPLACE TEMPORARY FUNCTION days_between(earlier DATE, later DATE) RETURNS INT RETURN datediff(later, earlier);
