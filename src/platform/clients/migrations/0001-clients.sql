-- Programs of others that may call the API of a city, and their keys. Of a key only the digest is kept.
create schema client;
grant usage on schema client to nagara_app;

create table client.client (
  tenant_id int not null,
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  organisation text not null,
  purpose text not null,
  scopes text[] not null,
  status text not null check (status in ('waiting', 'active', 'refused', 'revoked')),
  per_minute int not null default 600,
  reason text,
  created_at timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  decided_by uuid,
  primary key (tenant_id, id)
);
create index client_owner on client.client (tenant_id, owner_id, created_at desc);
create index client_newest on client.client (tenant_id, created_at desc, id);
create index client_waiting on client.client (tenant_id, status, created_at desc, id);
select kernel.protect('client.client', 'select, insert, update');

create table client.api_key (
  tenant_id int not null,
  id uuid not null,
  client_id uuid not null,
  name text not null,
  prefix text not null,
  digest bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references client.client
);
create unique index api_key_digest on client.api_key (tenant_id, digest);
create index api_key_client on client.api_key (tenant_id, client_id, created_at desc);
select kernel.protect('client.api_key', 'select, insert, update');
