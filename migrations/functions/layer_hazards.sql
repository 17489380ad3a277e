-- What a tile holds of 隐患区: all of them at every zoom, since none may be overlooked for being small.
drop function if exists layer_hazards;
create function layer_hazards(west float8, south float8, east float8, north float8, zoom integer)
  returns table (id integer, geom geometry, name text, type text, grade text, households integer, "areaMu" float8)
  language sql stable as $$
  select p.id, case when zoom <= 12 then p.geom_far else p.geom end, p.name, hazard_type(p.name, p.attributes), p.attributes ->> '险情等级',
         hazard_households(p.attributes), p.area_mu
  from parcels p
  where p.geom && st_makeenvelope(west, south, east, north, 4326)
    and (zoom < 10 or p.village_code = any ((select villages_in_box('parcels', west, south, east, north))::text[]))
    and p.kind = 'hazard'
$$;
