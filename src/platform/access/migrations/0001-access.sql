-- Who may do what where: staff of a tenant, their roles, and the wards or departments these reach.
create schema access;
grant usage on schema access to nagara_app;

create table access.role (
  tenant_id int not null,
  code text not null,
  name jsonb not null,
  description text,
  permissions text[] not null default '{}',
  built_in boolean not null default false,
  primary key (tenant_id, code)
);
select kernel.protect('access.role');

create table access.member (
  tenant_id int not null,
  account_id uuid not null,
  name text not null,
  designation text,
  department text,
  active boolean not null default true,
  primary key (tenant_id, account_id)
);
create index member_department on access.member (tenant_id, department);
select kernel.protect('access.member');

create table access.assignment (
  tenant_id int not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  ward_id uuid,
  department text,
  valid_from date not null default current_date,
  valid_to date,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references access.member,
  foreign key (tenant_id, role) references access.role
);
create unique index assignment_once on access.assignment
  (tenant_id, account_id, role, coalesce(ward_id, '00000000-0000-0000-0000-000000000000'), coalesce(department, ''));
create index assignment_role on access.assignment (tenant_id, role);
select kernel.protect('access.assignment');

-- One look answers a request's first question: who is this, and what may they do here?
create function access.open_session(token bytea, tenant int)
returns table (account_id uuid, kind text, name text, language text, member_name text,
  department text, grants jsonb)
language sql stable security definer set search_path = access, pg_temp as $$
  select a.id, s.kind, a.name, a.language, m.name, m.department,
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'wardId', g.ward_id,
        'department', g.department, 'permissions', r.permissions))
      from access.assignment g join access.role r on r.tenant_id = g.tenant_id and r.code = g.role
      where g.tenant_id = tenant and g.account_id = a.id and m.active
        and g.valid_from <= current_date and (g.valid_to is null or g.valid_to >= current_date)), '[]')
  from kernel.session s
  join identity.account a on a.id = s.account_id
  left join access.member m on m.tenant_id = tenant and m.account_id = a.id
  where s.token_hash = token and s.expires_at > now()
$$;

-- The tenants where a member of staff works, for the page after signing in.
create function access.tenants_of(account uuid) returns table (tenant_id int)
language sql stable security definer set search_path = access, pg_temp as $$
  select m.tenant_id from access.member m where m.account_id = account and m.active
  and exists (select 1 from access.assignment g where g.tenant_id = m.tenant_id and g.account_id = account)
  order by 1 limit 50
$$;
