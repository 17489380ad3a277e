-- 共享业务数据: records shared by departments, one row a record, 8.55 million at full scale: keep it narrow.
create table benefits (
  id             integer not null,
  person_id      integer not null,
  village_code   text collate "C" not null,   -- the person's 户籍地, as scope
  dataset_id     smallint not null,
  item           smallint not null,        -- what of the data set: 高龄津贴, 门诊 …: names in the contract, benefits.ts
  happened_on    date not null,
  amount_cents   integer not null,         -- paid to or for the person
  self_paid_cents integer not null default 0
);
comment on table benefits is '共享业务数据: 医保, 社保, 财政补贴, 民政 …';
