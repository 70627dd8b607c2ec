import { posix } from 'node:path'
import { isTest, type Source } from './source-tree.js'

const pillars = new Set(
  'services exchange innovation learning monitoring smartcode programme federation'.split(' '),
)

/** Which part of the house a file of `src/` belongs to, and which unit of it. */
function placeOf(path: string): { layer: string; unit: string } {
  const [, first = '', second = '', third] = path.split('/')
  if (!path.startsWith('src/') || second === '') return { layer: 'top', unit: first }
  if (first === 'countries') {
    const isPack = second === 'country-pack.ts' || second === 'calendar'
    return { layer: isPack ? 'country-pack' : 'country', unit: second }
  }
  if (first === 'services') return { layer: 'pillar', unit: third ? `services/${second}` : first }
  return { layer: pillars.has(first) ? 'pillar' : first, unit: first }
}

const allowed: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel'],
  'country-pack': ['country-pack', 'kernel'],
  country: ['country', 'country-pack', 'kernel'],
  platform: ['platform', 'kernel', 'country-pack'],
  adaptors: ['adaptors', 'platform', 'kernel'],
  pillar: ['pillar', 'platform', 'kernel', 'country-pack'],
  islands: ['islands', 'kernel'],
}

/** The relative imports of a file, as paths below the repository. */
export function importsOf({ path, text }: Source): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.{1,2}\/[^']+)'/g)
  return [...found].map(([, target = '']) =>
    posix.join(posix.dirname(path), target).replace(/\.js$/, '.ts'),
  )
}

/** What is wrong with a file's imports, each with what to do instead. */
export function importOffences(source: Source, sources: readonly Source[]): string[] {
  const { path } = source
  if (!path.startsWith('src/') || isTest(path)) return []
  const own = placeOf(path)
  // What puts the program together may import everything, and imports of data know their country.
  if (['top', 'cli', 'demo'].includes(own.layer) || path.includes('/imports/')) return []
  return importsOf(source).flatMap((target) => {
    const other = placeOf(target)
    const tell = (remedy: string) => [`${path} imports ${target}: ${remedy}`]
    if (isTest(target)) return tell('program code must not need test code')
    if (other.layer === 'country') {
      if (own.layer === 'country') return []
      return tell('take the country pack as an argument (app.country)')
    }
    if (!(allowed[own.layer] ?? []).includes(other.layer)) {
      return tell(`${own.layer} must not know ${other.layer}; declare a port or pass an argument`)
    }
    if (own.unit === 'services/catalogue') return catalogueOffence(path, target, tell)
    if (other.layer !== 'pillar' || own.unit === other.unit) return []
    if (own.unit === 'services' && target.endsWith('/index.ts')) return []
    if (!target.endsWith(`${other.unit}/index.ts`)) return tell('pillars meet at index.ts only')
    if (!usesOf(own.unit, sources).some((name) => other.unit.split('/').includes(name))) {
      return tell(`say so: uses: ['${other.unit.split('/').at(-1)}'] in ${own.unit}/index.ts`)
    }
    return []
  })
}

function catalogueOffence(
  path: string,
  target: string,
  tell: (remedy: string) => string[],
): string[] {
  // The door of the folder says that it is a module.
  if (path.endsWith('/index.ts') && target === 'src/platform/module.ts') return []
  const isPure = /^src\/(platform\/service-kit|services\/catalogue|kernel\/public-number)\//
  return isPure.test(target) ? [] : tell('a declaration knows the service kit and pure code only')
}

function usesOf(unit: string, sources: readonly Source[]): string[] {
  const index = sources.find((source) => source.path === `src/${unit}/index.ts`)
  const [, list = ''] = /\buses:\s*\[([^\]]*)\]/.exec(index?.text ?? '') ?? []
  return [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)
}
