-- Who changed what, when, from what to what: a reader of the log, which can be rebuilt from it.
create schema administration;
grant usage on schema administration to nagara_app;

create table administration.audit (
  tenant_id int not null,
  event_id uuid not null,
  at timestamptz not null,
  area text not null,
  subject_id uuid not null,
  title text not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  why text,
  differences jsonb not null,
  primary key (tenant_id, event_id)
);
create index audit_at on administration.audit (tenant_id, at desc, event_id desc);
create index audit_area on administration.audit (tenant_id, area, at desc, event_id desc);
create index audit_title on administration.audit (tenant_id, area, title, at desc);
create index audit_actor on administration.audit (tenant_id, actor_id, at desc, event_id desc);
select kernel.protect('administration.audit', 'select, insert');
