-- 人口密度 is asked for by one measure at a time: each village's cells of a measure stand in one row, as columns. Both tables are
-- counted anew by functions/density.sql.
drop table density, density_release;

create table density (
  radius       smallint not null,          -- metres from a hexagon's middle to its corners
  measure      text not null,              -- names in api/contract/density.ts
  village_code text collate "C" not null,  -- 户籍地 of those counted
  q            integer[] not null,         -- axial coordinates of each hexagon, flat side up: see functions/density.sql
  r            integer[] not null,
  people       integer[] not null,         -- no zeros
  primary key (radius, measure, village_code)
);
alter table density enable row level security;
alter table density force row level security;
grant select on density to yitu_app;
create policy scope on density to yitu_app
  using ((select scope_people()) and village_code >= (select scope_from()) and village_code < (select scope_to()));

-- What every signed-in reader may see of any village: of one size of hexagon only, without counts under five, the others rounded down to fives.
create table density_release (
  measure      text not null,
  village_code text collate "C" not null,
  q            integer[] not null,
  r            integer[] not null,
  people       integer[] not null,
  primary key (measure, village_code)
);
grant select on density_release to yitu_app;
