import pg from 'pg'
import { demoCity } from '../../src/demo/demo-city.js'
import type { Arena } from './arena.js'

/** The first number of a filled city; the others follow without a gap. */
export const firstNumber = 20_000_000_000

const chunk = 50_000

/**
 * Fills the demo city with cases of the last two years: 95 of 100 resolved (three steps), two in
 * work, three to be assigned; each step has its event in the log. Set-based, about a minute for a
 * million. Numbers run from `firstNumber`, so a bench can choose one without a look.
 */
export async function fillCity(arena: Arena, count: number, from = 0): Promise<void> {
  const { wardId, category, officer, worker, definition } = await factsOf(arena)
  const client = new pg.Client({ ...arena.postgres.connection, database: 'nagara' })
  await client.connect()
  try {
    // The superuser's session: no foreign key is checked row by row, no policy asked.
    await client.query('set session_replication_role = replica')
    await client.query('set synchronous_commit = off')
    for (let start = from; start < from + count; start += chunk) {
      const end = Math.min(start + chunk, from + count)
      await client.query('begin')
      // The sequencer's own lock: nobody else gives out positions meanwhile.
      await client.query('select pg_advisory_xact_lock(7341903)')
      const values = [demoCity.id, start, end - 1, firstNumber, wardId, category, officer, worker]
      await client.query(insertCases, [...values, definition])
      await client.query(insertSteps, [demoCity.id, start, end - 1, firstNumber, officer, worker])
      await client.query(insertEvents, [demoCity.id, start, end - 1, firstNumber])
      await client.query('commit')
    }
    await client.query('set synchronous_commit = on')
    await client.query('vacuum (analyze) service.application, service.step, kernel.event')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

async function factsOf(arena: Arena) {
  const [row] = await arena.asOwner<{
    wardId: string
    category: string
    officer: string
    worker: string
    definition: string
  }>(
    `select (select id from place.area where tenant_id = $1 order by code limit 1) as "wardId",
       (select code from masterdata.entry where tenant_id = $1 and kind = 'grievance-category'
         and parent_code is not null and not data ? 'elsewhere' order by position limit 1) as category,
       (select id from identity.account where login = 'officer') as officer,
       (select id from identity.account where login = 'worker3') as worker,
       (select definition from service.application where tenant_id = $1 and service = 'grievance'
         limit 1) as definition`,
    [demoCity.id],
  )
  if (!row) throw new Error('the demo city is missing')
  return row
}

const state = `case when g % 100 < 95 then 'resolved' when g % 100 < 97 then 'work' else 'assignment' end`
const version = `case when g % 100 < 95 then 3 when g % 100 < 97 then 2 else 1 end`
/** Newest last, as they come. */
const filedAt = `now() - interval '730 days' + interval '730 days' * (g::float8 / greatest(1000000, $3::int + 1))`

const insertCases = `
  insert into service.application (tenant_id, id, number, service, definition, request_hash, state,
    version, category, title, department, priority, ward_id, landmark, lng, lat, cell, answers,
    channel, language, holder, assignee_id, assignee_name, due_at, open, outcome, occurred_at,
    filed_at, first_response_at, closed_at, changed_at)
  select $1, md5('case ' || g)::uuid, ($4::bigint + g)::text, 'grievance', $9, decode(md5(g::text), 'hex'), ${state},
    ${version}, $6, 'No water', (array['water','roads','lights','waste','health'])[1 + g % 5], 2,
    $5::uuid, 'Landmark ' || g % 1000, 72.9 + (g % 997) / 10000.0, 21.3 + (g % 991) / 10000.0, g % 5000,
    jsonb_build_object('category', $6::text, 'where', jsonb_build_object('wardId', $5::text, 'landmark',
      'Landmark ' || g % 1000, 'lng', 72.95, 'lat', 21.35), 'description', 'The tap is dry.'),
    'web', 'hi', case when g % 100 < 95 then null when g % 100 < 97 then 'field-worker' else 'grievance-officer' end,
    case when g % 100 < 97 then $8::uuid end, case when g % 100 < 97 then 'Imran Shaikh' end,
    ${filedAt} + interval '2 days', g % 100 >= 95, case when g % 100 < 95 then 'resolved' end,
    ${filedAt}, ${filedAt}, ${filedAt} + interval '2 hours',
    case when g % 100 < 95 then ${filedAt} + interval '1 day' end, ${filedAt} + interval '1 day'
  from generate_series($2::int, $3::int) g where $7::uuid is not null`

const insertSteps = `
  insert into service.step (tenant_id, application_id, version, action, from_state, to_state,
    actor_kind, actor_id, actor_name, visible, note, occurred_at, recorded_at)
  select $1, md5('case ' || g)::uuid, v, (array['file','assign','resolve'])[v],
    (array[null,'assignment','work'])[v], (array['assignment','work','resolved'])[v],
    (array['resident','staff','staff'])[v], (array[null,$5::uuid,$6::uuid])[v],
    (array[null,'Asha Deshmukh','Imran Shaikh'])[v], true, case v when 3 then 'Done and checked.' end,
    a.filed_at + interval '2 hours' * (v - 1), a.filed_at + interval '2 hours' * (v - 1)
  from generate_series($2::int, $3::int) g
  join service.application a on a.tenant_id = $1 and a.number = ($4::bigint + g)::text
  cross join lateral generate_series(1, a.version) v`

/** Positions go on from the head; the readers have read them, or they would tell a million people. */
const insertEvents = `
  with base as (
    select log_partition, position from kernel.event_head where log_partition = $1 % 64
  ), made as (
    insert into kernel.event (tenant_id, log_partition, position, id, type, version, ward_id,
      subject_kind, subject_id, actor_kind, channel, occurred_at, recorded_at, dimensions, data)
    select $1, base.log_partition, base.position + row_number() over (order by a.number, s.version),
      md5('event ' || a.number || s.version)::uuid,
      (array['application.filed','application.moved','application.closed'])[s.version], 1, a.ward_id,
      'application', a.id, s.actor_kind, 'web', s.occurred_at, s.recorded_at,
      jsonb_build_object('service', a.service, 'category', a.category, 'department', a.department),
      jsonb_build_object('number', a.number, 'state', s.to_state, 'version', s.version)
    from base, service.application a
    join service.step s on s.tenant_id = a.tenant_id and s.application_id = a.id
    where a.tenant_id = $1
      and a.number between ($4::bigint + $2::int)::text and ($4::bigint + $3::int)::text
    returning 1
  ), head as (
    update kernel.event_head h set position = h.position + (select count(*) from made)
    where h.log_partition = $1 % 64 returning h.log_partition, h.position
  )
  update kernel.reader_cursor c set position = head.position
  from head where c.log_partition = head.log_partition`
