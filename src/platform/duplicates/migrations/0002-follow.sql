-- Who follows a case of somebody else: by account, or without a name by browser. Once each.
create table service.follower (
  tenant_id int not null,
  application_id uuid not null,
  follower text not null,
  account_id uuid,
  language text not null,
  followed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, application_id, follower),
  foreign key (tenant_id, application_id) references service.application,
  check (account_id is null or follower = account_id::text)
);
create index follower_told on service.follower (tenant_id, application_id, account_id)
  where account_id is not null;
select kernel.protect('service.follower', 'select, insert, delete');

-- A case that the desk found to be the same as another; the other is never one of these itself.
create table service.merged (
  tenant_id int not null,
  application_id uuid not null,
  main_id uuid not null,
  merged_by uuid not null,
  merged_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, application_id),
  foreign key (tenant_id, application_id) references service.application,
  foreign key (tenant_id, main_id) references service.application,
  check (application_id <> main_id)
);
create index merged_main on service.merged (tenant_id, main_id, merged_at);
select kernel.protect('service.merged', 'select, insert, update, delete');

-- Followed cases stand among a person's own, marked.
alter table service.mine add column followed boolean not null default false;

create or replace function service.save_mine(ids uuid[]) returns void
language sql security definer set search_path = service, pg_temp as $$
  insert into service.mine as m (account_id, tenant_id, application_id, number, service, category,
    title, state, open, due_at, filed_at, changed_at, followed)
  select p.account_id, a.tenant_id, a.id, a.number, a.service, a.category, a.title, a.state,
    a.open, a.due_at, a.filed_at, a.changed_at, p.followed
  from service.application a cross join lateral (
    select a.account_id, false as followed where a.account_id is not null
    union all
    select f.account_id, true from service.follower f
    where f.tenant_id = a.tenant_id and f.application_id = a.id and f.account_id is not null
      and f.account_id is distinct from a.account_id) p
  where a.tenant_id = kernel.current_tenant() and a.id = any (ids)
  on conflict (account_id, tenant_id, application_id) do update set
    state = excluded.state, open = excluded.open, due_at = excluded.due_at,
    changed_at = excluded.changed_at, followed = excluded.followed
$$;

-- One person's entry when they begin to follow, and its end when they stop.
create function service.follow_mine(case_id uuid, person uuid) returns void
language sql security definer set search_path = service, pg_temp as $$
  insert into service.mine (account_id, tenant_id, application_id, number, service, category,
    title, state, open, due_at, filed_at, changed_at, followed)
  select f.account_id, a.tenant_id, a.id, a.number, a.service, a.category, a.title, a.state,
    a.open, a.due_at, a.filed_at, a.changed_at, true
  from service.follower f join service.application a
    on a.tenant_id = f.tenant_id and a.id = f.application_id
  where f.tenant_id = kernel.current_tenant() and f.application_id = case_id
    and f.account_id = person
  on conflict (account_id, tenant_id, application_id) do nothing
$$;

create function service.unfollow_mine(case_id uuid, person uuid) returns void
language sql security definer set search_path = service, pg_temp as $$
  delete from service.mine
  where tenant_id = kernel.current_tenant() and application_id = case_id and account_id = person
    and followed
$$;
