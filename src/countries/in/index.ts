import type { CountryPack } from '../country-pack.js'
import { bodyTypeLabel } from './body-type-label.js'
import { bodyTypes } from './body-types.js'
import { defaultCalendar } from './calendar/default-calendar.js'
import { addOpenMs } from './calendar/add-open-ms.js'
import { dueInstant } from './calendar/due-instant.js'
import { endOfDay } from './calendar/end-of-day.js'
import { financialYear } from './calendar/financial-year.js'
import { halfYear } from './calendar/half-year.js'
import { fromIndiaTime } from './calendar/india-time.js'
import { legalDateOf } from './calendar/legal-date-of.js'
import { limitMs } from './calendar/limit-ms.js'
import { nationalHolidays } from './calendar/national-holidays.js'
import { openMsBetween } from './calendar/open-ms-between.js'
import { daysAndHours } from './formats/days-and-hours.js'
import { formatCompactMoney } from './formats/format-compact-money.js'
import { formatDate } from './formats/format-date.js'
import { formatMoney } from './formats/format-money.js'
import { formatNumber } from './formats/format-number.js'
import { isolate } from './formats/isolate.js'
import { languageChain } from './language-chain.js'
import { languages } from './languages.js'
import { nameIndexTokens } from './search/name-index-tokens.js'
import { nameTokens } from './search/name-tokens.js'
import { retiredStates, states } from './states.js'
import { looksLikeAadhaar, maskAadhaar } from './validators/aadhaar.js'
import { epic } from './validators/epic.js'
import { fssai } from './validators/fssai.js'
import { gstin } from './validators/gstin.js'
import { ifsc } from './validators/ifsc.js'
import { mobile } from './validators/mobile.js'
import { pan } from './validators/pan.js'
import { pinCode } from './validators/pin-code.js'
import { udyam } from './validators/udyam.js'
import { vehicleNumber } from './validators/vehicle-number.js'

/** India, as the platform sees it. */
export const india: CountryPack = {
  identity: {
    code: 'IN',
    name: 'India',
    localNames: {
      hi: 'भारत',
      mr: 'भारत',
      ur: 'بھارت',
      bn: 'ভারত',
      as: 'ভাৰত',
      gu: 'ભારત',
      pa: 'ਭਾਰਤ',
      or: 'ଭାରତ',
      ta: 'இந்தியா',
      te: 'భారతదేశం',
      kn: 'ಭಾರತ',
      ml: 'ഇന്ത്യ',
    },
    timeZone: 'Asia/Kolkata',
    currency: 'INR',
    emergencyNumber: '112',
    callingCode: '+91',
  },
  states,
  retiredStates,
  languages,
  bodyTypes,
  formats: { formatNumber, formatMoney, formatCompactMoney, formatDate, daysAndHours, isolate },
  calendar: {
    financialYear,
    halfYear,
    legalDateOf,
    endOfDay,
    nationalHolidays,
    defaultCalendar,
    dueInstant,
    instantAt: fromIndiaTime,
    openMsBetween,
    addOpenMs,
    limitMs,
  },
  validators: {
    mobile,
    postalCode: pinCode,
    identifiers: { pan, gstin, ifsc, vehicleNumber, udyam, fssai, epic },
    holdsNationalId: looksLikeAadhaar,
    maskNationalIds: maskAadhaar,
  },
  search: { nameTokens, nameIndexTokens },
  languageChain,
  bodyTypeLabel,
}
