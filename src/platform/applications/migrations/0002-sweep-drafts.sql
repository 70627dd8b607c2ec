-- Drafts end; what was uploaded to them and never sent goes with them. A batch at a time.
create function service.sweep_drafts(batch int)
returns table (store_key text, thumbnail_key text)
language sql security definer set search_path = service, pg_temp as $$
  with old as (
    delete from service.draft d where (d.tenant_id, d.id) in (
      select tenant_id, id from service.draft where expires_at < now() order by expires_at limit batch)
    returning d.tenant_id, d.id
  )
  delete from upload.file f using old
  where f.tenant_id = old.tenant_id and f.subject_id = old.id and not exists (
    select 1 from service.application a where a.tenant_id = old.tenant_id and a.id = old.id)
  returning f.store_key, f.thumbnail_key
$$;
revoke execute on function service.sweep_drafts from public;
grant execute on function service.sweep_drafts to nagara_app;
