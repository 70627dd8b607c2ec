-- Messages to people: one row per message and way, from wish to delivery.
create schema notice;
grant usage on schema notice to nagara_app;

create table notice.message (
  tenant_id int not null,
  id uuid not null,
  event_id uuid not null,
  recipient_id uuid not null,
  template text not null,
  language text not null,
  params jsonb not null default '{}',
  way text not null check (way in ('sms', 'in-app')),
  status text not null default 'queued' check (status in ('queued', 'sent', 'delivered', 'failed', 'dropped')),
  read_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  provider_ref text,
  primary key (tenant_id, id)
);
-- Nothing twice: one event tells one person one thing one way.
create unique index message_once on notice.message (tenant_id, event_id, recipient_id, template, way);
create index message_recipient on notice.message (tenant_id, recipient_id, created_at desc);
select kernel.protect('notice.message');

-- What the simulated provider received, for the demo's outbox page. Empty outside the demo.
create table notice.simulated_outbox (
  id uuid primary key,
  sent_to text not null,
  body text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index simulated_outbox_time on notice.simulated_outbox (created_at desc);
grant select, insert, delete on notice.simulated_outbox to nagara_app;
