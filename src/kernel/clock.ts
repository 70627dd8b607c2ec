/** The moment, as an argument wherever it matters; tests set it. Legal order comes from the database. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
