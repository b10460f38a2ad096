-- What deals have beside their columns in schema.sql, the probability of each stage, and the targets. A target's time is
-- from_day to to_day; a target without a name is everyone's.
CREATE TABLE IF NOT EXISTS prospects (id INTEGER, expected_close DATE, reason VARCHAR(1000), competitor VARCHAR(1000));
CREATE TABLE IF NOT EXISTS chances (stage VARCHAR(1000), probability DOUBLE);
CREATE TABLE IF NOT EXISTS targets (name VARCHAR(1000), from_day DATE, to_day DATE, amount DOUBLE, deals DOUBLE);
