-- Addresses that want to be told of events, and each telling until it is done or given up.
create schema webhook;
grant usage on schema webhook to nagara_app;

create table webhook.subscription (
  tenant_id int not null,
  id uuid not null,
  client_id uuid not null,
  url text not null,
  types text[] not null default '{}',
  secret bytea not null,
  status text not null default 'active' check (status in ('active', 'paused', 'disabled', 'removed')),
  reason text,
  created_at timestamptz not null default clock_timestamp(),
  -- Since when nothing has arrived; null while it works.
  failing_since timestamptz,
  -- One courier at a time: whoever holds the lease; a dead one's runs out.
  leased_until timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references client.client
);
create index subscription_client on webhook.subscription (tenant_id, client_id, created_at desc);
create index subscription_active on webhook.subscription (tenant_id) where status = 'active';
select kernel.protect('webhook.subscription', 'select, insert, update');

create table webhook.delivery (
  tenant_id int not null,
  id uuid not null,
  subscription_id uuid not null,
  position bigint not null,
  event_id uuid not null,
  type text not null,
  status text not null default 'waiting' check (status in ('waiting', 'delivered', 'dead')),
  attempts smallint not null default 0,
  next_at timestamptz not null,
  last_status smallint,
  last_error text,
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, subscription_id) references webhook.subscription
);
-- One event is told to one address once, however often the log is read.
create unique index delivery_once on webhook.delivery (tenant_id, subscription_id, position);
create index delivery_waiting on webhook.delivery (tenant_id, subscription_id, position)
  where status = 'waiting';
create index delivery_dead on webhook.delivery (tenant_id, subscription_id, position desc)
  where status = 'dead';
create index delivery_old on webhook.delivery (tenant_id, ended_at) where status = 'delivered';
select kernel.protect('webhook.delivery');
