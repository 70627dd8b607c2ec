-- Frozen: one case by its number behind row-level security, in one flight. The numbers are those of
-- the case that stands in the table bench_number under a running place.
\set place random(1, :most)
\startpipeline
begin;
set local app.tenant = '1000000';
select id, number, service, definition, state, version, category, title, department, priority, ward_id, landmark, lng, lat, answers, party_id, account_id, channel, language, holder, assignee_id, assignee_name, escalation, due_at, open, outcome, rating, photos, reopened, occurred_at, filed_at, first_response_at, closed_at, changed_at from service.application where tenant_id = kernel.current_tenant() and number = (select number from public.bench_number where place = :place);
commit;
\endpipeline
