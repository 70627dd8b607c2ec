/** A UUID as it is written in addresses and forms; anything else would be an error in PostgreSQL. */
export const uuidPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'

const compiled = new RegExp(uuidPattern)

export const isUuid = (text: string): boolean => compiled.test(text)
