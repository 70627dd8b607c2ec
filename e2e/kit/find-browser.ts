import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Chromium that can be started: where it is, and what it needs. */
export interface BrowserProgram {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
]

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

/** The system's Chromium, `CHROMIUM_PATH` first; else the one from npm; undefined when there is none. */
export async function findBrowser(): Promise<BrowserProgram | undefined> {
  const named = process.env['CHROMIUM_PATH']
  const executablePath = [...(named === undefined ? [] : [named]), ...installed].find(existsSync)
  if (executablePath === undefined) return fromNpm()
  return { executablePath, args: [...quiet, ...withoutSandboxAsRoot()], env: {} }
}

/** Chromium refuses to run as root with its sandbox, as containers of tests do. */
const withoutSandboxAsRoot = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

async function fromNpm(): Promise<BrowserProgram | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  // The package unpacks its NSS libraries only where it believes to be on such a machine.
  const variable = 'CODEBUILD_BUILD_IMAGE'
  const before = { image: process.env[variable], libraries: process.env['LD_LIBRARY_PATH'] }
  process.env[variable] = 'nodejs22'
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const executablePath = await chromium.executablePath()
    const env = { LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') }
    return { executablePath, args: [...quiet, '--no-sandbox', '--headless=shell'], env }
  } catch {
    return undefined
  } finally {
    // For the browser alone: other programs that tests start must not find these libraries.
    restore(variable, before.image)
    restore('LD_LIBRARY_PATH', before.libraries)
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
