-- Frozen: the rows of one filing as the bare engine can write them, one transaction in one flight,
-- behind row-level security, by the application's role. Compare only with runs of this very text.
\set id random(1, 9000000000000000000)
\startpipeline
begin;
set local app.tenant = '1000000';
insert into service.application (tenant_id, id, number, service, definition, request_hash, state, category, title, department, priority, ward_id, landmark, lng, lat, cell, answers, party_id, account_id, channel, language, holder, due_at, photos, occurred_at, filed_at) values (1000000, md5((:id)::text)::uuid, (:id)::text, 'grievance', 'a5d8f0c2b3e4', decode('5f5e100a5d8f0c2b3e4f5e100a5d8f0c2b3e4f5e100a5d8f0c2b3e4f5e100aab', 'hex'), 'assignment', 'no-water', 'No water', 'water', 2, '11111111-1111-4111-8111-111111111111', 'Near the water tank', 72.951, 21.352, 12345678901, '{"category": "no-water", "where": {"wardId": "11111111-1111-4111-8111-111111111111", "landmark": "Near the water tank", "lng": 72.951, "lat": 21.352}, "description": "The tap has been dry since Monday morning."}', '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333', 'api', 'en', 'grievance-officer', clock_timestamp() + interval '2 days', 0, clock_timestamp(), clock_timestamp());
insert into service.step (tenant_id, application_id, version, action, from_state, to_state, actor_kind, actor_id, actor_name, visible, occurred_at) values (1000000, md5((:id)::text)::uuid, 1, 'file', null, 'assignment', 'resident', '33333333-3333-4333-8333-333333333333', 'Asha', true, clock_timestamp());
insert into kernel.event_pending (tenant_id, id, type, version, ward_id, subject_kind, subject_id, actor_kind, actor_id, channel, occurred_at, dimensions, data) values (1000000, gen_random_uuid(), 'application.filed', 1, '11111111-1111-4111-8111-111111111111', 'application', md5((:id)::text)::uuid, 'resident', '33333333-3333-4333-8333-333333333333', 'api', clock_timestamp(), '{"service": "grievance", "category": "no-water", "department": "water"}', '{"number": "12345678903", "state": "assignment", "version": 1}');
insert into kernel.job (id, task, tenant_id, subject_id, data, run_at) values (gen_random_uuid(), 'service.due', 1000000, md5((:id)::text)::uuid, '{"version": 1}', clock_timestamp() + interval '2 days');
insert into service.consent (tenant_id, application_id, notice, notice_version, language, purpose) values (1000000, md5((:id)::text)::uuid, 'grievance', 1, 'en', 'To solve the problem you report and to tell you about it');
commit;
\endpipeline
