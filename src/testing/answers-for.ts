import { india } from '../countries/in/index.js'
import type { Field } from '../platform/service-kit/field.js'
import type { ServiceDeclaration } from '../platform/service-kit/service.js'
import type { SentFile } from './multipart.js'
import { wardId } from './seed-test-cities.js'
import { smallSounds } from './small-sounds.js'
import { smallJpeg } from './small-jpeg.js'

export interface AnswerPlan {
  /** The city's slug. */
  city: string
  /** Which of the choices; counts on beyond the last from the first. */
  variant: number
  /** A leaf for each tree. */
  category?: string
}

/** Answers to the controls of a page, made from the declaration alone. */
export async function answersFor(
  service: ServiceDeclaration,
  controls: readonly string[],
  plan: AnswerPlan,
): Promise<{ fields: Record<string, string>; files: SentFile[] }> {
  const fields: Record<string, string> = {}
  const files: SentFile[] = []
  for (const control of controls) {
    const [name = '', part] = control.split('.')
    const field = service.form[name]
    if (!field) continue
    if (field.kind === 'document' && field.accepts === 'audio') {
      files.push({ field: name, name: 'voice.wav', type: 'audio/wav', bytes: smallSounds.wav })
    } else if (field.kind === 'document') {
      const bytes = await smallJpeg()
      files.push({ field: name, name: 'photo.jpg', type: 'image/jpeg', bytes })
    } else fields[control] = answer(field, part, plan)
  }
  return { fields, files }
}

function answer(field: Field, part: string | undefined, plan: AnswerPlan): string {
  switch (field.kind) {
    case 'choice': {
      const options = Object.keys(field.of)
      return options[plan.variant % options.length] ?? ''
    }
    case 'tree':
      return plan.category ?? 'light-out'
    case 'integer':
      return String(Math.min(field.max, field.min + plan.variant))
    case 'date':
      return dayAhead(Math.max(field.fromDays ?? 0, 0))
    case 'place':
      if (part === 'landmark') return 'Behind the clock tower'
      return part === 'wardId' ? wardId(plan.city, 1 + (plan.variant % 5)) : ''
    default:
      return 'Some words, made for a test'.slice(0, field.kind === 'text' ? field.maxLength : 20)
  }
}

function dayAhead(days: number): string {
  const today = india.calendar.legalDateOf(new Date())
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
