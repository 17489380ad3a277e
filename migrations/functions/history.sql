-- Every village month by month. Today's register taken back in time: who came since is taken off, who left is put back. What stands
-- only on the person (a birth date, a day of leaving) counts like an event, so that opening + born + in − died − out = closing.

create or replace function refresh_history() returns void language sql as $$
  delete from history;
  with span as (select history_first_month() as first, as_of from county),
  grid as (
    select a.code as village_code, m::date as month
    from areas a cross join span s cross join lateral generate_series(s.first::timestamp, s.as_of::timestamp, interval '1 month') m
    where a.level = 'village'),
  happened as (
    select e.village_code, e.happened_on, e.kind from change_events e cross join span s
    where e.kind in (1, 2, 3, 4, 6, 7) and e.happened_on between s.first and s.as_of
    union all
    select p.village_code, p.birth_date, 1 from people p cross join span s
    where p.birth_date between s.first and s.as_of
      and not exists (select from change_events e where e.person_id = p.id and e.kind in (1, 3))
    union all
    select p.village_code, p.left_on, case p.life_status when 2 then 2 else 4 end from people p cross join span s
    where p.life_status <> 1 and p.left_on between s.first and s.as_of
      and not exists (select from change_events e where e.person_id = p.id and e.kind in (2, 4))),
  counted as (
    select village_code, date_trunc('month', happened_on::timestamp)::date as month,
           count(*) filter (where kind = 1) as born, count(*) filter (where kind = 2) as died,
           count(*) filter (where kind = 3) as moved_in, count(*) filter (where kind = 4) as moved_out,
           count(*) filter (where kind = 6) as went_away, count(*) filter (where kind = 7) as came_home
    from happened group by 1, 2),
  living as (select village_code, count(*) as people from people where life_status = 1 group by 1),
  built as (select village_code, built_year, count(*) as houses from houses group by 1, 2),
  standing as (
    select village_code, year, sum(houses) as houses
    from built cross join span s cross join lateral generate_series(extract(year from s.first)::int, extract(year from s.as_of)::int) year
    where built_year <= year group by 1, 2),
  moved as (
    select village_code, month, coalesce(born, 0) as born, coalesce(died, 0) as died, coalesce(moved_in, 0) as moved_in,
           coalesce(moved_out, 0) as moved_out, coalesce(went_away, 0) as went_away, coalesce(came_home, 0) as came_home
    from grid left join counted using (village_code, month))
  insert into history
    select m.village_code, m.month,
           coalesce(l.people, 0) - coalesce(sum(born + moved_in - died - moved_out)
             over (partition by m.village_code order by m.month desc rows between unbounded preceding and 1 preceding), 0),
           born, died, moved_in, moved_out, went_away, came_home, coalesce(s.houses, 0)
    from moved m
    left join living l on l.village_code = m.village_code
    left join standing s on s.village_code = m.village_code and s.year = extract(year from m.month)::int
    order by m.village_code, m.month;
$$;

-- Alerts of the reader's subtree by month of the county's clock, made and closed: also for readers who may see figures but no people.
-- What came after the records' date counts in its month: the last month is how things stand.
create or replace function count_alerts_by_month() returns table (village_code text, month date, created bigint, closed bigint)
  language sql stable security definer set search_path = public as $$
  with seen as (
    select a.id, a.village_code, a.created_at, a.status
    from alerts a join rules r on r.id = a.rule_id
    where a.village_code >= scope_from() and a.village_code < scope_to() and r.datasets <@ scope_datasets()),
  ends as (
    select s.village_code, s.created_at as at, 1 as created, 0 as closed from seen s
    union all
    select s.village_code, coalesce(max(e.at), s.created_at), 0, 1
    from seen s left join alert_events e on e.alert_id = s.id and e.kind in ('handled', 'false_positive')
    where s.status in ('handled', 'false_positive') group by s.id, s.village_code, s.created_at)
  select e.village_code, date_trunc('month', least(e.at at time zone 'Asia/Shanghai', c.as_of))::date, sum(created), sum(closed)
  from ends e cross join county c group by 1, 2 $$;

-- A county filled before it had a history gets one.
do $$ begin
  if exists (select from figures) and not exists (select from history) then
    perform refresh_record_figures();
    perform refresh_history();
  end if;
end $$;
