-- A file of boundaries between the look and the confirmation.
create table place.boundary_file (
  tenant_id int not null,
  id uuid not null,
  made_by uuid not null,
  content text not null,
  choice jsonb not null,
  made_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select kernel.protect('place.boundary_file', 'select, insert, delete');
