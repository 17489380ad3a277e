-- 隐患类型 by what the record says of it, else by its name (GB/T 32864: 滑坡, 崩塌, 泥石流 and others).
create or replace function hazard_type(name text, attributes jsonb) returns text language sql immutable parallel safe as $$
  select case when strpos(said, '滑坡') > 0 then 'landslide' when strpos(said, '泥石流') > 0 then 'debris'
              when strpos(said, '崩塌') > 0 or strpos(said, '危岩') > 0 then 'rockfall' else 'other' end
  from (select coalesce(attributes ->> '类型', '') || name as said) record $$;

-- 威胁户数, where the record holds a plain number.
create or replace function hazard_households(attributes jsonb) returns integer language sql immutable parallel safe as $$
  select case when attributes ->> '威胁户数' ~ '^\d{1,6}$' then (attributes ->> '威胁户数')::int end $$;
