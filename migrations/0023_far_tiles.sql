-- 图层瓦片: from far away a tile shows few of a noun's many rows, so those stand in an index of their own: behind row-level security an
-- index on geometry does not serve, and without these every far tile would read the whole noun.
create index on industry (village_code) where jobs >= 20;
create index on parcels (village_code) where kind = 'hazard';
create index on parcels (village_code) where kind <> 'hazard' and area_mu >= 60;
create index on roads using gist (geom) where kind <> 'path' and kind <> 'village';
