-- Open alerts of the reader's subtree, counted: also for readers who may see figures but no people. Counts only ever leave it.
create or replace function count_open_alerts() returns table (village_code text, rule_id text, open bigint)
  language sql stable security definer set search_path = public as $$
  select a.village_code, a.rule_id, count(*)
  from alerts a join rules r on r.id = a.rule_id
  where a.status in ('new', 'dispatched', 'verifying')
    and a.village_code >= scope_from() and a.village_code < scope_to()
    and r.datasets <@ scope_datasets()
  group by a.village_code, a.rule_id $$;
