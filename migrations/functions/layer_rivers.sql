-- What a tile holds of 河流水面: brooks from near only.
drop function if exists layer_rivers;
create function layer_rivers(west float8, south float8, east float8, north float8, zoom integer)
  returns table (id integer, geom geometry, name text, kind text, "widthMeters" float8)
  language sql stable as $$
  select r.id, case when zoom <= 10 then r.geom_far else r.geom end, r.name, r.kind, nullif(r.width_meters, 0)
  from rivers r
  where r.geom && st_makeenvelope(west, south, east, north, 4326)
    and (r.kind <> 'stream' or r.width_meters >= case when zoom <= 9 then 25 when zoom = 10 then 15 when zoom = 11 then 8 else 0 end)
$$;
