-- 地形 and what lies on it. A relief is a regular grid, kept as compressed strips of rows, north first.
create table reliefs (
  id           integer generated always as identity primary key,
  source       text not null,              -- 'demo' or the imported file's name
  west         double precision not null,  -- longitude of the first column's sample, degrees
  north        double precision not null,  -- latitude of the first row's sample, degrees
  step         double precision not null check (step > 0),  -- degrees between samples, both ways
  width        integer not null check (width > 1),
  height       integer not null check (height > 1),
  current      boolean not null default false,
  created_at   timestamptz not null default now()
);
create unique index on reliefs (current) where current;

create table relief_strips (
  relief_id    integer not null references reliefs (id) on delete cascade,
  first_row    integer not null,
  row_count    integer not null,
  heights      bytea not null,             -- zlib of int16 little-endian decimetres, row-major; -32768 = void
  primary key (relief_id, first_row)
);
alter table relief_strips alter column heights set storage external;

create table rivers (
  id           integer primary key,
  name         text not null,
  kind         text not null check (kind in ('river', 'stream', 'reservoir')),
  width_meters double precision not null,
  geom         geometry(Geometry, 4326) not null,   -- LineString for rivers and streams, (Multi)Polygon for reservoirs
  source       text not null
);
create index on rivers using gist (geom);

create table roads (
  id           integer primary key,
  name         text,
  kind         text not null check (kind in ('expressway', 'national', 'provincial', 'county', 'township', 'village', 'path')),
  bridge       boolean not null default false,
  geom         geometry(LineString, 4326) not null,
  source       text not null
);
create index on roads using gist (geom);

create table places (                      -- named points of the map: peaks, hamlets, sights
  id           integer primary key,
  name         text not null,
  name_pinyin  text not null,
  kind         text not null check (kind in ('seat', 'settlement', 'peak', 'water', 'sight')),
  rank         smallint not null,          -- 1 shown from furthest away
  height_meters double precision,
  geom         geometry(Point, 4326) not null
);
create index on places using gist (geom);
