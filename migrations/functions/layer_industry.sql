-- What a tile holds of 产业: from far away the larger ones only, with their names; near, all of them.
drop function if exists layer_industry;
create function layer_industry(west float8, south float8, east float8, north float8, zoom integer)
  returns table (id integer, geom geometry, name text, kind integer, sector text, jobs integer, "outputYuan" float8)
  language sql stable as $$
  select i.id, i.geom, i.name, i.kind::int, i.sector, i.jobs, i.output_yuan::float8
  from industry i
  where i.geom && st_makeenvelope(west, south, east, north, 4326)
    and (zoom < 10 or i.village_code = any ((select villages_in_box('industry', west, south, east, north))::text[]))
    and i.jobs >= case when zoom <= 9 then 30 when zoom = 10 then 20 when zoom = 11 then 10 when zoom = 12 then 4 else 0 end
$$;
