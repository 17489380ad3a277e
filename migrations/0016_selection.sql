-- People at each house, counted once after a load or a change like `figures`: a drawn region sums rows of this table instead of
-- visiting its people. The living only; ages and tags at the date of the records. The application's role never reads it:
-- count_people_at does, under the reader's scope.
create table house_people (
  house_id       integer not null,
  village_code   text collate "C" not null,   -- the people's own village, as scope: seldom another than the house's
  registered     integer not null,            -- 户籍在此: their registered household's house is this
  resident       integer not null,            -- 居住在此
  male_0         integer not null,            -- residents by age: 0–5, 6–17, 18–59, 60–79, 80 and older
  male_6         integer not null,
  male_18        integer not null,
  male_60        integer not null,
  male_80        integer not null,
  female_0       integer not null,
  female_6       integer not null,
  female_18      integer not null,
  female_60      integer not null,
  female_80      integer not null,
  under_six      integer not null,
  bedridden      integer not null,            -- 失能
  disabled       integer not null,            -- 残疾一、二级
  alone          integer not null,            -- 独居老人
  carrying       integer not null,            -- residents with any of these four reasons
  groups         smallint[] not null,         -- a group's code once for each resident in it
  primary key (house_id, village_code)
);
