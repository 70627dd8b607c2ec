-- Every way to a person: what waits, who was asked, what became of it, and what people want.
alter table notice.message
  add column kind text not null default 'case'
    check (kind in ('case', 'reminder', 'survey', 'announcement')),
  add column audience text not null default 'resident' check (audience in ('resident', 'staff')),
  -- Goes out at any hour: an emergency, or the answer to what the person did this moment.
  add column urgent boolean not null default false,
  -- Where it goes when this way fails, best first.
  add column ways_left text[] not null default '{}',
  -- When it may be taken next; who takes it moves this a minute on, as a lease.
  add column due_at timestamptz not null default clock_timestamp(),
  add column tries smallint not null default 0,
  add column provider text,
  -- As registered with the regulator or the provider (DLT for SMS).
  add column template_id text,
  add column reason text,
  add column delivered_at timestamptz,
  drop constraint message_way_check,
  add constraint message_way_check check (way in ('sms', 'email', 'whatsapp', 'in-app')),
  drop constraint message_status_check,
  add constraint message_status_check
    check (status in ('queued', 'sent', 'delivered', 'failed', 'unknown', 'dropped'));
create index message_due on notice.message (tenant_id, due_at) where status = 'queued';
-- A person's own page shows only what was put there.
drop index notice.message_recipient;
create index message_in_app on notice.message (tenant_id, recipient_id, created_at desc)
  where way = 'in-app';
create index message_unread on notice.message (tenant_id, recipient_id)
  where way = 'in-app' and read_at is null;

-- Who was asked to carry a message: written before the asking, so that a process which dies leaves
-- the question "did it go out?" behind, and not a second message.
create table notice.attempt (
  tenant_id int not null,
  message_id uuid not null,
  no smallint not null,
  provider text not null,
  outcome text not null default 'asked'
    check (outcome in ('asked', 'taken', 'refused', 'not-taken', 'unknown')),
  asked_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  detail text,
  primary key (tenant_id, message_id, no)
);
select kernel.protect('notice.attempt', 'select, insert, update');

-- What a person wants of one city. `ways` holds the ways that are on, by kind of notice.
create table notice.preference (
  tenant_id int not null,
  account_id uuid not null,
  language text,
  first_way text not null default 'sms' check (first_way in ('sms', 'whatsapp', 'email')),
  ways jsonb not null,
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_to smallint check (quiet_to between 0 and 1439),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, account_id)
);
select kernel.protect('notice.preference', 'select, insert, update');

-- A person's e-mail address, sealed. A new one waits for its code beside the one that is in use.
create table notice.address (
  tenant_id int not null,
  account_id uuid not null,
  sealed bytea,
  confirmed_at timestamptz,
  pending_sealed bytea,
  code_hash bytea,
  tries_left smallint,
  expires_at timestamptz,
  primary key (tenant_id, account_id)
);
select kernel.protect('notice.address', 'select, insert, update');

-- What was handed to providers, by day: shared hosting must be able to bill or to budget.
create table notice.usage (
  tenant_id int not null,
  day date not null,
  way text not null,
  messages int not null default 0,
  -- An SMS is billed by its parts; other ways have one.
  parts int not null default 0,
  primary key (tenant_id, day, way)
);
select kernel.protect('notice.usage', 'select, insert, update');

-- Sends what failed by the next way that the person wants; once, since one event tells one person
-- one thing one way.
create function notice.fall_back(failed uuid[]) returns int
language sql set search_path = notice, kernel, pg_temp as $$
  with next as (
    insert into notice.message (tenant_id, id, event_id, recipient_id, template, language, params,
      way, kind, audience, urgent, ways_left)
    select tenant_id, gen_random_uuid(), event_id, recipient_id, template, language, params,
      ways_left[1], kind, audience, urgent, ways_left[2:]
    from notice.message
    where tenant_id = kernel.current_tenant() and id = any (failed) and cardinality(ways_left) > 0
    on conflict do nothing returning 1
  )
  select count(*)::int from next
$$;

-- The simulated providers: one row for each provider that took a message, so that two that took
-- the same one show.
alter table notice.simulated_outbox
  add column way text not null default 'sms',
  add column provider text not null default 'simulated-sms',
  add column subject text,
  drop constraint simulated_outbox_pkey,
  add primary key (id, provider);
