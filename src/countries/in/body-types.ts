import type { BodyType } from '../country-pack.js'

/**
 * Kinds of urban local body by their Local Government Directory type code. The directory's own
 * table calls code 8 a municipal council, yet all its bodies are cantonment boards.
 */
export const bodyTypes: readonly BodyType[] = [
  { code: 4, label: 'Municipal Corporation', isCantonment: false },
  { code: 5, label: 'Municipality', isCantonment: false },
  { code: 6, label: 'Notified Area Council', isCantonment: false },
  { code: 7, label: 'Town Panchayat', isCantonment: false },
  { code: 8, label: 'Cantonment Board', isCantonment: true },
  { code: 21, label: 'New Delhi Municipal Council', isCantonment: false },
  { code: 24, label: 'City Municipal Council', isCantonment: false },
  { code: 25, label: 'Town Municipal Council', isCantonment: false },
]
