-- Time arithmetic in SQL; kith/kernel/workdays.py says what each rule means.
-- The one-line functions are inlined by the planner, so they carry no SET; names are written in full.

CREATE OR REPLACE FUNCTION kith_local_date(at timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT (at AT TIME ZONE 'Europe/London')::date
$$;

CREATE OR REPLACE FUNCTION kith_at_local(day date, clock interval) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT (day + clock) AT TIME ZONE 'Europe/London'
$$;

CREATE OR REPLACE FUNCTION kith_end_of_day(day date) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT (day + 1)::timestamp AT TIME ZONE 'Europe/London'
$$;

CREATE OR REPLACE FUNCTION kith_add_months(day date, n int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT (day + n * interval '1 month')::date
$$;

CREATE OR REPLACE FUNCTION kith_age_on(born date, on_day date) RETURNS int
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT greatest(0, (to_char(on_day, 'YYYYMMDD')::int - to_char(born, 'YYYYMMDD')::int) / 10000)
$$;

-- How many weekdays, Monday to Friday, from Monday 29 December 1947 up to and with the day.
CREATE OR REPLACE FUNCTION kith_weekdays_by(day date) RETURNS int
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 5 * ((day - date '1947-12-29') / 7) + least((day - date '1947-12-29') % 7 + 1, 5)
$$;

CREATE OR REPLACE FUNCTION kith_nth_weekday(number int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT date '1947-12-29' + 7 * ((number - 1) / 5) + (number - 1) % 5
$$;

-- How many working days from 1 January 1948 up to and with a day of the calendar.
CREATE OR REPLACE FUNCTION kith_worked_by(day date) RETURNS int
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT public.kith_weekdays_by(day) - :before_first:
    - width_bucket(public.kith_weekdays_by(day), :closed:)
$$;

-- Whether the day is worked; nothing where it is outside the calendar.
CREATE OR REPLACE FUNCTION kith_is_working_day(day date) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN day BETWEEN date '1948-01-01' AND date '2100-12-31'
    THEN public.kith_worked_by(day) > public.kith_worked_by(day - 1) END
$$;

CREATE OR REPLACE FUNCTION kith_in_office(at timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT public.kith_is_working_day((at AT TIME ZONE 'Europe/London')::date)
    AND (at AT TIME ZONE 'Europe/London')::time >= time '09:00'
    AND (at AT TIME ZONE 'Europe/London')::time < time '17:00'
$$;

CREATE OR REPLACE FUNCTION kith_add_working_days(day date, n int) RETURNS date
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  number int;
BEGIN
  IF day < date '1948-01-01' OR day > date '2100-12-31' THEN
    RAISE datetime_field_overflow
      USING MESSAGE = to_char(day, 'FMDD FMMonth YYYY')
        || ' is outside our calendar, which runs 1948 to 2100.';
  ELSIF n > 0 THEN
    number := public.kith_worked_by(day) + n;
  ELSIF n < 0 THEN
    number := public.kith_worked_by(day - 1) + n + 1;
  ELSE
    RETURN day;
  END IF;
  IF number < 1 OR number > :working_days: THEN
    RAISE datetime_field_overflow
      USING MESSAGE = 'That many working days leads outside our calendar, 1948 to 2100.';
  END IF;
  number := number + :before_first: + width_bucket(number - 1, :worked:);
  RETURN public.kith_nth_weekday(number);
END
$$;

CREATE OR REPLACE FUNCTION kith_add_working_minutes(start timestamptz, minutes int)
RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  wall timestamp := start AT TIME ZONE 'Europe/London';
  day date := wall::date;
  worked interval := wall::time - time '09:00';
  days int := minutes / 480;
BEGIN
  IF minutes = 0 THEN
    RETURN start;
  END IF;
  IF NOT public.kith_is_working_day(day) OR worked > interval '8 hours' THEN
    worked := interval '8 hours';
  ELSIF worked <= interval '0' THEN
    worked := interval '8 hours';
    days := days - 1;
  END IF;
  worked := worked + minutes % 480 * interval '1 minute';
  IF worked > interval '8 hours' THEN
    worked := worked - interval '8 hours';
    days := days + 1;
  END IF;
  RETURN public.kith_at_local(public.kith_add_working_days(day, days), interval '9 hours' + worked);
END
$$;

CREATE OR REPLACE FUNCTION kith_add_working_hours(start timestamptz, hours int) RETURNS timestamptz
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  RETURN public.kith_add_working_minutes(start, 60 * hours);
END
$$;

CREATE OR REPLACE FUNCTION kith_due(start timestamptz, value int, unit text) RETURNS timestamptz
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  day date := (start AT TIME ZONE 'Europe/London')::date;
BEGIN
  CASE unit
    WHEN 'working days' THEN day := public.kith_add_working_days(day, value);
    WHEN 'hours' THEN RETURN start + value * interval '1 hour';
    WHEN 'minutes' THEN RETURN start + value * interval '1 minute';
    WHEN 'days' THEN day := day + value;
    WHEN 'weeks' THEN day := day + 7 * value;
    WHEN 'months' THEN day := (day + value * interval '1 month')::date;
    WHEN 'working hours' THEN RETURN public.kith_add_working_minutes(start, 60 * value);
    WHEN 'working minutes' THEN RETURN public.kith_add_working_minutes(start, value);
    WHEN 'hub hours' THEN RETURN public.kith_mash_due('AMBER', start, value);
    ELSE RAISE invalid_parameter_value USING MESSAGE = 'No such unit of time: ' || unit;
  END CASE;
  RETURN (day + 1)::timestamp AT TIME ZONE 'Europe/London';
END
$$;

CREATE OR REPLACE FUNCTION kith_mash_due(rag text, set_at timestamptz, value int DEFAULT NULL)
RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  wall timestamp := set_at AT TIME ZONE 'Europe/London';
  day date := wall::date;
  counted interval := wall::time - time '00:00';
  hours int := coalesce(value, 
    CASE rag WHEN 'RED' THEN 4 WHEN 'AMBER' THEN 24 WHEN 'GREEN' THEN 72 END);
  days int := hours / 24;
BEGIN
  IF hours IS NULL THEN
    RAISE invalid_parameter_value USING MESSAGE = 'No such grade: ' || coalesce(rag, 'none');
  ELSIF rag = 'RED' OR hours = 0 THEN
    RETURN set_at + hours * interval '1 hour';
  END IF;
  IF NOT public.kith_is_working_day(day) THEN
    counted := interval '24 hours';
  END IF;
  counted := counted + hours % 24 * interval '1 hour';
  IF counted > interval '24 hours' THEN
    counted := counted - interval '24 hours';
    days := days + 1;
  END IF;
  RETURN public.kith_at_local(public.kith_add_working_days(day, days), counted);
END
$$;
