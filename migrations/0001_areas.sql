-- 行政区划. Codes are the statistical codes of the National Bureau of Statistics without trailing zeros:
-- 6 digits county, 9 township, 12 village. Text in "C" order, so that a subtree is one range of codes.
create extension if not exists postgis;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create table areas (
  code         text collate "C" primary key check (code ~ '^\d{6}(\d{3}(\d{3})?)?$'),
  parent_code  text collate "C" references areas (code),
  level        text not null check (level in ('county', 'township', 'village')),
  name         text not null,
  name_pinyin  text not null,              -- "ling xi zhen": sorts and searches alike on every engine
  class_code   smallint check (class_code in (111, 112, 121, 122, 210, 220)),  -- 城乡分类代码
  seat         geometry(Point, 4326) not null,
  geom         geometry(MultiPolygon, 4326) not null,
  area_km2     double precision not null,  -- geodesic
  valid_from   date not null default '2023-06-30',
  valid_to     date,
  merged_into  text collate "C" references areas (code)
);
create index on areas using gist (geom);
create index on areas (parent_code);

comment on table areas is '行政区划: county, townships, villages with polygon and seat';

-- What the county's data are and how far they go: one row.
create table county (
  only_row     boolean primary key default true check (only_row),
  code         text collate "C" not null,
  name         text not null,
  as_of        date not null,              -- the records' date: rules, ages and figures are counted at it
  demo         boolean not null,           -- 示意数据 label on every screen
  demo_seed    bigint,
  demo_scale   double precision
);

-- Steps of filling and baking, so that an interrupted start knows what is whole.
create table fill_steps (
  name         text primary key,
  done_at      timestamptz not null default now(),
  detail       jsonb not null default '{}'
);
