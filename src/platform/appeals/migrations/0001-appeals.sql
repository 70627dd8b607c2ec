-- Appeals against an outcome, or against waiting in vain. A case that is opened again starts a new
-- round: its new outcome may be appealed against as the first one was.
create table service.appeal (
  tenant_id int not null,
  id uuid not null,
  application_id uuid not null,
  round smallint not null,
  level smallint not null,
  role text not null,
  ground text not null,
  state text not null default 'filed'
    check (state in ('filed', 'hearing', 'decided', 'withdrawn', 'lapsed')),
  filed_by uuid,
  filed_at timestamptz not null,
  due_at timestamptz not null,
  overdue_at timestamptz,
  hearing_at timestamptz,
  hearing_place text,
  decision text check (decision in ('upheld', 'overturned', 'partly')),
  reasons text,
  direction text,
  to_state text,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references service.application
);
create unique index appeal_once on service.appeal (tenant_id, application_id, round, level);
create index appeal_waiting on service.appeal (tenant_id, role, due_at, id)
  where state in ('filed', 'hearing');
select kernel.protect('service.appeal', 'select, insert, update');
