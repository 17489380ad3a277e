-- Bulk loads run without secondary indexes and foreign keys. What a noun will get back waits here, so that a load that was cut off
-- between taking away and giving back loses none of it.
create table postponed (
  id           integer generated always as identity primary key,
  noun         text not null,
  definition   text not null               -- create index …, alter table … add constraint …
);

-- Records of a person, and self-paid parts of all settlements without a visit to the table.
create index on benefits (person_id, dataset_id, happened_on);
create index on benefits (person_id, happened_on) include (item, self_paid_cents) where dataset_id = 2;
