-- Frozen: one case by its number behind row-level security, in one flight, by the application's role.
-- The numbers are those of the filled city (bench/arena/fill-city.ts).
\set number random(20000000000, 20000000000 + :most - 1)
\startpipeline
begin;
set local app.tenant = '1000000';
select id, number, service, definition, state, version, category, title, department, priority, ward_id, landmark, lng, lat, answers, party_id, account_id, channel, language, holder, assignee_id, assignee_name, escalation, due_at, open, outcome, rating, photos, reopened, occurred_at, filed_at, first_response_at, closed_at, changed_at from service.application where tenant_id = kernel.current_tenant() and number = (:number)::text;
commit;
\endpipeline
