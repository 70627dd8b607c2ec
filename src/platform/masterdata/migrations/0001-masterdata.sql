-- What a city keeps in lists: departments, designations, grievance categories, and what packs add.
create schema masterdata;
grant usage on schema masterdata to nagara_app;

create table masterdata.entry (
  tenant_id int not null,
  kind text not null,
  code text not null,
  parent_code text,
  name jsonb not null,
  data jsonb not null default '{}',
  position int not null default 0,
  active boolean not null default true,
  version int not null default 1,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, kind, code)
);
create index entry_parent on masterdata.entry (tenant_id, kind, parent_code);
select kernel.protect('masterdata.entry');

create table masterdata.entry_version (
  tenant_id int not null,
  kind text not null,
  code text not null,
  version int not null,
  content jsonb not null,
  changed_by uuid,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, kind, code, version)
);
select kernel.protect('masterdata.entry_version', 'select, insert');
