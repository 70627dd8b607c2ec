import { uuidv7 } from 'uuidv7'
import { derivedUuid } from '../../../kernel/crypto/derived-uuid.js'
import type { Fault } from '../../../kernel/errors/app-error.js'
import { errors } from '../../../kernel/errors/errors.js'
import { tellAct } from '../../access/tell-act.js'
import { personOf, type CityContext } from '../../request/context.js'
import type { PostedFile } from '../../request/form.js'
import { namedIn } from '../language-of.js'
import { keepBoundaryFile, takeBoundaryFile } from '../place-store.js'
import { saveAreaTree, type SavedTree } from '../save-area-tree.js'
import { readWards, type WardsReading } from './read-wards.js'

/** How a file is to be read: into which hierarchy and level, and which properties count. */
export interface BoundaryChoice {
  hierarchy: string
  level: string
  number: string
  name: string
}

const codeForm = /^[a-z][a-z0-9-]{0,39}$/

/** Reads the choice and the file with every fault. */
export function readBoundaryForm(
  text: (path: string) => string,
  file: PostedFile | undefined,
): { choice: BoundaryChoice; faults: Fault[] } {
  const value = (path: string) => text(path).trim().slice(0, 100)
  const choice = {
    hierarchy: value('hierarchy'),
    level: value('level'),
    number: value('number'),
    name: value('name'),
  }
  const faults: Fault[] = []
  if (!codeForm.test(choice.hierarchy)) {
    faults.push({ path: 'hierarchy', code: 'fault.list-code' })
  }
  if (!codeForm.test(choice.level)) faults.push({ path: 'level', code: 'fault.list-code' })
  if (choice.number === '') faults.push({ path: 'number', code: 'fault.required' })
  if (choice.name === '') faults.push({ path: 'name', code: 'fault.required' })
  if (file?.truncated) faults.push({ path: 'file', code: 'fault.file-too-large' })
  else if (!file || file.bytes.length === 0) {
    faults.push({ path: 'file', code: 'fault.file-required' })
  }
  return { choice, faults }
}

export interface BoundaryTrial {
  reading: WardsReading
  saved: SavedTree
}

/** Does everything and takes it back: what would be added, changed, left, and what is wrong. */
export async function tryBoundaries(
  context: CityContext,
  choice: BoundaryChoice,
  content: string,
  fileName: string,
): Promise<BoundaryTrial> {
  const { app, tenant } = context
  const reading = readWards(content, choice, fileName)
  const dryRun = new Error('dry run')
  const results: SavedTree[] = []
  try {
    await app.database.transaction({ tenant: tenant.id }, async (tx) => {
      results.push(await saveAreaTree(tx, hierarchyOf(choice), areasOf(context, choice, reading)))
      throw dryRun
    })
  } catch (thrown) {
    if (thrown !== dryRun) throw thrown
  }
  const [saved] = results
  if (!saved) throw new Error('the dry run gave nothing')
  return { reading, saved }
}

export async function keepBoundaries(
  context: CityContext,
  choice: BoundaryChoice,
  content: string,
): Promise<string> {
  const { app, tenant } = context
  const id = uuidv7()
  const by = personOf(context).accountId
  await app.database.write(
    { tenant: tenant.id },
    keepBoundaryFile([id, by, content, JSON.stringify(choice)]),
  )
  return id
}

/** Takes a file over, once. Throws `not-found` for one that was used or is somebody else's. */
export async function applyBoundaries(context: CityContext, id: string): Promise<void> {
  const { app, tenant } = context
  await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const [file] = await tx.rows(takeBoundaryFile([id, personOf(context).accountId]))
    if (!file) throw errors.notFound()
    const { hierarchy = '', level = '', number = '', name = '' } = file.choice
    const choice = { hierarchy, level, number, name }
    const reading = readWards(file.content, choice, 'file')
    const saved = await saveAreaTree(tx, hierarchyOf(choice), areasOf(context, choice, reading))
    const { added, changed } = saved
    await tx.rows(
      tellAct(context, {
        area: 'boundary',
        title: `${hierarchy}/${level}`,
        subjectId: derivedUuid('hierarchy', tenant.id, hierarchy),
        before: undefined,
        after: { added, changed, refused: reading.refused },
      }),
    )
  })
  app.places.forget()
  app.events.wake()
}

const hierarchyOf = ({ hierarchy }: BoundaryChoice) => ({
  code: hierarchy,
  title: { en: hierarchy.charAt(0).toUpperCase() + hierarchy.slice(1) },
})

const areasOf = ({ app, tenant }: CityContext, { level }: BoundaryChoice, { rows }: WardsReading) =>
  rows.map((ward) => ({
    level,
    code: ward.number,
    name: namedIn(ward.name, app.country, tenant.languages),
    parent: null,
    polygons: ward.polygons,
    properties: ward.properties,
  }))
