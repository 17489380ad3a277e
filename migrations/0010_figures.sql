-- Figures of each village, counted once after a load or a change: an overview sums rows of this table.
create table figures (
  village_code   text collate "C" not null references areas (code),
  measure        text not null,            -- 'people', 'households', 'group:5', 'benefit:3:amount' …: names in the contract, overview.ts
  value          bigint not null,
  primary key (village_code, measure)
);

create table pyramids (
  village_code   text collate "C" not null references areas (code),
  sex            smallint not null,
  age_band       smallint not null,        -- 5-year bands: 0 = 0–4 … 18 = 90+
  registered     integer not null,         -- 户籍
  resident       integer not null,         -- 常住
  primary key (village_code, sex, age_band)
);
