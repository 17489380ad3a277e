-- 外出去向: where a person who lives outside the county went. One row a person.
create table destinations (
  person_id    integer primary key,
  village_code text collate "C" not null,  -- 户籍地
  place_code   text not null,              -- city or municipality, GB/T 2260, six digits: named in api/contract/destinations.ts
  since        date not null
);
create index on destinations (village_code);
alter table destinations enable row level security;
alter table destinations force row level security;
grant select on destinations to yitu_app;
create policy scope on destinations to yitu_app
  using ((select scope_people()) and village_code >= (select scope_from()) and village_code < (select scope_to()));

-- How many of a village live where, counted once after a load or a change: as figures, for every reader of the village's figures.
create table flows (
  village_code text collate "C" not null,
  place_code   text not null,              -- six digits: a city; nine: another township of the county
  people       integer not null check (people > 0),
  primary key (village_code, place_code)
);
alter table flows enable row level security;
alter table flows force row level security;
grant select on flows to yitu_app;
create policy scope on flows to yitu_app using (village_code >= (select scope_from()) and village_code < (select scope_to()));
