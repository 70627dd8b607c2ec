-- Cases of every service: what was asked, where it stands, what was done.
create schema service;
grant usage on schema service to nagara_app;

-- The compiled declarations by content; a case keeps the one that it was filed under.
create table service.definition (
  tenant_id int not null,
  hash text not null,
  service text not null,
  body jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, hash)
);
select kernel.protect('service.definition', 'select, insert');

-- Answers on their way: from the first page to the confirmation.
create table service.draft (
  tenant_id int not null,
  id uuid not null,
  service text not null,
  answers jsonb not null default '{}',
  contact jsonb not null default '{}',
  language text not null,
  filed_id uuid,
  changed_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  primary key (tenant_id, id)
);
create index draft_expiry on service.draft (tenant_id, expires_at);
select kernel.protect('service.draft');

create table service.application (
  tenant_id int not null,
  id uuid not null,
  number text not null,
  service text not null,
  definition text not null,
  request_hash bytea,
  state text not null,
  version int not null default 1,
  category text,
  title text not null,
  department text not null,
  priority smallint not null default 2,
  ward_id uuid,
  landmark text,
  lng float8,
  lat float8,
  cell bigint,
  answers jsonb not null,
  party_id uuid,
  account_id uuid,
  channel text not null,
  language text not null,
  holder text,
  assignee_id uuid,
  assignee_name text,
  escalation smallint not null default 0,
  due_at timestamptz,
  paused_at timestamptz,
  open boolean not null default true,
  outcome text,
  rating smallint,
  photos smallint not null default 0,
  reopened smallint not null default 0,
  occurred_at timestamptz not null,
  filed_at timestamptz not null default clock_timestamp(),
  first_response_at timestamptz,
  closed_at timestamptz,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
create unique index application_number on service.application (tenant_id, number);
create index application_assignee on service.application (tenant_id, assignee_id, due_at) where open;
create index application_office on service.application (tenant_id, department, due_at) where open;
create index application_due on service.application (tenant_id, due_at, id) where open;
create index application_filed on service.application (tenant_id, filed_at desc);
create index application_cell on service.application (tenant_id, cell, filed_at desc) where cell is not null;
create index application_party on service.application (tenant_id, party_id, filed_at desc) where party_id is not null;
select kernel.protect('service.application', 'select, insert, update');

-- The history: one row per act, numbered by the version that it made.
create table service.step (
  tenant_id int not null,
  application_id uuid not null,
  version int not null,
  action text not null,
  from_state text,
  to_state text not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  visible boolean not null,
  note text,
  data jsonb not null default '{}',
  command_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, application_id, version),
  foreign key (tenant_id, application_id) references service.application
);
create unique index step_command on service.step (tenant_id, application_id, command_id) where command_id is not null;
select kernel.protect('service.step', 'select, insert');

-- The notice that was shown and the consent that was given, with each filing.
create table service.consent (
  tenant_id int not null,
  application_id uuid not null,
  notice text not null,
  notice_version smallint not null,
  language text not null,
  purpose text not null,
  given_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, application_id)
);
select kernel.protect('service.consent', 'select, insert');

-- Optional, after the confirmation, apart from the case; leaves only as coarse dimensions.
create table service.about (
  tenant_id int not null,
  application_id uuid not null,
  gender text,
  age_band text,
  disability text,
  assisted text,
  given_at timestamptz not null default now(),
  primary key (tenant_id, application_id)
);
select kernel.protect('service.about', 'select, insert, update');

-- What was granted, with its end: a register of its own, so that it outlives the case's wording.
create table service.permission (
  tenant_id int not null,
  id uuid not null,
  register text not null,
  number text not null,
  application_id uuid not null,
  holder_party_id uuid,
  ward_id uuid,
  valid_from date not null,
  valid_to date not null,
  status text not null default 'valid' check (status in ('valid', 'cancelled', 'expired')),
  facts jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
create unique index permission_number on service.permission (tenant_id, register, number);
create index permission_case on service.permission (tenant_id, application_id);
select kernel.protect('service.permission', 'select, insert, update');

-- "Everything of mine" across cities: a read model under the person's own key.
create table service.mine (
  account_id uuid not null,
  tenant_id int not null,
  application_id uuid not null,
  number text not null,
  service text not null,
  category text,
  title text not null,
  state text not null,
  open boolean not null,
  due_at timestamptz,
  filed_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (account_id, tenant_id, application_id)
);
create index mine_filed on service.mine (account_id, filed_at desc);
alter table service.mine enable row level security;
alter table service.mine force row level security;
create policy own on service.mine for select to nagara_app
  using (account_id = current_setting('app.account')::uuid);
do $$ begin
  execute format('create policy owner on service.mine to %I using (true) with check (true)', current_user);
end $$;
grant select on service.mine to nagara_app;
-- The reader writes for one tenant rows that it cannot list.
create function service.save_mine(ids uuid[]) returns void
language sql security definer set search_path = service, pg_temp as $$
  insert into service.mine as m (account_id, tenant_id, application_id, number, service, category,
    title, state, open, due_at, filed_at, changed_at)
  select a.account_id, a.tenant_id, a.id, a.number, a.service, a.category, a.title, a.state,
    a.open, a.due_at, a.filed_at, a.changed_at
  from service.application a
  where a.tenant_id = kernel.current_tenant() and a.id = any (ids) and a.account_id is not null
  on conflict (account_id, tenant_id, application_id) do update set
    state = excluded.state, open = excluded.open, due_at = excluded.due_at,
    changed_at = excluded.changed_at
$$;
