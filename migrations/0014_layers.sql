-- When a noun last changed, in microseconds since 1970: part of the ETag of everything drawn from it. A moment rather than a count,
-- so that no two databases ever share one.
create table layer_versions (
  noun         text primary key,
  version      bigint not null
);
grant select on layer_versions to yitu_app;

-- Trigger of each noun that is drawn as a layer: after insert or update or delete or truncate, for each statement.
create function count_layer_version() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into layer_versions values (tg_table_name, (extract(epoch from clock_timestamp()) * 1e6)::bigint)
    on conflict (noun) do update set version = greatest(excluded.version, layer_versions.version + 1);
  return null;
end $$;

do $$
declare noun text;
begin
  foreach noun in array array['industry', 'facilities', 'parcels', 'roads', 'rivers'] loop
    execute format('create trigger layer_version after insert or update or delete or truncate on %I
                    for each statement execute function count_layer_version()', noun);
  end loop;
end $$;

-- Geometry for far away, simplified once and not with every tile: what is left out is smaller than a pixel there.
alter table rivers add column geom_far geometry(Geometry, 4326) generated always as (st_simplify(geom, 0.0002, true)) stored;     -- 20 m
alter table roads add column geom_far geometry(LineString, 4326) generated always as (st_simplify(geom, 0.0002, true)) stored;    -- 20 m
alter table parcels add column geom_far geometry(Polygon, 4326) generated always as (st_simplify(geom, 0.00007, true)) stored;    -- 7 m

-- Behind row-level security an index on geometry does not serve, since its operators might tell of rows outside the scope. This
-- looks up past the policies in which villages something lies within a box; the index on villages, which the policies ask anyway,
-- then finds the rows, and the policies decide which of them are the reader's.
create function villages_in_box(noun regclass, west float8, south float8, east float8, north float8) returns text[]
  language plpgsql stable security definer set search_path = public as $$
declare villages text[];
begin
  execute format('select coalesce(array_agg(distinct village_code), ''{}'') from %s where geom && st_makeenvelope($1, $2, $3, $4, 4326)', noun)
    into villages using west, south, east, north;
  return villages;
end $$;
