import type { Fault } from '../../kernel/errors/app-error.js'
import type { Form } from '../request/form.js'
import type { Preference } from './preference.js'
import { isOutsideWay, ways, type NoticeKind, type Way } from './way.js'

/** Reads what a person chose; gives the preference as far as it goes, and every fault. */
export function readSettings(
  form: Form,
  languages: readonly string[],
): { preference: Preference; faults: Fault[] } {
  const faults: Fault[] = []
  const wrong = (path: string, code = 'fault.choice') => faults.push({ path, code })

  const language = form.text('language')
  if (language !== '' && !languages.includes(language)) wrong('language')
  const first = form.text('firstWay')
  if (!isOutsideWay(first)) wrong('firstWay')

  const quiet = form.text('quiet')
  let quietFrom: number | null = null
  let quietTo: number | null = null
  if (quiet === 'none') quietFrom = quietTo = 0
  else if (quiet === 'own') {
    quietFrom = minutesOf(form.text('quietFrom'))
    quietTo = minutesOf(form.text('quietTo'))
    if (quietFrom === null) wrong('quietFrom', 'fault.notice-hour')
    if (quietTo === null || quietTo === quietFrom) wrong('quietTo', 'fault.notice-hour')
  } else if (quiet !== 'city') wrong('quiet')

  const chosen = (kind: NoticeKind): Way[] =>
    ways.filter((way) => form.text(`${kind}.${way}`) === 'yes')
  return {
    faults,
    preference: {
      language: language === '' ? null : language,
      firstWay: isOutsideWay(first) ? first : 'sms',
      ways: {
        case: chosen('case'),
        reminder: chosen('reminder'),
        survey: chosen('survey'),
        announcement: chosen('announcement'),
      },
      quietFrom: faults.length > 0 ? null : quietFrom,
      quietTo: faults.length > 0 ? null : quietTo,
    },
  }
}

function minutesOf(text: string): number | null {
  const [, hours = '', minutes = ''] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hours === '' ? null : Number(hours) * 60 + Number(minutes)
}
