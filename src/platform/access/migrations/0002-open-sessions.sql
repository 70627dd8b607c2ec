-- The same first question of many requests, asked at once: who is this, and what may they do there?
create function access.open_sessions(tokens bytea[], tenants int[])
returns table (place int, account_id uuid, kind text, name text, language text, member_name text,
  department text, grants jsonb)
language sql stable security definer set search_path = access, pg_temp as $$
  select i.place::int, a.id, s.kind, a.name, a.language, m.name, m.department,
    case when m.active then coalesce((select jsonb_agg(jsonb_build_object('role', g.role,
        'wardId', g.ward_id, 'department', g.department, 'permissions', r.permissions))
      from access.assignment g join access.role r on r.tenant_id = g.tenant_id and r.code = g.role
      where g.tenant_id = i.tenant and g.account_id = a.id
        and g.valid_from <= current_date and (g.valid_to is null or g.valid_to >= current_date)), '[]')
    else '[]' end
  from unnest(tokens, tenants) with ordinality as i (token, tenant, place)
  join kernel.session s on s.token_hash = i.token and s.expires_at > now()
  join identity.account a on a.id = s.account_id
  left join access.member m on m.tenant_id = i.tenant and m.account_id = a.id
$$;
