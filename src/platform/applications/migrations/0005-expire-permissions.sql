-- A permission ends by itself on its last day; each night, for all bodies at once.
create index permission_end on service.permission (tenant_id, valid_to) where status = 'valid';

create function service.expire_permissions(day date, most int) returns int
language sql volatile security definer set search_path = service, pg_temp as $$
  with due as (
    select tenant_id, id from service.permission
    where status = 'valid' and valid_to < day
    limit most for update skip locked
  ), ended as (
    update service.permission p set status = 'expired'
    from due where p.tenant_id = due.tenant_id and p.id = due.id
    returning p.*
  ), told as (
    insert into kernel.event_pending (tenant_id, id, type, version, ward_id, subject_kind, subject_id,
      actor_kind, channel, occurred_at, dimensions, data)
    select tenant_id, gen_random_uuid(), 'permission.expired', 1, ward_id, 'permission', id,
      'system', 'system', clock_timestamp(), jsonb_build_object('register', register),
      jsonb_build_object('number', number, 'validTo', valid_to)
    from ended
  )
  select count(*)::int from ended
$$;
revoke execute on function service.expire_permissions from public;
grant execute on function service.expire_permissions to nagara_app;
