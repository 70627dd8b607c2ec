-- Open cases of one kind in one ward: what a new report may be about as well.
create index application_similar on service.application
  (tenant_id, service, category, ward_id, filed_at desc) where open;
