-- Kith's database roles. {owner} owns the tables and runs migrations; {app} is what the product
-- signs in as: not a superuser, not the owner, and with no way round row-level security.
CREATE ROLE {app} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS{app_password};

-- The application takes one of these for a worker whose team, or whose whole service, is in sight.
CREATE ROLE kith_team NOLOGIN NOBYPASSRLS;

CREATE ROLE kith_wide NOLOGIN NOBYPASSRLS;

-- And this one while the front door looks somebody up: cards over the whole service, nothing else.
CREATE ROLE kith_find NOLOGIN NOBYPASSRLS;

-- And this one for somebody without an account who was sent a link: one piece of work, nothing else.
CREATE ROLE kith_link NOLOGIN NOBYPASSRLS;

GRANT kith_team, kith_wide, kith_find, kith_link TO {app} WITH INHERIT FALSE, SET TRUE;

-- Rebuilds, data migrations and the functions that answer "who may see whom" run as this one.
CREATE ROLE kith_facts NOLOGIN NOBYPASSRLS;

GRANT kith_facts TO {owner} WITH INHERIT FALSE, SET TRUE;
