-- What a state or a city changes in the declaration of a service: one JSON Merge Patch (RFC 7396) a
-- version, checked before it takes effect, never edited afterwards.
create table service.overlay (
  tenant_id int not null,
  id uuid not null,
  service text not null,
  version int not null,
  status text not null check
    (status in ('draft', 'refused', 'scheduled', 'active', 'replaced', 'withdrawn')),
  title text not null,
  content jsonb not null,
  -- Why it cannot take effect, or since a change above it no longer fits: [{ path, code, text }].
  reasons jsonb not null default '[]',
  -- Where an import found it, and what it read there.
  source text,
  source_hash bytea,
  effective_at timestamptz,
  -- What it came to when it last fitted, and on top of what.
  compiled jsonb,
  base_hash text,
  created_by uuid,
  created_by_name text,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
create unique index overlay_version on service.overlay (tenant_id, service, version);
create unique index overlay_active on service.overlay (tenant_id, service) where status = 'active';
create unique index overlay_source on service.overlay (tenant_id, service, source, source_hash)
  where source is not null;
select kernel.protect('service.overlay', 'select, insert, update, delete');

-- Every process keeps what is in force anywhere, and the words of what once was, which old cases
-- still need: few rows, read when the program starts and on news.
create function service.active_overlays()
returns table (tenant_id int, id uuid, service text, content jsonb, compiled jsonb, base_hash text,
  conflicting boolean, is_active boolean)
language sql stable security definer set search_path = service, pg_temp as $$
  select o.tenant_id, o.id, o.service, o.content, o.compiled, o.base_hash, o.reasons <> '[]',
    o.status = 'active'
  from service.overlay o
  where o.status = 'active' or (o.status in ('replaced', 'withdrawn') and o.compiled is not null)
  order by o.tenant_id, o.service, o.version
$$;
revoke execute on function service.active_overlays from public;
grant execute on function service.active_overlays to nagara_app;
