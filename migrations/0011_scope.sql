-- Row-level security. The application takes the role yitu_app for every request; without a scope it sees nothing.
do $$ begin
  if not exists (select from pg_roles where rolname = 'yitu_app') then create role yitu_app nologin nobypassrls; end if;
end $$;
do $$ begin execute format('grant yitu_app to %I', current_user); end $$;   -- a login that isn't superuser must be able to take the role
grant usage on schema public to yitu_app;

-- Reference data: every signed-in reader.
grant select on areas, county, rivers, roads, places, units, datasets, rules to yitu_app;

-- One policy per noun: its village lies in the reader's subtree.
do $$
declare noun text;
begin
  foreach noun in array array['houses', 'households', 'people', 'person_groups', 'change_events', 'benefits', 'industry',
                              'facilities', 'parcels', 'alerts', 'alert_events', 'figures', 'pyramids'] loop
    execute format('alter table %I enable row level security', noun);
    execute format('alter table %I force row level security', noun);
    execute format('grant select on %I to yitu_app', noun);
  end loop;
  foreach noun in array array['houses', 'industry', 'facilities', 'parcels', 'pyramids'] loop
    execute format($p$create policy scope on %I to yitu_app
      using (village_code >= (select scope_from()) and village_code < (select scope_to()))$p$, noun);
  end loop;
  -- Personal data also asks that the account may see people at all.
  foreach noun in array array['households', 'people', 'person_groups', 'change_events'] loop
    execute format($p$create policy scope on %I to yitu_app
      using ((select scope_people()) and village_code >= (select scope_from()) and village_code < (select scope_to()))$p$, noun);
  end loop;
end $$;
create policy scope on benefits to yitu_app
  using ((select scope_people()) and village_code >= (select scope_from()) and village_code < (select scope_to())
         and dataset_id = any ((select scope_datasets())::smallint[]));

-- Figures of a data set are for those who may read the data set.
create policy scope on figures to yitu_app
  using (village_code >= (select scope_from()) and village_code < (select scope_to())
         and (case when measure like 'benefit:%' then split_part(measure, ':', 2)::smallint = any ((select scope_datasets())::smallint[]) else true end));

-- An alert shows what its rule found in its data sets.
create policy scope on alerts to yitu_app
  using ((select scope_people()) and village_code >= (select scope_from()) and village_code < (select scope_to())
         and rule_id in (select r.id from rules r where r.datasets <@ (select scope_datasets())));

alter table household_members enable row level security;
alter table household_members force row level security;
grant select on household_members to yitu_app;
create policy scope on household_members to yitu_app
  using (exists (select from households h where h.id = household_id));

create policy scope on alert_events to yitu_app using (exists (select from alerts a where a.id = alert_id));

grant insert on alert_events to yitu_app;
grant update (status) on alerts to yitu_app;

-- Accounts, sessions and audits are not the application role's to read; it may only add to the audits.
revoke execute on function append_audit(integer, integer, text, text, text, text[], integer) from public;
grant execute on function append_audit(integer, integer, text, text, text, text[], integer) to yitu_app;

-- Whose work a step of a follow-up is: the unit, for every reader of the step; nothing else of the account.
create view event_authors with (security_barrier) as select id as account_id, unit_id from accounts;
grant select on event_authors to yitu_app;
