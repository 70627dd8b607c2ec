import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

/** Files for the browser, read once, compressed once, with an address that changes with the content. */
export interface Assets {
  /** The address of a file: `app.css` → `/assets/app.3f2a….css`. Throws for an unknown name. */
  url(name: string): string
  find(path: string): Asset | undefined
}

export interface Asset {
  type: string
  body: Buffer
  brotli: Buffer | undefined
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export function loadAssets(folders: readonly string[]): Assets {
  const urls = new Map<string, string>()
  const files = new Map<string, Asset>()
  for (const folder of folders) {
    for (const name of readdirSync(folder)) {
      const type = types[extname(name)]
      if (type === undefined) continue
      const body = readFileSync(join(folder, name))
      const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
      const path = `/assets/${name.slice(0, -extname(name).length)}.${hash}${extname(name)}`
      const packs = /css|javascript|svg/.test(type) && body.length > 500
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      urls.set(name, path)
      files.set(path, {
        type,
        body,
        brotli: packs ? brotliCompressSync(body, { params }) : undefined,
      })
    }
  }
  return {
    url(name) {
      const path = urls.get(name)
      if (path === undefined) throw new Error(`There is no asset ${name}`)
      return path
    },
    find: (path) => files.get(path),
  }
}
