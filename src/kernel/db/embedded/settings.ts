import type { Place } from './place.js'
import type { TcpAccess } from './tcp-access.js'

/** What makes an acknowledged write survive a power cut; not for changing. */
const durability = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  max_wal_size: '1GB',
}

/** A server that idles small and serves one city on a small machine. */
const size = {
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_senders: '3',
  max_worker_processes: '8',
  max_parallel_workers_per_gather: '1',
  io_method: 'worker',
  io_workers: '2',
  jit: 'off',
  random_page_cost: '1.1',
  autovacuum_max_workers: '2',
  autovacuum_naptime: '30s',
}

const manners = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %u@%d ',
  log_checkpoints: 'off',
}

/**
 * The server's start arguments: ours, then the caller's.
 * The version stands in cluster_name, so that a server of an older installation is recognised.
 */
export function startArguments(
  place: Place,
  version: string,
  tcp: TcpAccess | undefined,
  settings: Record<string, string> = {},
): string[] {
  const access = tcp
    ? { listen_addresses: tcp.host, port: String(tcp.port), unix_socket_directories: '' }
    : {
        listen_addresses: '',
        port: '5432',
        unix_socket_directories: place.socket,
        unix_socket_permissions: '0700',
      }
  const all = { ...size, ...manners, ...settings, ...durability, ...access }
  const named = { ...all, cluster_name: `nagara-${version}` }
  return [
    '-D',
    place.data,
    ...Object.entries(named).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}
