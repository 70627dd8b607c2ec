// `npm run bench [name ...] [-- --rounds 3]`: builds the program and measures it.
// Each bench starts its own PostgreSQL and server in a temporary folder and prints a table.
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'

await build()
const program = new URL('../dist/bench/main.js', import.meta.url)
process.argv[1] = fileURLToPath(program)
await import(program.href)
