-- Where people live, counted on a grid of hexagons once after a load or a change.
-- A cell is cut by village, as scope is: what a reader sees exactly and what is released never mix in one count.
create table density (
  radius       smallint not null,          -- metres from a hexagon's middle to its corners
  village_code text collate "C" not null,  -- 户籍地 of those counted
  q            integer not null,           -- axial coordinates of the hexagon, flat side up: see functions/density.sql
  r            integer not null,
  counts       jsonb not null,             -- people by measure, {"people": 41, "group:7": 2}: names in api/contract/density.ts; no zeros
  primary key (radius, village_code, q, r)
);
alter table density enable row level security;
alter table density force row level security;
grant select on density to yitu_app;
create policy scope on density to yitu_app
  using ((select scope_people()) and village_code >= (select scope_from()) and village_code < (select scope_to()));

-- What every signed-in reader may see of any village: of one size of hexagon only, without counts under five, the others rounded down to fives.
create table density_release (
  village_code text collate "C" not null,
  q            integer not null,
  r            integer not null,
  counts       jsonb not null,
  primary key (village_code, q, r)
);
grant select on density_release to yitu_app;
