import type { Fault } from '../../../kernel/errors/app-error.js'
import type { CityContext } from '../../../platform/request/context.js'
import type { Answers } from '../../../platform/service-kit/answers.js'
import { checkAnswers } from '../../../platform/service-kit/check-answers.js'
import { descriptionField } from './attributes.js'
import { wardInAddress, wardOfId } from './find-ward.js'
import type { Offered } from './offers.js'
import type { PostFields } from './post-fields.js'

const longestUrl = 500

/** The arguments as answers to the form; every fault is told by the argument's name. */
export function readReport(
  city: CityContext,
  { service, facts }: Offered,
  fields: PostFields,
): { answers: Answers; faults: Fault[] } {
  const faults: Fault[] = []
  const fieldOf = (kind: 'tree' | 'place') =>
    Object.entries(service.form).find(([, field]) => field.kind === kind)?.[0] ?? kind
  const names = {
    category: fieldOf('tree'),
    place: fieldOf('place'),
    description: descriptionField(service),
  }
  const raw: Record<string, unknown> = {
    ...fields.attributes(),
    [names.category]: fields.text('service_code'),
    [names.place]: readPlace(city, facts.places, fields, faults),
  }
  const isPlaceFaulty = faults.length > 0
  const media = readMediaUrl(fields.text('media_url'), faults)
  if (names.description !== undefined) {
    // The link is kept as the person's words: it is shown, and never fetched from here.
    raw[names.description] = [fields.text('description'), media]
      .filter((part) => part !== '')
      .join('\n')
  }
  const checked = checkAnswers(service, raw, facts)
  for (const fault of checked.faults) {
    const isPlace = fault.path.split('.')[0] === names.place
    if (isPlace && isPlaceFaulty) continue
    faults.push({ ...fault, path: argumentOf(fault.path, names) })
  }
  return { answers: checked.answers, faults }
}

function readPlace(
  city: CityContext,
  places: Offered['facts']['places'],
  fields: PostFields,
  faults: Fault[],
): Record<string, string> {
  const [lat, lng] = [fields.text('lat'), fields.text('long')]
  const [id, landmark] = [fields.text('address_id'), fields.text('address_string')]
  const where = { lat, lng, landmark, wardId: '' }
  if (lat === '' && lng === '' && id === '' && landmark === '') {
    faults.push({ path: 'lat, long', code: 'open311.fault.location' })
    return where
  }
  if (id !== '') {
    const ward = wardOfId(places, id)
    if (!ward) faults.push({ path: 'address_id', code: 'open311.fault.address-id' })
    // A ward is place enough here: the form's landmark is for people who cannot be asked back.
    return { ...where, wardId: ward?.id ?? '', landmark: landmark || (ward?.name['en'] ?? id) }
  }
  if (lat !== '' || lng !== '') return where
  const ward = wardInAddress(city, places, landmark)
  if (!ward) faults.push({ path: 'address_string', code: 'open311.fault.address' })
  return { ...where, wardId: ward?.id ?? '' }
}

function readMediaUrl(text: string, faults: Fault[]): string {
  if (text === '') return ''
  const isWeb = text.length <= longestUrl && /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
  if (isWeb) return text
  faults.push({ path: 'media_url', code: 'open311.fault.media-url', params: { most: longestUrl } })
  return ''
}

/** GeoReport's name of the argument that filled a field of the form. */
function argumentOf(
  path: string,
  names: { category: string; place: string; description: string | undefined },
): string {
  const [field = '', part] = path.split('.')
  if (field === names.category) return 'service_code'
  if (field === names.description) return 'description'
  if (field !== names.place) return `attribute[${field}]`
  return part === 'landmark' ? 'address_string' : 'lat, long'
}
