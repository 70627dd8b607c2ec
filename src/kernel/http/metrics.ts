import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Prometheus metrics of this process. */
export interface Metrics {
  registry: Registry
  answered(route: string, method: string, status: number, seconds: number): void
  count(name: string, help: string, labels?: Readonly<Record<string, string>>): void
  gauge(name: string, help: string, collect: () => Promise<number>): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'nagara_' })
  const requests = new Histogram({
    name: 'nagara_http_request_seconds',
    help: 'Answers by route and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  const counters = new Map<string, Counter>()
  return {
    registry,
    answered: (route, method, status, seconds) =>
      requests.observe({ route, method, status: String(status) }, seconds),
    count(name, help, labels = {}) {
      let counter = counters.get(name)
      if (!counter) {
        counter = new Counter({
          name,
          help,
          labelNames: Object.keys(labels),
          registers: [registry],
        })
        counters.set(name, counter)
      }
      counter.inc({ ...labels })
    },
    gauge(name, help, collect) {
      const made = new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await collect())
        },
      })
      void made
    },
  }
}
