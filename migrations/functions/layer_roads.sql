-- What a tile holds of 道路: classes come in as the eye comes nearer.
drop function if exists layer_roads;
create function layer_roads(west float8, south float8, east float8, north float8, zoom integer)
  returns table (id integer, geom geometry, name text, kind text, bridge boolean)
  language sql stable as $$
  select r.id, case when zoom <= 10 then r.geom_far else r.geom end, r.name, r.kind, r.bridge
  from roads r
  where r.geom && st_makeenvelope(west, south, east, north, 4326)
    and (zoom >= 13 or r.kind <> 'path') and (zoom >= 11 or r.kind <> 'village') and (zoom >= 10 or r.kind <> 'township')
    and (zoom >= 9 or r.kind <> 'county')
$$;
