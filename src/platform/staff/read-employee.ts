import type { Fault } from '../../kernel/errors/app-error.js'
import type { App } from '../app.js'
import { cleanText } from '../service-kit/clean-text.js'
import { isEmailAddress } from '../notifications/email-address.js'
import type { StaffFacts } from './staff-facts.js'

/** What the form of an employee, or a row of a file, says. */
export interface GivenEmployee {
  login: string
  name: string
  designation: string | null
  department: string | null
  mobile: string | null
  email: string | null
}

/** A login as people type it: small letters, digits, dots, hyphens and underscores. */
const loginForm = /^[a-z0-9][a-z0-9._-]{1,59}$/

/** Reads it with every fault; an own post that no list knows may stay as it is. */
export function readEmployee(
  app: App,
  text: (path: string) => string,
  facts: StaffFacts,
  stored?: { login: string; designation: string | null; department: string | null },
): { given: GivenEmployee; faults: Fault[] } {
  const faults: Fault[] = []
  const line = (path: string, most: number): string => {
    const value = cleanText(text(path)).replaceAll(/\s+/g, ' ').trim()
    if (Array.from(value).length > most) {
      faults.push({ path, code: 'fault.too-long', params: { most } })
    }
    return value
  }
  const login = stored?.login ?? line('login', 60).toLowerCase()
  if (!stored && !loginForm.test(login)) faults.push({ path: 'login', code: 'fault.staff-login' })
  const name = line('name', 100)
  if (name === '') faults.push({ path: 'name', code: 'fault.name-required' })
  if (app.country.validators.holdsNationalId(name)) {
    faults.push({ path: 'name', code: 'fault.national-id' })
  }
  const entry = (path: 'designation' | 'department'): string | null => {
    const value = line(path, 100)
    if (value === '') return null
    const known = facts[path === 'designation' ? 'designations' : 'departments']
    if (!known.some(({ code }) => code === value) && stored?.[path] !== value) {
      faults.push({ path, code: 'fault.choice' })
    }
    return value
  }
  const designation = entry('designation')
  const department = entry('department')
  const email = line('email', 254).toLowerCase() || null
  if (email !== null && !isEmailAddress(email)) {
    faults.push({ path: 'email', code: 'fault.email' })
  }
  const mobile = readMobile(app, line('mobile', 30), faults)
  return { given: { login, name, designation, department, mobile, email }, faults }
}

function readMobile(app: App, text: string, faults: Fault[]): string | null {
  if (text === '') return null
  const checked = app.country.validators.mobile(text)
  if (checked.ok) return checked.value
  faults.push({ path: 'mobile', code: `fault.mobile-${checked.problem}` })
  return null
}
