-- 搜索: what is compared while somebody types stands ready, and what behind row-level security can be looked up only from its
-- beginning has its beginning there (text comparisons in "C" order are leakproof, strpos and LIKE are not).

-- 零溪镇, "ling xi zhen": letters lingxizhen, initials lxz.
do $$
declare noun text;
begin
  foreach noun in array array['areas', 'places', 'industry', 'facilities'] loop
    execute format($c$alter table %I add column letters text generated always as (replace(name_pinyin, ' ', '')) stored,
      add column initials text generated always as (regexp_replace(name_pinyin, '(\S)\S*\s*', '\1', 'g')) stored$c$, noun);
  end loop;
end $$;

-- People say the end of a house's number: 3组17号 of 大庄村3组17号.
alter table houses add column number_reversed text collate "C" generated always as (reverse(house_number)) stored;
create index on houses (number_reversed, id);
