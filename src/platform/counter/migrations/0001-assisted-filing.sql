-- Who filed for whom, where, and how the person was known to be there.
create table service.assisted_filing (
  tenant_id int not null,
  application_id uuid not null,
  operator_id uuid not null,
  operator_name text,
  centre text,
  presence text not null check (presence in ('counter', 'call', 'otp', 'slip')),
  filed_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, application_id)
);
create index assisted_filing_day on service.assisted_filing (tenant_id, operator_id, filed_on);
select kernel.protect('service.assisted_filing', 'select, insert');
