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

-- Counts everybody anew, at the house lived in; who lives outside the county counts at the house of their household.
create or replace function refresh_density() returns void language sql as $$
  delete from density;
  delete from density_release;
  with birthdays as (
    select as_of, (as_of - interval '14 years')::date as of14, (as_of - interval '16 years')::date as of16,
           (as_of - interval '60 years')::date as of60, (as_of - interval '80 years')::date as of80
    from county),
  middles as materialized (select id, st_centroid(geom) as point from houses),
  spots as materialized (
    select m.id, fine.q as fine_q, fine.r as fine_r, coarse.q as coarse_q, coarse.r as coarse_r
    from middles m
    cross join density_scale() scale
    cross join lateral hexagon_of(st_x(m.point) * scale.lon_meters, st_y(m.point) * scale.lat_meters, 250) fine
    cross join lateral hexagon_of(st_x(m.point) * scale.lon_meters, st_y(m.point) * scale.lat_meters, 750) coarse),
  -- Everybody with where they live and, once for all counts, how old they are.
  homes as materialized (
    select p.id as person_id, p.village_code, p.sex, p.insured, p.residence, s.fine_q, s.fine_r, s.coarse_q, s.coarse_r,
           case when p.birth_date > b.of14 then 0 when p.birth_date > b.of16 then 14 when p.birth_date > b.of60 then 16
                when p.birth_date > b.of80 then 60 else 80 end as band
    from people p join households f on f.id = p.household_id join spots s on s.id = coalesce(p.house_id, f.house_id) cross join birthdays b
    where p.life_status = 1),
  patches as (
    select village_code, fine_q, fine_r, coarse_q, coarse_r, count(*) as people,
           count(*) filter (where residence in (1, 2, 5)) as residents,
           count(*) filter (where sex = 1) as male, count(*) filter (where sex = 2) as female,
           count(*) filter (where band = 0) as under14,
           count(*) filter (where band >= 60) as aged60, count(*) filter (where band = 80) as aged80,
           count(*) filter (where residence in (3, 4) and band = 16) as away,
           count(*) filter (where not insured) as uninsured
    from homes group by 1, 2, 3, 4, 5),
  tagged as (
    select h.village_code, h.fine_q, h.fine_r, h.coarse_q, h.coarse_r, 'group:' || g.group_code as measure, count(*) as people
    from (select distinct t.person_id, t.group_code from person_groups t cross join birthdays b
          where t.valid_from <= b.as_of and (t.valid_to is null or t.valid_to > b.as_of)) g
    join homes h on h.person_id = g.person_id
    group by 1, 2, 3, 4, 5, g.group_code),
  counted as (
    select p.village_code, p.fine_q, p.fine_r, p.coarse_q, p.coarse_r, m.measure, m.people
    from patches p
    cross join lateral (values ('people', people), ('residents', residents), ('male', male), ('female', female), ('under14', under14),
      ('aged60', aged60), ('aged80', aged80), ('away', away), ('uninsured', uninsured)) m (measure, people)
    where m.people > 0
    union all select * from tagged),
  cells as (
    select 250 as radius, village_code, fine_q as q, fine_r as r, measure, sum(people)::int as people from counted group by 2, 3, 4, 5
    union all
    select 750, village_code, coarse_q, coarse_r, measure, sum(people)::int from counted group by 2, 3, 4, 5)
  insert into density select radius, village_code, q, r, jsonb_object_agg(measure, people) from cells group by 1, 2, 3, 4;
  insert into density_release
    select village_code, q, r, jsonb_object_agg(c.measure, released(c.people::bigint))
    from density cross join lateral jsonb_each_text(counts) c (measure, people)
    where radius = 750 and c.people::int >= 5
    group by 1, 2, 3;
$$;

-- A database that was filled before there was a grid gets it when it is brought up to date.
select refresh_density() where not exists (select from density);
