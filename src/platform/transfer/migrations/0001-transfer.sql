-- Where a case went that another body answers for, and where one came from.
create table service.transfer (
  tenant_id int not null,
  application_id uuid not null,
  direction text not null check (direction in ('to', 'from')),
  body_id int not null,
  number text,
  moved_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, application_id, direction),
  foreign key (tenant_id, application_id) references service.application
);
select kernel.protect('service.transfer', 'select, insert, update');
