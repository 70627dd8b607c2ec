-- Many cases that one person assigns or resolves in one go, and what became of each.
create table service.bulk_run (
  tenant_id int not null,
  id uuid not null,
  actor_id uuid not null,
  kind text not null check (kind in ('assign', 'resolve')),
  input jsonb not null,
  started_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
select kernel.protect('service.bulk_run', 'select, insert, update');

create table service.bulk_item (
  tenant_id int not null,
  run_id uuid not null,
  application_id uuid not null,
  number text not null,
  seen_version int not null,
  outcome text check (outcome in ('done', 'changed', 'refused')),
  primary key (tenant_id, run_id, application_id),
  foreign key (tenant_id, run_id) references service.bulk_run on delete cascade,
  foreign key (tenant_id, application_id) references service.application
);
select kernel.protect('service.bulk_item', 'select, insert, update');
