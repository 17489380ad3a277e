-- What is inside a drawn region, within the reader's subtree. Operators of PostGIS are not leakproof: under row-level security
-- they could not use an index. So these functions run past it and look at the scope themselves; without one they find nothing.
-- A region must be valid: on an invalid one the geometry engine fails.

-- Houses whose middle lies inside.
create or replace function houses_within(region geometry) returns setof houses
  language sql stable security definer set search_path = public rows 2000 as $$
  select h.* from houses h
  where h.geom && region and st_contains(region, st_centroid(h.geom)) and h.village_code >= scope_from() and h.village_code < scope_to() $$;

create or replace function industry_within(region geometry) returns setof industry
  language sql stable security definer set search_path = public rows 100 as $$
  select i.* from industry i
  where i.geom && region and st_contains(region, i.geom) and i.village_code >= scope_from() and i.village_code < scope_to() $$;

create or replace function facilities_within(region geometry) returns setof facilities
  language sql stable security definer set search_path = public rows 20 as $$
  select f.* from facilities f
  where f.geom && region and st_contains(region, f.geom) and f.village_code >= scope_from() and f.village_code < scope_to() $$;

-- Parcels whose middle lies inside; hazard zones as soon as they reach into the region. An imported outline may be invalid: its
-- box stands for it.
create or replace function parcels_within(region geometry) returns setof parcels
  language sql stable security definer set search_path = public rows 50 as $$
  select p.* from parcels p
  where p.geom && region and p.village_code >= scope_from() and p.village_code < scope_to()
    and case when p.kind <> 'hazard' then st_contains(region, st_centroid(p.geom))
             else st_intersects(region, case when st_isvalid(p.geom) then p.geom else st_envelope(p.geom) end) end $$;

-- A number of people as a reader may know it: exact for those who may see people. Others may draw two regions that differ by one
-- house and subtract, so they get what may be released anywhere.
create or replace function disclosed(people bigint) returns bigint language sql stable as $$
  select case when scope_people() or people = 0 then people else released(people) end $$;

-- Which residents need carrying when a place has to be left, and why. Disability levels are type * 10 + grade.
create or replace function refresh_house_people() returns void language sql as $$
  delete from house_people;
  with county_day as materialized (
    select as_of, (as_of - interval '6 years')::date as of6, (as_of - interval '18 years')::date as of18,
           (as_of - interval '60 years')::date as of60, (as_of - interval '80 years')::date as of80
    from county),
  -- A person's tags as bits: whoever has one twice counts once.
  tag as (
    select person_id, bit_or(1 << group_code) as groups, bool_or(group_code = 9) as bedridden,
           bool_or(group_code = 7 and level % 10 in (1, 2)) as disabled, bool_or(group_code = 10) as alone
    from person_groups
    where valid_from <= (select as_of from county_day) and (valid_to is null or valid_to > (select as_of from county_day))
    group by 1),
  -- Few have a tag: what tags add is counted over them alone.
  tagged as materialized (
    select p.house_id, p.village_code, p.birth_date > (select of6 from county_day) as under_six, t.groups, t.bedridden, t.disabled, t.alone
    from people p join tag t on t.person_id = p.id
    where p.life_status = 1 and p.house_id is not null),
  flagged as (
    select house_id, village_code, count(*) filter (where bedridden) as bedridden, count(*) filter (where disabled) as disabled,
           count(*) filter (where alone) as alone,
           count(*) filter (where not under_six and (bedridden or disabled or alone)) as carrying
    from tagged group by 1, 2),
  codes as (
    select groups, code from (select distinct groups from tagged) t cross join lateral group_codes(groups) code),
  grouped as (
    select house_id, village_code, array_agg(c.code order by c.code) as groups
    from tagged join codes c using (groups) group by 1, 2),
  resident as (
    select house_id, village_code, count(*) as resident,
           count(*) filter (where slot = 10) as male_0, count(*) filter (where slot = 11) as male_6, count(*) filter (where slot = 12) as male_18,
           count(*) filter (where slot = 13) as male_60, count(*) filter (where slot = 14) as male_80,
           count(*) filter (where slot = 20) as female_0, count(*) filter (where slot = 21) as female_6, count(*) filter (where slot = 22) as female_18,
           count(*) filter (where slot = 23) as female_60, count(*) filter (where slot = 24) as female_80,
           count(*) filter (where slot % 10 = 0) as under_six
    from (select p.house_id, p.village_code,
                 p.sex * 10 + case when p.birth_date > (select of6 from county_day) then 0 when p.birth_date > (select of18 from county_day) then 1
                                   when p.birth_date > (select of60 from county_day) then 2 when p.birth_date > (select of80 from county_day) then 3
                                   else 4 end as slot
          from people p
          where p.life_status = 1 and p.house_id is not null offset 0) slots
    group by 1, 2),
  registered as (
    select h.house_id, p.village_code, count(*) as registered
    from people p join households h on h.id = p.household_id
    where p.life_status = 1 and p.residence <> 5 and h.kind = 1 and h.house_id is not null
    group by 1, 2)
  insert into house_people
    select house_id, village_code, coalesce(registered, 0), coalesce(resident, 0),
           coalesce(male_0, 0), coalesce(male_6, 0), coalesce(male_18, 0), coalesce(male_60, 0), coalesce(male_80, 0),
           coalesce(female_0, 0), coalesce(female_6, 0), coalesce(female_18, 0), coalesce(female_60, 0), coalesce(female_80, 0),
           coalesce(under_six, 0), coalesce(bedridden, 0), coalesce(disabled, 0), coalesce(alone, 0),
           coalesce(under_six, 0) + coalesce(carrying, 0), coalesce(groups, '{}')
    from resident full join registered using (house_id, village_code)
    left join flagged using (house_id, village_code) left join grouped using (house_id, village_code)
    order by house_id, village_code;
