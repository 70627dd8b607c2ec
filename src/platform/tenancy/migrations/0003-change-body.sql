-- A service can be switched off: it runs nowhere, and residents are told so.
alter table tenancy.service_binding drop constraint service_binding_mode_check;
alter table tenancy.service_binding drop constraint service_binding_check;
alter table tenancy.service_binding
  add constraint service_binding_mode_check check (mode in ('here', 'node', 'external', 'off')),
  add constraint service_binding_check check (mode in ('here', 'off') or url is not null);

-- How a body presents itself, from the state that its administrator saw. Only the body of the
-- caller's own tenant; what is null is taken away, and false comes back when someone was faster.
create function tenancy.change_body(seen timestamptz, changes jsonb) returns boolean
language plpgsql security definer set search_path = tenancy, pg_temp as $$
declare
  hit int;
begin
  update tenancy.tenant set
    name = changes->'name',
    helpline = changes->>'helpline',
    helpline_hours = changes->>'helplineHours',
    theme = changes->'theme',
    languages = array(select jsonb_array_elements_text(changes->'languages')),
    default_language = changes->>'defaultLanguage',
    center_lng = (changes->'center'->>'lng')::float8,
    center_lat = (changes->'center'->>'lat')::float8,
    settings = jsonb_strip_nulls(settings || (changes->'settings')),
    changed_at = clock_timestamp()
  where id = kernel.current_tenant() and date_trunc('milliseconds', changed_at) = seen;
  get diagnostics hit = row_count;
  if hit > 0 then
    perform pg_notify('nagara_tenants', '');
  end if;
  return hit > 0;
end $$;
revoke execute on function tenancy.change_body from public;
grant execute on function tenancy.change_body to nagara_app;
