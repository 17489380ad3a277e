-- Disclosure control of counts that leave the reader's scope. Fewer than five: nothing. Else rounded down to a multiple of five, so that
-- the difference of two released counts (all less men, all less residents) never tells a count under five exactly. Rounding to the nearest
-- would: 8 people of whom neither 4 men nor 4 women are told, told as 10.
create or replace function released(people bigint) returns integer language sql immutable parallel safe
  as $$ select case when people >= 5 then (people / 5 * 5)::int end $$;

-- Metres in a degree of longitude and of latitude at the whole degree nearest to the county's seat (series of the WGS 84 ellipsoid).
create or replace function density_scale() returns table (lon_meters double precision, lat_meters double precision) language sql stable as $$
  select 111412.84 * cos(phi) - 93.5 * cos(3 * phi), 111132.954 - 559.822 * cos(2 * phi) + 1.175 * cos(4 * phi)
  from (select radians(round(st_y(seat))) as phi from areas where level = 'county' and valid_to is null order by code limit 1) county $$;

-- The hexagon that holds a point: x, y metres; radius to the corners; flat side up. Middle: x = 3/2 · radius · q, y = √3 · radius · (r + q/2).
-- Rounding in cube coordinates: Red Blob Games, "Hexagonal Grids". `offset 0`: each step is worked out once, not anew wherever it is named.
create or replace function hexagon_of(x double precision, y double precision, radius double precision) returns table (q integer, r integer)
  language sql immutable parallel safe as $$
  select (case when dq > dr and dq > ds then -rr - rs else rq end)::int, (case when not (dq > dr and dq > ds) and dr > ds then -rq - rs else rr end)::int
  from (select round(fq) as rq, round(fr) as rr, round(-fq - fr) as rs,
               abs(round(fq) - fq) as dq, abs(round(fr) - fr) as dr, abs(round(-fq - fr) + fq + fr) as ds
        from (select x * 2 / 3 / radius as fq, (-x / 3 + sqrt(3) / 3 * y) / radius as fr offset 0) exact offset 0) rounded $$;

-- Codes of the special groups that a set of bits names, bit n for code n: an integer holds those up to 30.
create or replace function group_codes(bits integer) returns setof smallint language sql immutable parallel safe
  as $$ select code::smallint from generate_series(1, 30) code where bits & (1 << code) <> 0 $$;

-- Counts everybody anew, at the house lived in; who lives outside the county counts at the house of their household.
create or replace function refresh_density() returns void language sql as $$
  delete from density;
  delete from density_release;
  with birthdays as materialized (
    select as_of, (as_of - interval '14 years')::date as of14, (as_of - interval '16 years')::date as of16,
           (as_of - interval '60 years')::date as of60, (as_of - interval '80 years')::date as of80
    from county),
  spots as (
    select m.id, fine.q as fine_q, fine.r as fine_r, coarse.q as coarse_q, coarse.r as coarse_r
    from density_scale() scale
    cross join (select id, st_centroid(geom) as point from houses offset 0) m
    cross join lateral hexagon_of(st_x(m.point) * scale.lon_meters, st_y(m.point) * scale.lat_meters, 250) fine
    cross join lateral hexagon_of(st_x(m.point) * scale.lon_meters, st_y(m.point) * scale.lat_meters, 750) coarse),
  -- A person's special groups as bits: whoever has one twice counts once.
  tags as (
    select person_id, bit_or(1 << group_code) as groups from person_groups
    where valid_from <= (select as_of from birthdays) and (valid_to is null or valid_to > (select as_of from birthdays))
    group by 1),
  -- At the house lived in, once for all counts; the same groups together. As integers: sums of bigints are numerics, many times slower.
  parts as materialized (
    select p.village_code, s.fine_q, s.fine_r, s.coarse_q, s.coarse_r, coalesce(t.groups, 0) as groups, count(*)::int as people,
           count(*) filter (where p.residence in (1, 2, 5))::int as residents,
           count(*) filter (where p.sex = 1)::int as male, count(*) filter (where p.sex = 2)::int as female,
           count(*) filter (where p.birth_date > (select of14 from birthdays))::int as under14,
           count(*) filter (where p.birth_date <= (select of60 from birthdays))::int as aged60,
           count(*) filter (where p.birth_date <= (select of80 from birthdays))::int as aged80,
           count(*) filter (where p.residence in (3, 4) and p.birth_date <= (select of16 from birthdays) and p.birth_date > (select of60 from birthdays))::int as away,
           count(*) filter (where not p.insured)::int as uninsured
    from people p
    join households f on f.id = p.household_id
    join spots s on s.id = coalesce(p.house_id, f.house_id)
    left join tags t on t.person_id = p.id
    where p.life_status = 1
    group by 1, 2, 3, 4, 5, 6),
  codes as (
    select groups, code from (select distinct groups from parts) t cross join lateral group_codes(groups) code),
  placed as (
    select 250 as radius, fine_q as q, fine_r as r, parts.* from parts
    union all
    select 750, coarse_q, coarse_r, parts.* from parts),
  counted as (
    select radius, village_code, q, r, sum(people) as people, sum(residents) as residents, sum(male) as male, sum(female) as female,
           sum(under14) as under14, sum(aged60) as aged60, sum(aged80) as aged80, sum(away) as away, sum(uninsured) as uninsured
    from placed group by 1, 2, 3, 4),
  cells as (
    select c.radius, c.village_code, c.q, c.r, m.measure, m.people::int
    from counted c
    cross join lateral (values ('people', people), ('residents', residents), ('male', male), ('female', female), ('under14', under14),
      ('aged60', aged60), ('aged80', aged80), ('away', away), ('uninsured', uninsured)) m (measure, people)
    where m.people > 0
    union all
    select p.radius, p.village_code, p.q, p.r, 'group:' || c.code, sum(p.people)::int
    from placed p join codes c on c.groups = p.groups group by p.radius, p.village_code, p.q, p.r, c.code)
  insert into density
    select radius, measure, village_code, array_agg(q order by q, r), array_agg(r order by q, r), array_agg(people order by q, r)
    from cells group by 1, 2, 3;
  insert into density_release
    select measure, village_code, array_agg(c.q order by nr), array_agg(c.r order by nr), array_agg(released(c.people) order by nr)
    from density cross join lateral unnest(q, r, people::bigint[]) with ordinality c (q, r, people, nr)
    where radius = 750 and c.people >= 5
    group by 1, 2;
$$;

-- A database that was filled before there was a grid gets it when it is brought up to date.
select refresh_density() where not exists (select from density);
