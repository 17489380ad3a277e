-- What a tile holds of 地块 without the hazard zones: a parcel comes in where it is about five pixels wide.
drop function if exists layer_parcels;
create function layer_parcels(west float8, south float8, east float8, north float8, zoom integer)
  returns table (id integer, geom geometry, name text, kind text, detail text, "areaMu" float8)
  language sql stable as $$
  select p.id, case when zoom <= 12 then p.geom_far else p.geom end, p.name, p.kind,
         coalesce(p.attributes ->> '作物', p.attributes ->> '品种', p.attributes ->> '优势树种', p.attributes ->> '用途'), p.area_mu
  from parcels p
  where p.geom && st_makeenvelope(west, south, east, north, 4326)
    and (zoom < 10 or p.village_code = any ((select villages_in_box('parcels', west, south, east, north))::text[]))
    and p.kind <> 'hazard'
    and p.area_mu >= case when zoom <= 10 then 200 when zoom = 11 then 60 when zoom = 12 then 15 else 0 end
$$;
