-- A new version of the program knows permissions that the old one did not: the built-in roles of every
-- body that has roles follow it, in one statement.
create function access.refresh_built_in_roles(roles jsonb) returns int
language sql volatile security definer set search_path = access, pg_temp as $$
  with wanted as (
    select * from jsonb_to_recordset(roles) as i (code text, name jsonb, description text,
      permissions text[])
  ), saved as (
    insert into access.role as r (tenant_id, code, name, description, permissions, built_in)
    select t.tenant_id, w.code, w.name, w.description, w.permissions, true
    from (select distinct tenant_id from access.role where built_in) t cross join wanted w
    on conflict (tenant_id, code) do update set name = excluded.name,
      permissions = excluded.permissions
    where r.built_in and (r.name, r.permissions) is distinct from (excluded.name, excluded.permissions)
    returning 1
  )
  select count(*)::int from saved
$$;
revoke execute on function access.refresh_built_in_roles from public;
grant execute on function access.refresh_built_in_roles to nagara_app;
