-- 人口: one row, one resident. ID number and phone are never plain: HMAC for look-up, ciphertext for display.
create table people (
  id               integer primary key,
  village_code     text collate "C" not null references areas (code),   -- 户籍地
  household_id     integer not null references households (id),         -- 户籍户
  house_id         integer references houses (id),                      -- 居住的房屋; null = lives outside the county
  relation         smallint not null,      -- GB/T 4761
  name             text not null,
  name_pinyin      text not null,
  sex              smallint not null,      -- GB/T 2261.1
  birth_date       date not null,
  ethnicity        smallint not null,      -- GB/T 3304: 1 汉 15 土家 6 苗 14 白
  marriage         smallint not null,      -- GB/T 2261.2
  education        smallint not null,      -- GB/T 4658: 10 研究生 20 本科 30 专科 40 中专 60 高中 70 初中 80 小学 90 其他
  politics         smallint not null,      -- GB/T 4762: 1 党员 3 团员 13 群众
  employment       smallint not null,      -- 1 务农 2 务工 3 经商 4 公职 5 在学 6 学龄前 7 无业 8 离退休
  residence        smallint not null,      -- 1 人户一致 2 县内外出 3 市外省内外出 4 省外外出 5 外来常住
  life_status      smallint not null,      -- 1 在世 2 死亡 3 迁出
  left_on          date,                   -- death or move
  insured          boolean not null,       -- 基本医疗保险
  id_number_hmac   bytea not null unique,
  id_number_cipher bytea not null,
  phone_cipher     bytea,
  source_unit_id   integer not null,
  as_of            date not null,
  version          integer not null default 1
);
create index on people (village_code, birth_date);
create index on people (household_id);
create index on people (house_id);
-- Names are looked up from their beginning: range comparisons stay indexable behind row-level security, LIKE does not (not leakproof).
create index on people (name collate "C");

create table person_groups (               -- 特殊群体 tags
  person_id      integer not null,
  village_code   text collate "C" not null,
  group_code     smallint not null,        -- names in the contract: groups.ts
  level          smallint not null default 0,
  valid_from     date not null,
  valid_to       date,
  unit_id        integer not null,
  primary key (person_id, group_code, valid_from)
);
create index on person_groups (group_code, village_code);

create table change_events (               -- 变动: what happened to whom, month by month
  id             integer primary key,
  person_id      integer not null,
  village_code   text collate "C" not null,
  kind           smallint not null,        -- 1 出生 2 死亡 3 迁入 4 迁出 5 婚姻 6 外出 7 返乡 8 信息更正
  happened_on    date not null
);
create index on change_events (village_code, happened_on);
