-- Takes away a table's foreign keys, unique constraints and plain indexes; the primary key stays.
create or replace function postpone_indexes(noun regclass) returns void language plpgsql as $$
declare
  one record;
begin
  for one in select conname, pg_get_constraintdef(oid) as body from pg_constraint where conrelid = noun and contype in ('f', 'u') order by contype desc, conname loop
    insert into postponed (noun, definition) values (postpone_indexes.noun::text, format('alter table %s add constraint %I %s', postpone_indexes.noun, one.conname, one.body));
    execute format('alter table %s drop constraint %I', postpone_indexes.noun, one.conname);
  end loop;
  for one in
    select c.relname, pg_get_indexdef(c.oid) as body
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = postpone_indexes.noun and not exists (select from pg_constraint k where k.conindid = c.oid and k.conrelid = i.indrelid)
    order by c.relname
  loop
    insert into postponed (noun, definition) values (postpone_indexes.noun::text, one.body);
    execute format('drop index %I', one.relname);
  end loop;
end $$;

-- Gives back the next of what was taken from a table; false when nothing is left. One transaction each, so that others get their turn.
create or replace function restore_next_index(noun regclass) returns boolean language plpgsql as $$
declare
  next postponed;
begin
  select * into next from postponed p where p.noun = restore_next_index.noun::text order by p.id limit 1;
  if not found then
    return false;
  end if;
  execute next.definition;
  delete from postponed p where p.id = next.id;
  return true;
end $$;
