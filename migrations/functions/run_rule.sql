-- Running early-warning rules. A rule's condition names a function
--   (as_of date, parameters jsonb) returns table (person_id integer, dedup_key text, evidence jsonb)
-- of subjects, each with what its alert rests on; evidence's "reason" is the sentence a clerk would say, dedup_key names the
-- period: the same finding of a later run has the same key.

-- What a rule finds now, within what the caller may see; fresh: no alert stands for it, and none about the person is cooling down.
create or replace function rule_findings(rule text)
  returns table (person_id integer, household_id integer, house_id integer, village_code text, dedup_key text, evidence jsonb, fresh boolean)
  language plpgsql stable as $$
declare
  r rules;
begin
  select * into strict r from rules where id = rule;
  return query execute format($query$
    with recent as materialized (
      select a.dedup_key, a.person_id, a.created_at > now() - make_interval(days => $4) as cooling from alerts a where a.rule_id = $3)
    select p.id, p.household_id, p.house_id, p.village_code, f.dedup_key, f.evidence,
           not exists (select from recent a where a.dedup_key = f.dedup_key)
             and not exists (select from recent a where a.person_id = p.id and a.cooling)
    from %I($1, $2) f join people p on p.id = f.person_id $query$, r.condition)
    using (select as_of from county), r.parameters, r.id, r.cool_down_days;
end $$;

-- Makes an alert of each fresh finding, at the person's house, or at the village's seat where they live outside the county.
create or replace function run_rule(rule text) returns table (created integer, standing integer) language plpgsql as $$
begin
  return query
    with found as materialized (select * from rule_findings(rule)),
    made as (
      insert into alerts (rule_id, rule_version, person_id, household_id, house_id, village_code, severity, evidence, dedup_key, geom, due_on)
      select r.id, r.version, f.person_id, f.household_id, f.house_id, f.village_code, r.severity, f.evidence, f.dedup_key,
             coalesce(st_centroid(h.geom), v.seat), current_date + r.deadline_days
      from found f
      join rules r on r.id = rule
      join areas v on v.code = f.village_code
      left join houses h on h.id = f.house_id
      where f.fresh
      order by f.village_code, f.person_id, f.dedup_key
      on conflict (rule_id, dedup_key) do nothing
      returning alerts.id, alerts.village_code),
    noted as (
      insert into alert_events (alert_id, village_code, kind) select made.id, made.village_code, 'created' from made order by made.id)
    select (select count(*)::integer from made), (select count(*)::integer from found where not fresh);
end $$;
