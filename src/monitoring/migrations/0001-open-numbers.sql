-- What happened, counted per day, ward, service and category: the read model of boards and open numbers.
create schema monitoring;
grant usage on schema monitoring to nagara_app;

create table monitoring.day_count (
  tenant_id int not null,
  day date not null,
  ward_id uuid not null,
  service text not null,
  category text not null,
  measure text not null,
  count int not null,
  sum float8 not null default 0,
  primary key (tenant_id, day, measure, service, ward_id, category)
);
select kernel.protect('monitoring.day_count');
