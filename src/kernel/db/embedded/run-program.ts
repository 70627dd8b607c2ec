import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { type NativePackage, programPath } from './native-package.js'
import type { Place } from './place.js'

/**
 * Starts one of PostgreSQL's programs as the cluster's account, with a clean environment:
 * no PG* variable of the caller reaches it, and HOME is not root's.
 * `detached` puts it into a session of its own, so that Ctrl-C in the terminal reaches Node alone.
 */
export function runProgram(
  native: NativePackage,
  name: 'postgres' | 'initdb' | 'pg_ctl',
  place: Place,
  args: string[],
  stdio: StdioOptions,
): ChildProcess {
  const { PATH = '/usr/bin:/bin', SystemRoot = '', TEMP = '', TMP = '' } = process.env
  const windows = process.platform === 'win32' ? { SystemRoot, TEMP, TMP } : {}
  return spawn(programPath(native, name), args, {
    cwd: place.home,
    env: { PATH, HOME: place.home, LC_ALL: 'C', TZ: 'UTC', ...windows },
    detached: true,
    windowsHide: true,
    stdio,
    ...place.account,
  })
}
