-- Bulk loads run without secondary indexes and foreign keys. What a noun will get back waits here, so that a load that was cut off
-- between taking away and giving back loses none of it.
create table postponed (
  id           integer generated always as identity primary key,
  noun         text not null,
  definition   text not null               -- create index …, alter table … add constraint …
);
