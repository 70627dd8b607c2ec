// The fast loop's gate: format, lint, types, dead code. Boundaries are a test (src/house.test.ts).
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const checks = [
  ['format', 'oxfmt', ['--check', '.']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['types', 'tsc', ['-p', '.']],
  ['island types', 'tsc', ['-p', 'src/islands']],
  ['dead code', 'knip', []],
]

const run = ([name, command, args]) =>
  new Promise((resolve) => {
    const started = Date.now()
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL(`../node_modules/.bin/${command}`, import.meta.url)), ...args],
      { cwd: root },
    )
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${Date.now() - started} ms)`)
      if (code !== 0) console.log(output)
      resolve(code === 0)
    })
  })

const results = []
for (const check of checks) results.push(await run(check))
process.exitCode = results.every(Boolean) ? 0 : 1
