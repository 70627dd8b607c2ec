-- Other words for texts of the site, of every tenant: few rows, kept by every process.
create function masterdata.wordings() returns table (tenant_id int, key text, texts jsonb)
language sql stable security definer set search_path = masterdata, pg_temp as $$
  select e.tenant_id, e.code, e.data->'texts' from masterdata.entry e
  where e.kind = 'wording' and e.active and e.data ? 'texts'
$$;
revoke execute on function masterdata.wordings from public;
grant execute on function masterdata.wordings to nagara_app;
create index entry_wording on masterdata.entry (tenant_id, code) where kind = 'wording';
