/**
 * What the platform asks of a country. Everything is pure: instants, dates and amounts come in as
 * arguments, and nothing reads the clock, a file or the network.
 */
export type CountryPack = {
  readonly identity: CountryIdentity
  readonly states: readonly StateOrTerritory[]
  readonly retiredStates: readonly RetiredState[]
  readonly languages: readonly Language[]
  readonly bodyTypes: readonly BodyType[]
  readonly formats: CountryFormats
  readonly calendar: CountryCalendar
  readonly validators: CountryValidators
  readonly search: CountrySearch
  /** The language and those to try after it, best first; always ends in English. */
  readonly languageChain: (tag: string) => readonly string[]
  /** What a kind of body is called in a state, or its English label where no other is known. */
  readonly bodyTypeLabel: (typeCode: number, stateCode: number, language: string) => string
}

export type CountryIdentity = {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: string
  /** By language, without English. */
  readonly localNames: Readonly<Record<string, string>>
  /** IANA time zone; the country has one. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
  readonly emergencyNumber: string
  /** With the plus sign. */
  readonly callingCode: string
}

export type StateOrTerritory = {
  /** Code in the country's directory of local government; also the state's tenant id. */
  readonly code: number
  /** ISO 3166-2, as `IN-MH`. */
  readonly iso: string
  readonly name: string
  readonly localName: string
  readonly kind: 'state' | 'ut'
  readonly officialLanguages: readonly string[]
  readonly defaultLanguage: string
}

export type RetiredState = {
  readonly code: number
  readonly name: string
  readonly successorCode: number
}

/** Unicode numbering systems, the values of `-u-nu-`. */
export type Digits =
  | 'latn'
  | 'arab'
  | 'arabext'
  | 'beng'
  | 'deva'
  | 'gujr'
  | 'guru'
  | 'knda'
  | 'mlym'
  | 'mtei'
  | 'olck'
  | 'orya'
  | 'tamldec'
  | 'telu'

export type Language = {
  /** BCP 47, with the script wherever a language is written in several. */
  readonly tag: string
  readonly endonym: string
  readonly englishName: string
  /** ISO 15924. */
  readonly script: string
  readonly direction: 'ltr' | 'rtl'
  /** Digits of the script, for a reader who asks for them. */
  readonly nativeDigits: Digits
  /** Digits that the language's printed texts use; screens show Latin ones unless asked. */
  readonly defaultDigits: Digits
  /** In the constitution's list of languages. */
  readonly isScheduled: boolean
  /** Cheap phones lack the script, so a page must bring its font. */
  readonly needsWebFont: boolean
  /** Name of the free Noto family that shapes the script, for web subsets and prints. */
  readonly fontFamily: string
  /** Languages to try next, best first; empty for English. */
  readonly fallbacks: readonly string[]
}

export type BodyType = {
  /** Type code in the country's directory of local government. */
  readonly code: number
  readonly label: string
  /** Under the defence ministry and not the state; counted apart. */
  readonly isCantonment: boolean
}

export type DigitChoice = { readonly digits?: Digits | 'native' }

export type MoneyOptions = DigitChoice & {
  /** `when-needed` leaves out `.00`. */
  readonly fraction?: 'always' | 'when-needed'
}

/** The words of a compact amount, when the catalogue has better ones than the pack. */
export type CompactWords = { readonly lakh: string; readonly crore: string }

export type DateStyle = 'short' | 'long' | 'weekday' | 'numeric' | 'time' | 'date-time'

export type CountryFormats = {
  readonly formatNumber: (n: number | bigint, language: string, options?: DigitChoice) => string
  readonly formatMoney: (paise: number | bigint, language: string, options?: MoneyOptions) => string
  readonly formatCompactMoney: (
    paise: number | bigint,
    language: string,
    options?: DigitChoice & { readonly words?: CompactWords },
  ) => string
  readonly formatDate: (
    when: Date | LegalDate,
    language: string,
    style: DateStyle,
    options?: DigitChoice,
  ) => string
  /** A span as whole days and hours, for the plural words of a catalogue. */
  readonly daysAndHours: (spanMs: number) => {
    readonly days: number
    readonly hours: number
    readonly isPast: boolean
  }
  /** Keeps an amount or number in order inside plain text of a right-to-left language. */
  readonly isolate: (text: string) => string
}

/** A date of the law, without a time of day: `YYYY-MM-DD`. */
export type LegalDate = string

/** `label` as `2026-27`; both dates are inside the year. */
export type Period = { readonly start: LegalDate; readonly end: LegalDate; readonly label: string }

/** A weekday off, always or only its nth occurrences in the month (`[2, 4]`). 0 is Sunday. */
export type WeeklyOff = { readonly weekday: number; readonly occurrences?: readonly number[] }

export type WorkingCalendar = {
  readonly weeklyOffs: readonly WeeklyOff[]
  /** Dated holidays, as a state or city notifies them each year. */
  readonly holidays: ReadonlySet<LegalDate>
  /** Holidays of every year, as `MM-DD`. */
  readonly annualHolidays: readonly string[]
  /** Wall-clock times `HH:MM`; closing is after opening. */
  readonly openFrom: string
  readonly openTo: string
}

export type TimeLimit = {
  readonly value: number
  readonly unit: 'hours' | 'days'
  readonly basis: 'elapsed' | 'working'
}

export type CountryCalendar = {
  readonly financialYear: (date: LegalDate) => Period
  readonly halfYear: (date: LegalDate) => Period
  /** The country's civil date at an instant. */
  readonly legalDateOf: (instant: Date) => LegalDate
  readonly endOfDay: (date: LegalDate) => Date
  readonly nationalHolidays: readonly { readonly monthDay: string; readonly name: string }[]
  /** For a body that has not set its own. */
  readonly defaultCalendar: WorkingCalendar
  readonly dueInstant: (start: Date, limit: TimeLimit, calendar: WorkingCalendar) => Date
  /** The instant of a wall-clock time, given in minutes from the date's midnight. */
  readonly instantAt: (date: LegalDate, minutes: number) => Date
  /** How long an office is open between two instants; 0 when the second is not later. */
  readonly openMsBetween: (start: Date, end: Date, calendar: WorkingCalendar) => number
  /** When an office will have been open for so long after an instant. */
  readonly addOpenMs: (start: Date, openMs: number, calendar: WorkingCalendar) => Date
  /** How long a limit is in its own measure: opening time, or time by the clock. */
  readonly limitMs: (limit: TimeLimit, calendar: WorkingCalendar) => number
}

export type IdentifierProblem =
  | 'missing'
  | 'wrong-length'
  | 'wrong-format'
  | 'wrong-start'
  | 'wrong-check-character'

/** The value as it is stored, or why it cannot be. */
export type Checked =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: IdentifierProblem }

export type Validator = (text: string) => Checked

export type CountryValidators = {
  /** E.164 out. */
  readonly mobile: Validator
  readonly postalCode: Validator
  /** Identifiers of people, firms and things, by name. */
  readonly identifiers: Readonly<Record<string, Validator>>
  /** Whether a text holds a national identity number that must never be stored. */
  readonly holdsNationalId: (text: string) => boolean
  /** The text with such numbers masked to their last four digits. */
  readonly maskNationalIds: (text: string) => string
}

export type CountrySearch = {
  /** Tokens of a name as somebody looks for it. */
  readonly nameTokens: (name: string) => readonly string[]
  /** Tokens to store for a name: the same, and neighbours written as one word. */
  readonly nameIndexTokens: (name: string) => readonly string[]
}
