-- 户 are three different things: 户籍户 (kind 1), 共同生活家庭 (2), dwelling occupancy (3).
create table households (
  id             integer primary key,
  kind           smallint not null check (kind in (1, 2, 3)),
  village_code   text collate "C" not null references areas (code),
  group_number   smallint not null,        -- 村民小组
  house_id       integer references houses (id),
  head_id        integer,                  -- people.id
  size           smallint not null
);
create index on households (village_code, id);
create index on households (house_id);

create table household_members (           -- dated; 户籍户 membership also stands on people for speed
  household_id   integer not null references households (id),
  person_id      integer not null,
  relation       smallint not null,        -- GB/T 4761: 2 户主 10 配偶 20 子 30 女 40 孙 50 父母 60 祖父母 70 兄弟姐妹 97 其他
  valid_from     date not null,
  valid_to       date,
  primary key (household_id, person_id, valid_from)
);
create index on household_members (person_id);
