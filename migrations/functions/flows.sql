-- Who of a village lives elsewhere: outside the county by destination, within it by the township of the house lived in.
create or replace function refresh_flows() returns void language sql as $$
  delete from flows;
  insert into flows
    select p.village_code, d.place_code, count(*)
    from people p join destinations d on d.person_id = p.id
    where p.life_status = 1 and p.residence in (3, 4)
    group by 1, 2
    union all
    select p.village_code, left(h.village_code, 9), count(*)
    from people p join houses h on h.id = p.house_id
    where p.life_status = 1 and p.residence = 2 and left(h.village_code, 9) <> left(p.village_code, 9)
    group by 1, 2;
$$;
