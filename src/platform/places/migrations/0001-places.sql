-- Boundaries: several dated trees (administrative, electoral, revenue) whose levels are data.
create schema place;
grant usage on schema place to nagara_app;

create table place.hierarchy (
  tenant_id int not null,
  code text not null,
  title jsonb not null,
  levels jsonb not null default '[]',
  primary key (tenant_id, code)
);
select kernel.protect('place.hierarchy');

create table place.area (
  tenant_id int not null,
  id uuid not null,
  hierarchy text not null,
  level text not null,
  code text not null,
  name jsonb not null,
  parent_id uuid,
  polygons jsonb,
  properties jsonb not null default '{}',
  valid_from date not null default current_date,
  valid_to date,
  primary key (tenant_id, id),
  foreign key (tenant_id, hierarchy) references place.hierarchy,
  foreign key (tenant_id, parent_id) references place.area
);
create unique index area_code on place.area (tenant_id, hierarchy, level, code) where valid_to is null;
create index area_parent on place.area (tenant_id, parent_id);
select kernel.protect('place.area');

-- The ward map of a city as it is drawn, made when boundaries change.
create table place.map (
  tenant_id int not null,
  hierarchy text not null,
  version bigint not null,
  drawing jsonb not null,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, hierarchy)
);
select kernel.protect('place.map');
