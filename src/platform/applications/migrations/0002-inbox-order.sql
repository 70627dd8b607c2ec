-- The inbox in the order in which it is shown: what has no due date comes last. Without it a page of
-- 25 would sort every open case of the city.
create index application_inbox on service.application
  (tenant_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where open;