$$;
-- A database filled before there was such a table.
do $$ begin
  if not exists (select from house_people) and exists (select from people) then perform refresh_house_people(); end if;
end $$;

-- People at some houses, within the reader's subtree: who lives there by sex and age, who is registered there, groups, and who
-- needs carrying. Each number as the reader may know it.
create or replace function count_people_at(house_ids integer[]) returns jsonb
  language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
declare
  answer jsonb;
begin
  with inside as materialized (
    select p.* from house_people p
    where p.house_id = any (house_ids) and p.village_code >= scope_from() and p.village_code < scope_to()),
  total as (
    select coalesce(sum(registered), 0) as registered, coalesce(sum(resident), 0) as resident,
           array[sum(male_0), sum(male_6), sum(male_18), sum(male_60), sum(male_80)] as males,
           array[sum(female_0), sum(female_6), sum(female_18), sum(female_60), sum(female_80)] as females,
           coalesce(sum(under_six), 0) as under_six, coalesce(sum(bedridden), 0) as bedridden, coalesce(sum(disabled), 0) as disabled,
           coalesce(sum(alone), 0) as alone, coalesce(sum(carrying), 0) as carrying
    from inside),
  band as (
    select least_age, coalesce(males[n], 0) as male, coalesce(females[n], 0) as female
    from total cross join unnest(array[0, 6, 18, 60, 80]) with ordinality b (least_age, n)),
  grouped as (select g, count(*) as people from inside cross join unnest(groups) g group by g)
  select jsonb_build_object(
           'registered', disclosed(t.registered), 'resident', disclosed(t.resident),
           'male', (select disclosed(sum(male)::bigint) from band), 'female', (select disclosed(sum(female)::bigint) from band),
           'bands', (select jsonb_agg(jsonb_build_object('from', least_age, 'male', disclosed(male), 'female', disclosed(female)) order by least_age) from band),
           'groups', coalesce((select jsonb_agg(jsonb_build_object('group', g, 'people', disclosed(people)) order by people desc, g) from grouped), '[]'),
           'carrying', jsonb_build_object('people', disclosed(t.carrying), 'bedridden', disclosed(t.bedridden), 'disabled', disclosed(t.disabled),
                                          'alone', disclosed(t.alone), 'underSix', disclosed(t.under_six)))
    into answer
    from total t;
  return answer;
end $$;
