import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.js'

/** What a machine may reach. An operator's trial may allow more; a real one never does. */
export interface TargetPolicy {
  /** `http:` and private addresses, for receivers on the same machine or network. */
  allowsPrivate: boolean
  resolve: (host: string) => Promise<readonly Address[]>
}

export interface Address {
  address: string
  family: number
}

export type TargetFault = 'not-an-address' | 'not-https' | 'has-password' | 'private-address'

export const systemResolve: TargetPolicy['resolve'] = (host) => lookup(host, { all: true })

/** What is wrong with an address as it is written, before any name is looked up. */
export function faultOfUrl(
  text: string,
  policy: Pick<TargetPolicy, 'allowsPrivate'>,
): TargetFault | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || text.length > 500) return 'not-an-address'
  if (url.protocol !== 'https:' && !(policy.allowsPrivate && url.protocol === 'http:')) {
    return 'not-https'
  }
  if (url.username !== '' || url.password !== '') return 'has-password'
  const host = hostOf(url)
  if (policy.allowsPrivate) return undefined
  if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : 'private-address'
  // Names without a dot, and those that no public server may answer for.
  const isLocal = !host.includes('.') || /\.(localhost|local|internal|home\.arpa)\.?$/.test(host)
  return isLocal ? 'private-address' : undefined
}

/**
 * The addresses behind a URL, each of them public. One private address among several refuses all:
 * whoever answers for the name could choose which one is used.
 */
export async function resolveTarget(url: URL, policy: TargetPolicy): Promise<Address> {
  const host = hostOf(url)
  const family = isIP(host)
  const found = family === 0 ? await policy.resolve(host) : [{ address: host, family }]
  const [first] = found
  if (!first) throw new RefusedTarget('not-found')
  if (!policy.allowsPrivate && !found.every(({ address }) => isPublicAddress(address))) {
    throw new RefusedTarget('private-address')
  }
  return first
}

/** A target that must not be connected to; `message` is the reason's code. */
export class RefusedTarget extends Error {}

/** The host without the brackets of an IPv6 address. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1')
