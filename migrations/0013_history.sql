-- 时间: each village month by month, counted once after a load or a change, so that a slider over the years sums rows of these tables.
create table history (
  village_code   text collate "C" not null references areas (code),
  month          date not null,            -- its first day
  registered     integer not null,         -- 户籍人口 at its end
  born           integer not null,
  died           integer not null,
  moved_in       integer not null,         -- 迁入
  moved_out      integer not null,         -- 迁出
  went_away      integer not null,         -- 外出: journeys, not people
  came_home      integer not null,         -- 返乡
  houses         integer not null,         -- standing; a house is on file with its year, so it stands from that January
  primary key (village_code, month)
);

create table benefit_history (             -- 共享业务数据 by data set and month
  village_code   text collate "C" not null references areas (code),
  month          date not null,
  dataset_id     smallint not null references datasets (id),
  records        integer not null,
  cents          bigint not null,
  primary key (village_code, month, dataset_id)
);

-- As many months up to the records' date are kept.
create function history_first_month() returns date language sql stable
  as $$ select (date_trunc('month', as_of::timestamp) - interval '35 months')::date from county $$;

alter table history enable row level security;
alter table history force row level security;
grant select on history to yitu_app;
create policy scope on history to yitu_app
  using (village_code >= (select scope_from()) and village_code < (select scope_to()));

-- As with figures, a data set's are for those who may read it.
alter table benefit_history enable row level security;
alter table benefit_history force row level security;
grant select on benefit_history to yitu_app;
create policy scope on benefit_history to yitu_app
  using (village_code >= (select scope_from()) and village_code < (select scope_to())
         and dataset_id = any ((select scope_datasets())::smallint[]));
