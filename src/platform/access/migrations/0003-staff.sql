-- Staff as the administration keeps them: how to reach them, dated roles, who acts for whom.
alter table access.member
  add column mobile_sealed bytea,
  add column email_sealed bytea,
  add column version int not null default 1,
  add column since date not null default current_date;
create index member_name on access.member (tenant_id, name, account_id);

alter table access.role add column retired boolean not null default false;

-- B does the work of A from one day to another; both days count.
create table access.acting (
  tenant_id int not null,
  id uuid not null,
  absent_id uuid not null,
  acting_id uuid not null,
  valid_from date not null,
  valid_to date not null,
  -- Cases that were handed over go back to A at the end.
  comes_back boolean not null,
  ended boolean not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, absent_id) references access.member,
  foreign key (tenant_id, acting_id) references access.member,
  check (absent_id <> acting_id and valid_from <= valid_to)
);
create index acting_absent on access.acting (tenant_id, absent_id, valid_to);
create index acting_days on access.acting (tenant_id, valid_to desc, id);
select kernel.protect('access.acting', 'select, insert, update');

-- Which cases moved with it.
create table access.handed_over (
  tenant_id int not null,
  acting_charge uuid not null,
  application_id uuid not null,
  primary key (tenant_id, acting_charge, application_id),
  foreign key (tenant_id, acting_charge) references access.acting
);
select kernel.protect('access.handed_over', 'select, insert');

alter table access.assignment
  add column acting_for uuid,
  add column acting_charge uuid,
  add constraint assignment_acting foreign key (tenant_id, acting_charge) references access.acting;
-- A role that has ended can be given again; one without an end stands once.
drop index access.assignment_once;
create unique index assignment_once on access.assignment
  (tenant_id, account_id, role, coalesce(ward_id, '00000000-0000-0000-0000-000000000000'), coalesce(department, ''))
  where valid_to is null;
create index assignment_account on access.assignment (tenant_id, account_id);
create index assignment_charge on access.assignment (tenant_id, acting_charge)
  where acting_charge is not null;

-- A file of employees between the look and the confirmation; sealed, since it holds numbers.
create table access.staff_file (
  tenant_id int not null,
  id uuid not null,
  made_by uuid not null,
  content bytea not null,
  made_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select kernel.protect('access.staff_file', 'select, insert, delete');

-- The first question of a request, with the legal date of the country: a role starts and ends at
-- the country's midnight, not at that of the database.
create function access.open_sessions_on(tokens bytea[], tenants int[], days date[])
returns table (place int, account_id uuid, kind text, name text, language text, member_name text,
  department text, grants jsonb)
language sql stable security definer set search_path = access, pg_temp as $$
  select i.place::int, a.id, s.kind, a.name, a.language, m.name, m.department,
    case when m.active then coalesce((select jsonb_agg(jsonb_build_object('role', g.role,
        'wardId', g.ward_id, 'department', g.department, 'permissions', r.permissions)
        || case when g.acting_for is null then '{}' else jsonb_build_object('actingFor',
          jsonb_build_object('accountId', g.acting_for, 'until', g.valid_to,
            'name', (select f.name from access.member f
              where f.tenant_id = g.tenant_id and f.account_id = g.acting_for))) end)
      from access.assignment g join access.role r on r.tenant_id = g.tenant_id and r.code = g.role
      where g.tenant_id = i.tenant and g.account_id = a.id and not r.retired
        and g.valid_from <= i.day and (g.valid_to is null or g.valid_to >= i.day)), '[]')
    else '[]' end
  from unnest(tokens, tenants, days) with ordinality as i (token, tenant, day, place)
  join kernel.session s on s.token_hash = i.token and s.expires_at > now()
  join identity.account a on a.id = s.account_id
  left join access.member m on m.tenant_id = i.tenant and m.account_id = a.id
$$;

-- Makes accounts whose password is still to be chosen; gives those whose login was free.
create function access.add_accounts(items jsonb) returns table (id uuid)
language sql security definer set search_path = access, pg_temp as $$
  insert into identity.account (id, kind, name, login, password_hash)
  select i.id, 'staff', i.name, lower(i.login), i.pending
  from jsonb_to_recordset(items) as i (id uuid, name text, login text, pending text)
  where i.pending like 'enrol$%'
  on conflict (login) do nothing
  returning account.id
$$;
revoke execute on function access.add_accounts from public;
grant execute on function access.add_accounts to nagara_app;

-- Logins of members of the tenant, and whether they have chosen a password.
create function access.logins_of(tenant int, wanted uuid[])
returns table (account_id uuid, login text, enrolled boolean)
language sql stable security definer set search_path = access, pg_temp as $$
  select a.id, a.login, a.totp_sealed is not null
  from access.member m join identity.account a on a.id = m.account_id
  where m.tenant_id = tenant and m.account_id = any (wanted)
$$;
revoke execute on function access.logins_of from public;
grant execute on function access.logins_of to nagara_app;

-- Which of these logins exist, and whether they work in the tenant.
create function access.logins_taken(tenant int, wanted text[])
returns table (login text, account_id uuid)
language sql stable security definer set search_path = access, pg_temp as $$
  select a.login, m.account_id from identity.account a
  left join access.member m on m.tenant_id = tenant and m.account_id = a.id
  where a.login = any (wanted)
$$;
revoke execute on function access.logins_taken from public;
grant execute on function access.logins_taken to nagara_app;

-- Somebody who also works elsewhere is not one city's to lock out.
create function access.works_elsewhere(tenant int, account uuid) returns boolean
language sql stable security definer set search_path = access, pg_temp as $$
  select exists (select 1 from access.member m
    where m.account_id = account and m.tenant_id <> tenant and m.active)
$$;
revoke execute on function access.works_elsewhere from public;
grant execute on function access.works_elsewhere to nagara_app;
create index member_account on access.member (account_id);

-- Takes password and authenticator away until the person enrols again; every session ends.
create function access.reset_account(tenant int, account uuid, pending text) returns setof uuid
language sql security definer set search_path = access, pg_temp as $$
  with gone as (
    delete from kernel.session s where s.account_id = account
      and exists (select 1 from access.member m where m.tenant_id = tenant and m.account_id = account)
  )
  update identity.account a set password_hash = pending, totp_sealed = null, totp_last_step = null,
    failed_attempts = 0, locked_until = null
  where a.id = account and a.kind = 'staff' and pending like 'enrol$%'
    and exists (select 1 from access.member m where m.tenant_id = tenant and m.account_id = account)
  returning a.id
$$;
revoke execute on function access.reset_account from public;
grant execute on function access.reset_account to nagara_app;
