-- The technical ground: row-level security, the event log, jobs, sessions, limits.
create schema kernel;
grant usage on schema kernel to nagara_app;

-- Fails closed: without app.tenant the setting is unknown or empty, and both are an error.
create function kernel.current_tenant() returns int
  language sql stable parallel safe
  return current_setting('app.tenant')::int;

-- Puts a tenant's table behind the wall. The owner's policy lets migrations and vetted functions work.
create function kernel.protect(target regclass, privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s to nagara_app
    using (tenant_id = current_setting(''app.tenant'')::int)
    with check (tenant_id = current_setting(''app.tenant'')::int)', target);
  execute format('create policy owner on %s to %I using (true) with check (true)', target, current_user);
  execute format('grant %s on %s to nagara_app', privileges, target);
end $$;

-- A pipelined transaction cannot branch: it must fail by itself when a guarded change hit no row.
create function kernel.expect_rows(hit bigint) returns bigint
language plpgsql immutable as $$
begin
  if hit = 0 then
    raise exception 'guard' using errcode = 'NG001';
  end if;
  return hit;
end $$;

-- Events wait here, written in the transaction of the change that they tell of.
create table kernel.event_pending (
  tenant_id int not null,
  id uuid not null,
  type text not null,
  version smallint not null,
  ward_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  on_behalf_of uuid,
  channel text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  cause uuid,
  dimensions jsonb not null,
  data jsonb not null,
  primary key (tenant_id, id)
);
create index event_pending_order on kernel.event_pending (recorded_at, id);
select kernel.protect('kernel.event_pending', 'select, insert');

-- The log. Positions are dense within a partition (tenant modulo 64) and never change.
create table kernel.event (
  tenant_id int not null,
  log_partition smallint not null,
  position bigint not null,
  id uuid not null,
  type text not null,
  version smallint not null,
  ward_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  on_behalf_of uuid,
  channel text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  cause uuid,
  dimensions jsonb not null,
  data jsonb not null,
  primary key (tenant_id, position, recorded_at)
) partition by range (recorded_at);
create index event_log on kernel.event (log_partition, position);
create index event_subject on kernel.event (tenant_id, subject_id, position);
select kernel.protect('kernel.event', 'select');
create table kernel.event_other partition of kernel.event default;

create table kernel.event_head (
  log_partition smallint primary key,
  position bigint not null default 0
);
insert into kernel.event_head (log_partition) select generate_series(0, 63);
grant select on kernel.event_head to nagara_app;

create table kernel.reader_cursor (
  reader text not null,
  log_partition smallint not null,
  position bigint not null default 0,
  primary key (reader, log_partition)
);
grant select, insert, update on kernel.reader_cursor to nagara_app;

-- Makes this and the next two months' partitions. Takes no argument, so it opens no door.
create function kernel.ensure_event_partitions() returns int
language plpgsql security definer set search_path = kernel, pg_temp as $$
declare
  month date;
  made int := 0;
begin
  for month in select (date_trunc('month', now()) + make_interval(months => n))::date from generate_series(0, 2) n loop
    if to_regclass(format('kernel.event_%s', to_char(month, 'YYYYMM'))) is null then
      execute format('create table kernel.event_%s partition of kernel.event for values from (%L) to (%L)',
        to_char(month, 'YYYYMM'), month, (month + interval '1 month')::date);
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;
select kernel.ensure_event_partitions();

-- Moves waiting events into the log and gives them positions. One sequencer at a time: the lock ends
-- with its transaction, so another process goes on at once when this one dies.
create function kernel.sequence_events(batch int) returns int
language plpgsql security definer set search_path = kernel, pg_temp as $$
declare
  moved int;
begin
  if not pg_try_advisory_xact_lock(7341903) then
    return 0;
  end if;
  with next as (
    select tenant_id, id from kernel.event_pending order by recorded_at, id limit batch
    for update skip locked
  ), taken as (
    delete from kernel.event_pending p using next n
    where p.tenant_id = n.tenant_id and p.id = n.id
    returning p.*
  ), numbered as (
    select t.*, (t.tenant_id % 64)::smallint as log_partition,
      row_number() over (partition by t.tenant_id % 64 order by t.recorded_at, t.id) as place
    from taken t
  ), heads as (
    update kernel.event_head h set position = h.position + c.added
    from (select log_partition, count(*) as added from numbered group by 1) c
    where h.log_partition = c.log_partition
    returning h.log_partition, h.position - c.added as base
  )
  insert into kernel.event (tenant_id, log_partition, position, id, type, version, ward_id,
    subject_kind, subject_id, actor_kind, actor_id, on_behalf_of, channel, occurred_at,
    recorded_at, cause, dimensions, data)
  select n.tenant_id, n.log_partition, h.base + n.place, n.id, n.type, n.version, n.ward_id,
    n.subject_kind, n.subject_id, n.actor_kind, n.actor_id, n.on_behalf_of, n.channel,
    n.occurred_at, n.recorded_at, n.cause, n.dimensions, n.data
  from numbered n join heads h using (log_partition);
  get diagnostics moved = row_count;
  if moved > 0 then
    perform pg_notify('nagara_log', '');
  end if;
  return moved;
end $$;

-- Readers serve all tenants; this is their only door to the log.
create function kernel.read_events(partitions smallint[], after bigint[], types text[], most int)
returns setof kernel.event
language sql stable security definer set search_path = kernel, pg_temp as $$
  select e.* from unnest(partitions, after) as c (log_partition, position)
  cross join lateral (
    select * from kernel.event e
    where e.log_partition = c.log_partition and e.position > c.position
      and (types is null or e.type = any (types))
    order by e.position limit most
  ) e
  order by e.log_partition, e.position
$$;

-- Work for later, and timers: rows by due time. Holds ids only.
create table kernel.job (
  id uuid primary key,
  task text not null,
  tenant_id int,
  subject_id uuid,
  data jsonb not null default '{}',
  run_at timestamptz not null default clock_timestamp(),
  attempts smallint not null default 0,
  locked_until timestamptz,
  failed_at timestamptz,
  last_error text
);
create index job_due on kernel.job (run_at) where failed_at is null;
create index job_subject on kernel.job (subject_id) where subject_id is not null;
grant select, insert, update, delete on kernel.job to nagara_app;

create table kernel.session (
  token_hash bytea primary key,
  account_id uuid not null,
  kind text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on kernel.session (account_id);
grant select, insert, update, delete on kernel.session to nagara_app;

-- Token buckets. A key is a digest of who and what, never a number or an address in clear.
create table kernel.rate_limit (
  key bytea primary key,
  tokens real not null,
  updated_at timestamptz not null
);
grant select, insert, update, delete on kernel.rate_limit to nagara_app;

-- Takes one token; returns 0 when allowed, else the seconds until one is there again.
-- A refused call takes nothing: it leaves the bucket minus the one token that it did not get, which
-- is how the answer knows, and the next call adds that token back.
create function kernel.take_token(bucket bytea, capacity real, per_second real) returns real
language sql as $$
  insert into kernel.rate_limit as l (key, tokens, updated_at)
  values (bucket, capacity - 1, clock_timestamp())
  on conflict (key) do update set
    tokens = greatest(-1, least(capacity,
      case when l.tokens < 0 then l.tokens + 1 else l.tokens end
      + extract(epoch from clock_timestamp() - l.updated_at)::real * per_second) - 1),
    updated_at = clock_timestamp()
  returning case when tokens >= 0 then 0 else -tokens / per_second end
$$;
