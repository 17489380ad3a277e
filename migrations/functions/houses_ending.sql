-- Houses of the reader's subtree whose number ends so, the first few by that order. As a function because the planner, which cannot
-- know how wide a scope is, would gather the whole county's houses to intersect them with a handful; the code is kept from its
-- index by an expression. Ids only leave it, and what is read by them stands behind row-level security again.
create or replace function houses_ending(ending text, at_most integer) returns table (id integer)
  language sql stable security definer set search_path = public as $$
  select h.id from houses h
  where h.number_reversed >= reverse(ending) and h.number_reversed < reverse(ending) || U&'\+10FFFF'
    and h.village_code || '' >= scope_from() and h.village_code || '' < scope_to()
  order by h.number_reversed, h.id limit at_most $$;
