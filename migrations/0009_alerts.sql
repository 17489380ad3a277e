-- 预警规则 as data; a rule's condition is a named SQL function of its parameters and a date.
create table rules (
  id             text primary key,         -- 'elderly_allowance_unclaimed'
  version        integer not null default 1,
  title          text not null,            -- 高龄津贴未领
  description    text not null,
  severity       smallint not null check (severity between 1 and 3),  -- 3 急
  parameters     jsonb not null,           -- 示例 thresholds; a county edits them
  datasets       smallint[] not null default '{}',   -- data sets its evidence rests on: who may not read them all does not see its alerts
  condition      text not null,            -- SQL function (as_of date, parameters jsonb) → subjects with evidence
  deadline_days  integer not null,
  cool_down_days integer not null,
  valid_from     date not null,
  valid_to       date,
  enabled        boolean not null default true
);

create table alerts (
  id             bigint generated always as identity primary key,
  rule_id        text not null references rules (id),
  rule_version   integer not null,
  person_id      integer not null,
  household_id   integer,
  house_id       integer,
  village_code   text collate "C" not null,
  severity       smallint not null,
  status         text not null default 'new' check (status in ('new', 'dispatched', 'verifying', 'handled', 'false_positive')),
  evidence       jsonb not null,           -- what it rests on; "reason" is the one sentence a clerk would say
  dedup_key      text not null,            -- rule + subject + period: a rule run twice finds nothing new
  geom           geometry(Point, 4326),    -- the house, or the village seat where the person has none
  created_at     timestamptz not null default now(),
  due_on         date not null,
  unique (rule_id, dedup_key)
);
create index on alerts (village_code, status);
create index on alerts (person_id);
create index on alerts (house_id);
create index on alerts using gist (geom);

create table alert_events (
  id             bigint generated always as identity primary key,
  alert_id       bigint not null references alerts (id) on delete cascade,
  village_code   text collate "C" not null,
  account_id     integer references accounts (id),
  kind           text not null check (kind in ('created', 'dispatched', 'verifying', 'handled', 'false_positive', 'note')),
  note           text,
  at             timestamptz not null default now()
);
create index on alert_events (alert_id);

-- Streams resume by id, so ids must become visible in order: writers of events wait for each other.
create function order_alert_events() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('alert_events'));
  return null;
end $$;
create trigger alert_events_order before insert on alert_events for each statement execute function order_alert_events();

-- Says only that there is something new: listeners read it under their own scope.
create function notify_alert_events() returns trigger language plpgsql as $$
begin
  perform pg_notify('alert_events', '');
  return null;
end $$;
create trigger alert_events_notify after insert on alert_events for each statement execute function notify_alert_events();
