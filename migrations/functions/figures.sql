-- Figures of every village, counted anew: names in api/contract/figures.ts. Whole county at once, in parts of a second or so each.

create or replace function whole_years(born date, on_day date) returns integer language sql immutable parallel safe as $$
  select (extract(year from on_day)::int - extract(year from born)::int)
    - (extract(month from on_day)::int * 100 + extract(day from on_day)::int < extract(month from born)::int * 100 + extract(day from born)::int)::int $$;

-- The register is read once, for figures and pyramids. Band n of five years begins at the birthday 5n years ago; 18 is 90 and older.
create or replace function refresh_people_figures() returns void language sql as $$
  delete from figures where measure in ('people', 'residents', 'aged60', 'aged80', 'away') or measure like 'group:%';
  delete from pyramids;
  with span as materialized (
    select array_agg((as_of - make_interval(years => 5 * band))::date + 1 order by band desc) as ends,
           (max(as_of) - interval '16 years')::date as of16, (max(as_of) - interval '60 years')::date as of60
    from county cross join generate_series(1, 18) band),
  counted as materialized (
    select p.village_code, p.sex, 18 - width_bucket(p.birth_date, (select ends from span)) as age_band, count(*) as people,
           count(*) filter (where p.residence in (1, 2, 5)) as residents,
           count(*) filter (where p.residence in (3, 4) and p.birth_date <= (select of16 from span) and p.birth_date > (select of60 from span)) as away
    from people p
    where p.life_status = 1
    group by 1, 2, 3),
  shown as (
    insert into pyramids select village_code, sex, age_band, people, residents from counted),
  villages as (
    select village_code, sum(people) as people, sum(residents) as residents, sum(people) filter (where age_band >= 12) as aged60,
           sum(people) filter (where age_band >= 16) as aged80, sum(away) as away
    from counted group by 1)
  insert into figures
    select village_code, f.measure, f.value
    from villages
    cross join lateral (values ('people', people), ('residents', residents), ('aged60', aged60), ('aged80', aged80), ('away', away)) f (measure, value)
    where f.value > 0;
  insert into figures
    select g.village_code, 'group:' || g.group_code, count(distinct g.person_id)
    from person_groups g cross join county c
    where g.valid_from <= c.as_of and (g.valid_to is null or g.valid_to > c.as_of)
    group by g.village_code, g.group_code;
$$;
drop function if exists refresh_pyramids;

create or replace function refresh_place_figures() returns void language sql as $$
  delete from figures where measure in ('households', 'houses', 'industry', 'facilities');
  insert into figures select village_code, 'households', count(*) from households where kind = 1 group by 1;
  insert into figures select village_code, 'houses', count(*) from houses group by 1;
  insert into figures select village_code, 'industry', count(*) from industry group by 1;
  insert into figures select village_code, 'facilities', count(*) from facilities group by 1;
$$;

-- Records are read once, cut at the firsts of months and at the ends of the latest year: for the year's figures and for the history.
create or replace function refresh_record_figures() returns void language sql as $$
  delete from figures where measure = 'records' or measure like 'benefit:%';
  delete from benefit_history;
  with span as (select history_first_month() as first, (as_of - interval '12 months')::date as since, as_of from county),
  cuts as (
    select array_agg(distinct day order by day) as days
    from span cross join lateral (
      select generate_series(first::timestamp, as_of::timestamp, interval '1 month')::date union select since + 1 union select as_of + 1) d (day)),
  parts as materialized (
    select village_code, dataset_id, width_bucket(happened_on, (select days from cuts)) as part, count(*) as records, sum(amount_cents) as cents
    from benefits group by 1, 2, 3),
  dated as materialized (
    select p.*, c.days[p.part] as day, coalesce(c.days[p.part] > s.since and c.days[p.part] <= s.as_of, false) as recent
    from parts p cross join cuts c cross join span s),
  kept as (
    insert into benefit_history
      select village_code, date_trunc('month', day::timestamp)::date, dataset_id, sum(records), sum(cents)
      from dated cross join span where day <= as_of group by 1, 2, 3 order by 1, 2, 3),
  counted as (
    select village_code, dataset_id, sum(records) as records, sum(records) filter (where recent) as of_year, sum(cents) filter (where recent) as cents
    from dated group by 1, 2)
  insert into figures
    select village_code, 'records', sum(records) from counted group by 1
    union all select village_code, 'benefit:' || dataset_id || ':records', of_year from counted where of_year > 0
    union all select village_code, 'benefit:' || dataset_id || ':cents', cents from counted where cents > 0;
$$;
