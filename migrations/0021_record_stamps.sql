-- Which records a copy was made of: every transaction that changes a noun leaves a stamp, and a copy is good for exactly the stamps it
-- was made under. A row for each transaction instead of one counter: writers never wait for each other.
create table record_stamps (
  noun         text not null,
  xact         xid8 not null,
  stamp        uuid not null default gen_random_uuid(),
  primary key (noun, xact)
);

create or replace function notify_record_changes() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into record_stamps (noun, xact) values (tg_table_name, pg_current_xact_id()) on conflict do nothing;
  perform pg_notify('record_changes', tg_table_name);
  return null;
end $$;
