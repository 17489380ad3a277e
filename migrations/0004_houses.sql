-- 房屋: one row, one building.
create table houses (
  id             integer primary key,
  village_code   text collate "C" not null references areas (code),
  house_number   text not null,            -- 门牌: 大庄村3组17号
  address        text not null,
  geom           geometry(Polygon, 4326) not null,   -- footprint
  height_meters  real not null check (height_meters > 0),
  floors         smallint not null check (floors > 0),
  structure      smallint not null,        -- 1 钢混 2 砖混 3 砖木 4 木 5 土木 9 其他
  use            smallint not null,        -- 1 居住 2 商住 3 商业 4 公共 5 生产 6 空置
  roof           smallint not null,        -- 1 平顶 2 双坡 3 四坡
  built_year     smallint not null,
  households     smallint not null default 0,   -- living in it, kept by whoever writes households
  people         smallint not null default 0
);
create index on houses (village_code, id);
create index on houses using gist (geom);
comment on table houses is '房屋: footprint, height, structure, use, address, village';
