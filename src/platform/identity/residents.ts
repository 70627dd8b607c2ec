import { uuidv7 } from 'uuidv7'
import type { Identity } from './identity.js'
import { accountsOfMobile, findMobile, insertResident, type Person } from './account-store.js'

/** The people who use this number; shared phones are normal. */
export const personsOfMobile = (app: Identity, mobileIndex: Buffer): Promise<Person[]> =>
  app.database.read('kernel', accountsOfMobile([mobileIndex]))

/** Makes a person on a number (E.164) that was proven by a one-time password. */
export async function addPerson(
  app: Identity,
  given: { mobile: string; name: string | null; language: string },
): Promise<Person> {
  const id = uuidv7()
  const { mobile, name, language } = given
  await app.database.write(
    { account: id },
    insertResident([
      id,
      name,
      language,
      app.keys.encrypt('mobile', mobile, id),
      app.keys.blindIndex('mobile', mobile),
    ]),
  )
  return { id, name, language }
}

const sameName = (a: string | null, b: string | null) =>
  (a ?? '').normalize('NFC').trim().toLocaleLowerCase() ===
  (b ?? '').normalize('NFC').trim().toLocaleLowerCase()

/** The person on this number with this name, made when there is none. */
export async function personFor(
  app: Identity,
  given: { mobile: string; name: string | null; language: string },
): Promise<Person> {
  const known = await personsOfMobile(app, app.keys.blindIndex('mobile', given.mobile))
  const found =
    known.find((person) => sameName(person.name, given.name)) ??
    (given.name === null ? known[0] : undefined)
  return found ?? addPerson(app, given)
}

/** The account's own mobile number in clear, for messages to that person. */
export async function mobileOf(app: Identity, accountId: string): Promise<string | undefined> {
  const [row] = await findMobile(app.database, 'kernel', accountId)
  return row?.mobile_sealed ? app.keys.decrypt('mobile', row.mobile_sealed, accountId) : undefined
}

/** The last four digits, for people who must recognise it but need not read it. */
export const maskMobile = (mobile: string): string => `••••••${mobile.slice(-4)}`
