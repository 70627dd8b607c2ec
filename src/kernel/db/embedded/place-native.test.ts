import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeFolder, quiet } from './embedded.testkit.js'
import { type NativePackage, locateNativePackage, programPath } from './native-package.js'
import { placeNative } from './place-native.js'
import { preparePlace } from './place.js'
import { repairLinks } from './repair-links.js'

/** The package as npm unpacks it with --ignore-scripts: without its library links. */
function unpackWithoutLinks(): NativePackage {
  const native = { ...locateNativePackage(), root: join(makeFolder(), 'package') }
  cpSync(locateNativePackage().root, native.root, { recursive: true, verbatimSymlinks: true })
  const lib = join(native.root, 'native', 'lib')
  for (const entry of readdirSync(lib, { withFileTypes: true }))
    if (entry.isSymbolicLink()) rmSync(join(lib, entry.name))
  return native
}

const runs = (native: NativePackage) =>
  execFileSync(programPath(native, 'initdb'), ['--version'], { encoding: 'utf8', stdio: 'pipe' })

test('links left out by --ignore-scripts are made', { skip: process.platform !== 'linux' }, () => {
  const native = unpackWithoutLinks()
  assert.throws(() => runs(native), /cannot open shared object file/)
  assert.equal(repairLinks(native.root), true)
  assert.match(runs(native), /PostgreSQL/)
})

test(
  'programs that the account may not enter are placed where it may, without loss',
  { skip: process.getuid?.() !== 0 },
  async (t) => {
    const native = { ...unpackWithoutLinks(), version: `0.${process.pid}` }
    chmodSync(join(native.root, '..'), 0o700)
    const place = preparePlace(makeFolder(), quiet)
    const placed = await placeNative(native, place, quiet)
    t.after(() => rmSync(placed.root, { recursive: true, force: true }))
    assert.notEqual(placed.root, native.root)
    const version = execFileSync(programPath(placed, 'postgres'), ['--version'], {
      ...place.account,
      encoding: 'utf8',
    })
    assert.match(version, /PostgreSQL/)
    assert.ok(existsSync(join(placed.root, 'native', 'share', 'postgresql', 'postgres.bki')))
  },
)
