-- The bodies of the country: a public directory, the same for every tenant, so it has no wall.
create schema tenancy;
grant usage on schema tenancy to nagara_app;

create table tenancy.tenant (
  id int primary key,
  kind text not null check (kind in ('nation', 'state', 'body', 'sandbox')),
  parent_id int references tenancy.tenant,
  slug text not null unique,
  name jsonb not null,
  body_type text,
  census_code text,
  lgd_version int,
  default_language text not null,
  languages text[] not null,
  helpline text,
  helpline_hours text,
  theme jsonb,
  center_lng float8,
  center_lat float8,
  settings jsonb not null default '{}',
  status text not null default 'listed' check (status in ('listed', 'live', 'closed')),
  valid_from date,
  valid_to date,
  successor_ids int[] not null default '{}',
  source_hash bytea,
  changed_at timestamptz not null default now()
);
create index tenant_parent on tenancy.tenant (parent_id, id);
grant select on tenancy.tenant to nagara_app;

-- Former names in addresses go on working.
create table tenancy.tenant_alias (
  slug text primary key,
  tenant_id int not null references tenancy.tenant,
  valid_from date not null default current_date,
  valid_to date
);
grant select on tenancy.tenant_alias to nagara_app;

-- Where a service of a body runs: here, on a state's node, or in a system of its own.
create table tenancy.service_binding (
  tenant_id int not null,
  service text not null,
  mode text not null check (mode in ('here', 'node', 'external')),
  url text,
  since date not null default current_date,
  settings jsonb not null default '{}',
  primary key (tenant_id, service),
  check (mode = 'here' or url is not null)
);
select kernel.protect('tenancy.service_binding');

-- Tenants are made and changed by imports and administration through these two doors only.
create function tenancy.save_tenants(items jsonb) returns table (id int, action text)
language plpgsql security definer set search_path = tenancy, pg_temp as $$
begin
  return query
  with item as (
    select * from jsonb_to_recordset(items) as i (id int, kind text, parent_id int, slug text,
      name jsonb, body_type text, census_code text, lgd_version int, default_language text,
      languages text[], helpline text, helpline_hours text, theme jsonb, center_lng float8,
      center_lat float8, settings jsonb, status text, source_hash text)
  ), saved as (
    insert into tenancy.tenant as t (id, kind, parent_id, slug, name, body_type, census_code,
      lgd_version, default_language, languages, helpline, helpline_hours, theme, center_lng,
      center_lat, settings, status, source_hash)
    select i.id, i.kind, i.parent_id, i.slug, i.name, i.body_type, i.census_code, i.lgd_version,
      i.default_language, i.languages, i.helpline, i.helpline_hours, i.theme, i.center_lng,
      i.center_lat, coalesce(i.settings, '{}'), coalesce(i.status, 'listed'), decode(i.source_hash, 'hex')
    from item i
    on conflict on constraint tenant_pkey do update set
      name = t.name || excluded.name, body_type = coalesce(excluded.body_type, t.body_type),
      census_code = coalesce(excluded.census_code, t.census_code),
      lgd_version = coalesce(excluded.lgd_version, t.lgd_version),
      parent_id = coalesce(excluded.parent_id, t.parent_id),
      languages = excluded.languages, default_language = excluded.default_language,
      helpline = coalesce(excluded.helpline, t.helpline),
      helpline_hours = coalesce(excluded.helpline_hours, t.helpline_hours),
      theme = coalesce(excluded.theme, t.theme),
      center_lng = coalesce(excluded.center_lng, t.center_lng),
      center_lat = coalesce(excluded.center_lat, t.center_lat),
      settings = t.settings || excluded.settings,
      status = case when t.status = 'live' then t.status else excluded.status end,
      source_hash = excluded.source_hash, changed_at = now()
    where t.source_hash is distinct from excluded.source_hash
    returning t.id, (xmax = 0) as fresh
  )
  select s.id, case when s.fresh then 'added' else 'changed' end from saved s;
  perform pg_notify('nagara_tenants', '');
end $$;
revoke execute on function tenancy.save_tenants from public;
grant execute on function tenancy.save_tenants to nagara_app;

create function tenancy.set_live(wanted int, changes jsonb) returns void
language plpgsql security definer set search_path = tenancy, pg_temp as $$
begin
  update tenancy.tenant set status = 'live', settings = settings || changes, changed_at = now()
  where id = wanted;
  perform pg_notify('nagara_tenants', '');
end $$;
revoke execute on function tenancy.set_live from public;
grant execute on function tenancy.set_live to nagara_app;
