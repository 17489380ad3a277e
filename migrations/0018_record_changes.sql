-- Says only that records of a noun have changed: whoever keeps a copy of them in memory reads them again. One notice a
-- transaction and noun, however many rows.
create function notify_record_changes() returns trigger language plpgsql as $$
begin
  perform pg_notify('record_changes', tg_table_name);
  return null;
end $$;

do $$
declare noun text;
begin
  foreach noun in array array['county', 'areas', 'houses', 'households', 'people', 'person_groups', 'benefits', 'rules'] loop
    execute format('create trigger record_changes after insert or update or delete or truncate on %I
                    for each statement execute function notify_record_changes()', noun);
  end loop;
end $$;
