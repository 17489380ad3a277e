create table industry (                    -- 产业: enterprises, cooperatives, farms
  id             integer primary key,
  village_code   text collate "C" not null references areas (code),
  name           text not null,
  name_pinyin    text not null,
  kind           smallint not null,        -- 1 企业 2 合作社 3 家庭农场 4 个体工商户
  sector         text not null,            -- GB/T 4754 letter
  output_yuan    bigint not null,          -- a year
  jobs           integer not null,
  founded_on     date not null,
  address        text not null,
  geom           geometry(Point, 4326) not null
);
create index on industry (village_code);
create index on industry using gist (geom);

create table facilities (                  -- 设施
  id             integer primary key,
  village_code   text collate "C" not null references areas (code),
  name           text not null,
  name_pinyin    text not null,
  kind           text not null check (kind in ('clinic', 'hospital', 'school', 'kindergarten', 'care', 'shelter', 'government', 'police', 'fire', 'market')),
  capacity       integer not null,
  address        text not null,
  geom           geometry(Point, 4326) not null
);
create index on facilities (village_code);
create index on facilities using gist (geom);

create table parcels (                     -- 地块, 果园, 隐患区
  id             integer primary key,
  village_code   text collate "C" not null references areas (code),
  name           text not null,
  kind           text not null check (kind in ('paddy', 'dryland', 'orchard', 'forest', 'construction', 'hazard')),
  unit_id        integer not null references units (id),
  area_mu        double precision not null,
  attributes     jsonb not null default '{}',
  geom           geometry(Polygon, 4326) not null
);
create index on parcels (village_code);
create index on parcels using gist (geom);
