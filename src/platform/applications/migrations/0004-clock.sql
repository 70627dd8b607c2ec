-- What the timers know of a case besides its limit, and when it was last raised to an authority.
alter table service.application
  add column clock jsonb not null default '{}',
  add column escalated_at timestamptz;
create index application_escalated on service.application (tenant_id, escalated_at)
  where escalated_at is not null;
-- The cases that were told of before: their limit is not told twice.
update service.application a set clock = '{"raised": 1}'
where a.open and exists (
  select 1 from service.step s where s.tenant_id = a.tenant_id and s.application_id = a.id
    and s.action = 'overdue' and (s.data->>'dueAt')::timestamptz = a.due_at);

-- The morning mail of a day, as it was when it was made.
create table service.digest (
  tenant_id int not null,
  day date not null,
  content jsonb not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, day)
);
select kernel.protect('service.digest', 'select, insert');
