-- Conditions of early-warning rules: subjects at a date, with what their alert rests on. Every threshold comes from the rule's parameters.

-- 高龄津贴未领. parameters: ages [80, 90, 100]; grace_days; in_force_days: a payment that recent counts as in force; item.
create or replace function elderly_allowance_unclaimed(as_of date, parameters jsonb)
  returns table (person_id integer, dedup_key text, evidence jsonb) language sql stable as $$
  with given as (
    select array(select jsonb_array_elements_text(parameters -> 'ages')::int) as ages, (parameters ->> 'grace_days')::int as grace_days,
           (parameters ->> 'in_force_days')::int as in_force_days, (parameters ->> 'item')::smallint as item),
  aged as materialized (
    select p.id, p.birth_date, g.in_force_days, g.item,
           (select max(age) from unnest(g.ages) age where (p.birth_date + make_interval(years => age))::date + g.grace_days <= as_of) as band
    from people p cross join given g
    where p.life_status = 1 and p.residence <> 5
      and p.birth_date <= as_of - g.grace_days - make_interval(years => (select min(age) - 1 from unnest(g.ages) age))),
  unpaid as (
    select a.id, a.birth_date, a.band, last.paid_on, as_of - (a.birth_date + make_interval(years => a.band))::date as days_over
    from aged a
    left join lateral (
      select max(b.happened_on) as paid_on from benefits b
      where b.person_id = a.id and b.dataset_id = a.item / 100 and b.item = a.item and b.happened_on <= as_of) last on true
    where a.band is not null and (last.paid_on is null or last.paid_on <= as_of - a.in_force_days))
  select u.id, u.id || ':' || u.band,
         jsonb_build_object(
           'reason', format('年满 %s 岁 %s 天，', u.band, u.days_over)
             || case when u.paid_on is null then '未领高龄津贴'
                     else format('高龄津贴停发 %s 天（最近一次 %s）', as_of - u.paid_on, to_char(u.paid_on, 'FMYYYY年FMMM月FMDD日')) end,
           'band', u.band, 'days_over', u.days_over, 'birth_date', u.birth_date, 'last_paid_on', u.paid_on, 'as_of', as_of)
  from unpaid u $$;

-- 医疗自付超标. parameters: low_income_groups, low_income_yuan, others_yuan over the last `months`; outpatient_month_yuan in any
-- calendar month of them for outpatient_items; dataset.
create or replace function medical_self_paid_over(as_of date, parameters jsonb)
  returns table (person_id integer, dedup_key text, evidence jsonb) language sql stable as $$
  with given as (
    select (as_of - make_interval(months => (parameters ->> 'months')::int))::date as since,
           ((parameters ->> 'low_income_yuan')::numeric * 100)::bigint as low_income_cents, ((parameters ->> 'others_yuan')::numeric * 100)::bigint as others_cents,
           ((parameters ->> 'outpatient_month_yuan')::numeric * 100)::bigint as month_cents,
           array(select jsonb_array_elements_text(parameters -> 'low_income_groups')::smallint) as low_income_groups,
           array(select jsonb_array_elements_text(parameters -> 'outpatient_items')::smallint) as outpatient_items),
  -- One reading of a year's settlements. Whoever paid too much in a month paid at least as much in the year, refunds left aside.
  years as materialized (
    select b.person_id, sum(b.self_paid_cents) as cents, count(*) as bills,
           sum(greatest(b.self_paid_cents, 0)) filter (where b.item = any ((select outpatient_items from given)::smallint[])) as outpatient_cents
    from benefits b
    where b.dataset_id = 2 and b.happened_on > (select since from given) and b.happened_on <= as_of
    group by b.person_id
    having sum(b.self_paid_cents) >= (select least(low_income_cents, others_cents) from given)
        or sum(greatest(b.self_paid_cents, 0)) filter (where b.item = any ((select outpatient_items from given)::smallint[]))
           >= (select month_cents from given)),
  months as materialized (
    select y.person_id, m.*
    from years y cross join given g
    cross join lateral (
      select date_trunc('month', b.happened_on::timestamp)::date as first_day, sum(b.self_paid_cents) as cents, count(*) as bills
      from benefits b
      where b.person_id = y.person_id and b.dataset_id = 2 and b.happened_on > g.since and b.happened_on <= as_of
        and b.item = any (g.outpatient_items)
      group by 1 having sum(b.self_paid_cents) >= g.month_cents
      order by 2 desc, 1 limit 1) m
    where y.outpatient_cents >= g.month_cents),
  subjects as (
    select p.id, low.names as low_income, case when low.names is null then g.others_cents else g.low_income_cents end as line,
           y.cents as year_cents, y.bills as year_bills, m.cents as month_cents, m.bills as month_bills, m.first_day, g.since,
           g.month_cents as month_line
    from years y
    join people p on p.id = y.person_id and p.life_status = 1
    cross join given g
    left join months m on m.person_id = p.id
    left join lateral (
      select nullif(array_agg(distinct t.group_code order by t.group_code), '{}') as names from person_groups t
      where t.person_id = p.id and t.group_code = any (g.low_income_groups)
        and t.valid_from <= as_of and (t.valid_to is null or t.valid_to > as_of)) low on true)
  select s.id, s.id || ':' || to_char(as_of, 'YYYY'),
         jsonb_build_object(
           'reason', concat_ws('；',
             case when s.year_cents >= s.line then format('近 %s 个月医疗自付 %s 元，达到%s %s 元的标准', parameters ->> 'months',
               to_char(s.year_cents / 100.0, 'FM999,999,990.00'), case when s.low_income is null then '一般居民' else '低收入人口' end,
               rtrim(to_char(s.line / 100.0, 'FM999,999,990.99'), '.')) end,
             case when s.month_cents is not null then format('%s门诊自付 %s 元，达到每月 %s 元的标准', to_char(s.first_day, 'FMYYYY年FMMM月'),
               to_char(s.month_cents / 100.0, 'FM999,999,990.00'), rtrim(to_char(s.month_line / 100.0, 'FM999,999,990.99'), '.')) end),
           'self_paid_cents', s.year_cents, 'line_cents', s.line, 'bills', s.year_bills, 'low_income_groups', to_jsonb(s.low_income),
           'month', s.first_day, 'month_self_paid_cents', s.month_cents, 'month_bills', s.month_bills, 'month_line_cents', s.month_line,
           'since', s.since + 1, 'as_of', as_of)
  from subjects s
  where s.year_cents >= s.line or s.month_cents is not null $$;
