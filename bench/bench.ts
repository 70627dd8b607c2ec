/** What a bench may be told on the command line: `--rounds 3 --seconds 2 --connections 16`. */
export interface BenchOptions {
  rounds?: number
  seconds?: number
  connections?: number
  /** How many cases the city is filled with first. */
  cases?: number
  /** Of the server's process, such as `--cpu-prof`. */
  nodeArguments?: readonly string[]
  /** Prints what the database was asked, dearest first. */
  statements?: boolean
}

/** One measurement that prints its own table. It asserts nothing about time. */
export interface Bench {
  name: string
  about: string
  run(options: BenchOptions): Promise<void>
}
