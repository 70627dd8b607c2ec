/** Values that travel to PostgreSQL. Arrays become arrays; plain objects must be passed as JSON text. */
export type Value = string | number | boolean | bigint | Date | Buffer | null | readonly Value[]

/** A named, parameterised statement: named, because unnamed ones are parsed anew each time. */
export interface Statement<Row = unknown> {
  readonly name: string
  readonly text: string
  readonly values: readonly Value[]
  /** Phantom: the shape of one row. */
  readonly row?: Row
}

/** A statement's source, called with its values: `findCase([id])`. */
export type Sql<Row> = (values?: readonly Value[]) => Statement<Row>

/**
 * Names a piece of SQL. `name` is unique in the program (`module.verb`), at most 63 bytes.
 * The row type is a claim about the SQL; the store's tests check it.
 */
export function sql<Row = unknown>(name: string, text: string): Sql<Row> {
  return (values = []) => ({ name, text, values })
}
