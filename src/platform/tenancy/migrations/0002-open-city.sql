-- A city that is open says itself which languages it offers: a later import of the directory leaves them.
create or replace function tenancy.save_tenants(items jsonb) returns table (id int, action text)
language plpgsql security definer set search_path = tenancy, pg_temp as $$
declare
  touched int;
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
      languages = case when t.status = 'live' then t.languages else excluded.languages end,
      default_language = case when t.status = 'live' then t.default_language
        else excluded.default_language end,
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
  get diagnostics touched = row_count;
  if touched > 0 then
    perform pg_notify('nagara_tenants', '');
  end if;
end $$;

-- Opens a city, or changes how an open one presents itself. What is not named stays as it is.
create function tenancy.open_city(body_id int, changes jsonb) returns void
language plpgsql security definer set search_path = tenancy, pg_temp as $$
begin
  update tenancy.tenant set
    status = 'live',
    helpline = coalesce(changes->>'helpline', helpline),
    helpline_hours = coalesce(changes->>'helplineHours', helpline_hours),
    theme = coalesce(changes->'theme', theme),
    languages = coalesce((select array_agg(tag) from jsonb_array_elements_text(changes->'languages') tag), languages),
    default_language = coalesce(changes->'languages'->>0, default_language),
    settings = settings || coalesce(changes->'settings', '{}'),
    changed_at = now()
  where id = body_id;
  perform pg_notify('nagara_tenants', '');
end $$;
revoke execute on function tenancy.open_city from public;
grant execute on function tenancy.open_city to nagara_app;
drop function tenancy.set_live(int, jsonb);
