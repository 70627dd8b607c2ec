import { randomInt, randomUUID } from 'node:crypto'
import type { FilingRow } from '../../src/platform/applications/filing-store.js'

const wardId = '11111111-1111-4111-8111-111111111111'

/** A filing as the statement takes it: the same words and widths as the frozen reference. */
export function filingRow(): FilingRow {
  const now = new Date().toISOString()
  return {
    id: randomUUID(),
    number: String(randomInt(10_000_000_000, 99_999_999_999)),
    service: 'grievance',
    definition: 'a5d8f0c2b3e4',
    request_hash: '5f5e100a5d8f0c2b3e4f5e100a5d8f0c2b3e4f5e100a5d8f0c2b3e4f5e100aab',
    state: 'assignment',
    category: 'no-water',
    title: 'No water',
    department: 'water',
    priority: 2,
    ward_id: wardId,
    landmark: 'Near the water tank',
    lng: 72.951,
    lat: 21.352,
    cell: 12_345_678_901,
    answers: {
      category: 'no-water',
      where: { wardId, landmark: 'Near the water tank', lng: 72.951, lat: 21.352 },
      description: 'The tap has been dry since Monday morning.',
    },
    party_id: '22222222-2222-4222-8222-222222222222',
    account_id: '33333333-3333-4333-8333-333333333333',
    channel: 'api',
    language: 'en',
    holder: 'grievance-officer',
    due_at: new Date(Date.now() + 172_800_000).toISOString(),
    clock: {},
    timer_at: new Date(Date.now() + 172_800_000).toISOString(),
    photos: 0,
    occurred_at: now,
    filed_at: null,
    actor_kind: 'resident',
    actor_id: '33333333-3333-4333-8333-333333333333',
    actor_name: 'Asha',
    event_id: randomUUID(),
    dimensions: { service: 'grievance', category: 'no-water', department: 'water' },
    timer_id: randomUUID(),
    notice: 'grievance',
    notice_version: 1,
    purpose: 'To solve the problem you report and to tell you about it',
  }
}
