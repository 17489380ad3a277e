-- What a tile holds of 设施: from far away what serves a township or more, near also each village's own.
drop function if exists layer_facilities;
create function layer_facilities(west float8, south float8, east float8, north float8, zoom integer)
  returns table (id integer, geom geometry, name text, kind text, capacity integer)
  language sql stable as $$
  select f.id, f.geom, f.name, f.kind, f.capacity
  from facilities f
  where f.geom && st_makeenvelope(west, south, east, north, 4326)
    and (zoom < 10 or f.village_code = any ((select villages_in_box('facilities', west, south, east, north))::text[]))
    and (zoom >= 12 or f.kind not in ('clinic', 'shelter', 'care')) and (zoom >= 10 or f.kind in ('hospital', 'government', 'fire', 'school'))
$$;
