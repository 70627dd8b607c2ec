-- The sandbox begins anew each night. Only a tenant that says of itself that it is reset can be.
create schema sandbox;
grant usage on schema sandbox to nagara_app;

-- Removes the cases of a sandbox and whatever hangs on them; gives the keys of the files that nobody
-- refers to any more. The log, the clients and their keys stay.
create function sandbox.reset(body_id int) returns setof text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  target regclass;
  rest int := 1;
begin
  if not exists (select 1 from tenancy.tenant t where t.id = body_id and t.kind = 'sandbox'
      and (t.settings->>'resetNightly')::boolean) then
    raise exception 'tenant % is no sandbox that is reset', body_id;
  end if;
  return query select unnest(array[f.store_key, f.thumbnail_key]) from upload.file f where f.tenant_id = body_id;
  -- Tables that refer to a case are found, not listed: a module that adds one need not know of this.
  for round in 1..8 loop
    rest := 0;
    for target in
      with recursive dependent (id) as (
        select unnest(array['service.application', 'service.draft', 'service.mine', 'upload.file',
          'notice.message', 'monitoring.day_count']::regclass[])::oid
        union
        select c.conrelid from pg_constraint c join dependent d on c.confrelid = d.id
        where c.contype = 'f' and c.conparentid = 0
      )
      select id::regclass from dependent where id <> 0
    loop
      begin
        execute format('delete from %s where tenant_id = $1', target) using body_id;
      exception when foreign_key_violation then
        rest := rest + 1;
      end;
    end loop;
    exit when rest = 0;
  end loop;
  if rest > 0 then
    raise exception 'the sandbox % cannot be emptied', body_id;
  end if;
  delete from kernel.job j where j.tenant_id = body_id and j.task <> 'webhook.deliver' and j.task <> 'sandbox.reset';
end $$;
revoke execute on function sandbox.reset from public;
grant execute on function sandbox.reset to nagara_app;
