import type { Digits, Language } from '../country-pack.js'

type Row = readonly [
  tag: string,
  endonym: string,
  englishName: string,
  script: string,
  nativeDigits: Digits,
  defaultDigits: Digits,
  fallbacks: readonly string[],
]

/**
 * The 22 languages of the Eighth Schedule to the Constitution.
 *
 * A tag names the script wherever ICU would guess another one: bare `mni` gives Bengali letters and
 * `sd-IN` Devanagari. The last column is what a reader most likely reads besides: the script and
 * the schooling of the region, not the family of the language.
 */
const SCHEDULED: readonly Row[] = [
  ['as', 'অসমীয়া', 'Assamese', 'Beng', 'beng', 'beng', ['en']],
  ['bn', 'বাংলা', 'Bengali', 'Beng', 'beng', 'beng', ['en']],
  ['brx', 'बर’', 'Bodo', 'Deva', 'deva', 'latn', ['hi', 'en']],
  ['doi', 'डोगरी', 'Dogri', 'Deva', 'deva', 'latn', ['hi', 'en']],
  ['gu', 'ગુજરાતી', 'Gujarati', 'Gujr', 'gujr', 'latn', ['hi', 'en']],
  ['hi', 'हिन्दी', 'Hindi', 'Deva', 'deva', 'latn', ['en']],
  ['kn', 'ಕನ್ನಡ', 'Kannada', 'Knda', 'knda', 'latn', ['en']],
  ['ks-Arab', 'کٲشُر', 'Kashmiri', 'Arab', 'arabext', 'arabext', ['ur', 'en']],
  ['kok', 'कोंकणी', 'Konkani', 'Deva', 'deva', 'latn', ['mr', 'hi', 'en']],
  ['mai', 'मैथिली', 'Maithili', 'Deva', 'deva', 'latn', ['hi', 'en']],
  ['ml', 'മലയാളം', 'Malayalam', 'Mlym', 'mlym', 'latn', ['en']],
  ['mni-Mtei', 'ꯃꯩꯇꯩꯂꯣꯟ', 'Manipuri', 'Mtei', 'mtei', 'mtei', ['en']],
  ['mr', 'मराठी', 'Marathi', 'Deva', 'deva', 'deva', ['hi', 'en']],
  ['ne', 'नेपाली', 'Nepali', 'Deva', 'deva', 'deva', ['hi', 'en']],
  ['or', 'ଓଡ଼ିଆ', 'Odia', 'Orya', 'orya', 'latn', ['en']],
  ['pa-Guru', 'ਪੰਜਾਬੀ', 'Punjabi', 'Guru', 'guru', 'latn', ['hi', 'en']],
  ['sa', 'संस्कृतम्', 'Sanskrit', 'Deva', 'deva', 'deva', ['hi', 'en']],
  ['sat-Olck', 'ᱥᱟᱱᱛᱟᱲᱤ', 'Santali', 'Olck', 'olck', 'olck', ['hi', 'en']],
  ['sd-Arab', 'سنڌي', 'Sindhi', 'Arab', 'arab', 'arab', ['ur', 'hi', 'en']],
  ['ta', 'தமிழ்', 'Tamil', 'Taml', 'tamldec', 'latn', ['en']],
  ['te', 'తెలుగు', 'Telugu', 'Telu', 'telu', 'latn', ['en']],
  ['ur', 'اردو', 'Urdu', 'Arab', 'arabext', 'arabext', ['en']],
]

/** English, and languages of cities and states that the Schedule does not name. */
const OTHERS: readonly Row[] = [
  ['en', 'English', 'English', 'Latn', 'latn', 'latn', []],
  ['tcy', 'ತುಳು', 'Tulu', 'Knda', 'knda', 'latn', ['kn', 'en']],
  ['bho', 'भोजपुरी', 'Bhojpuri', 'Deva', 'deva', 'latn', ['hi', 'en']],
  ['raj', 'राजस्थानी', 'Rajasthani', 'Deva', 'deva', 'latn', ['hi', 'en']],
  ['hne', 'छत्तीसगढ़ी', 'Chhattisgarhi', 'Deva', 'deva', 'latn', ['hi', 'en']],
  ['lus', 'Mizo ṭawng', 'Mizo', 'Latn', 'latn', 'latn', ['en']],
  ['kha', 'Ka Ktien Khasi', 'Khasi', 'Latn', 'latn', 'latn', ['en']],
  ['grt', 'A·chik', 'Garo', 'Latn', 'latn', 'latn', ['en']],
  ['trp', 'Kókborok', 'Kokborok', 'Latn', 'latn', 'latn', ['bn', 'en']],
  ['fr', 'Français', 'French', 'Latn', 'latn', 'latn', ['en']],
]

const FONTS: Readonly<Record<string, string>> = {
  Arab: 'Noto Nastaliq Urdu',
  Beng: 'Noto Sans Bengali',
  Deva: 'Noto Sans Devanagari',
  Gujr: 'Noto Sans Gujarati',
  Guru: 'Noto Sans Gurmukhi',
  Knda: 'Noto Sans Kannada',
  Mlym: 'Noto Sans Malayalam',
  Mtei: 'Noto Sans Meetei Mayek',
  Olck: 'Noto Sans Ol Chiki',
  Orya: 'Noto Sans Oriya',
  Taml: 'Noto Sans Tamil',
  Telu: 'Noto Sans Telugu',
}

/** Sindhi is printed in Naskh; Kashmiri and Urdu in Nastaliq. */
const FONT_OF_LANGUAGE: Readonly<Record<string, string>> = { 'sd-Arab': 'Noto Naskh Arabic' }

const SCRIPTS_THAT_PHONES_LACK = new Set(['Mtei', 'Olck'])

function toLanguage(row: Row, isScheduled: boolean): Language {
  const [tag, endonym, englishName, script, nativeDigits, defaultDigits, fallbacks] = row
  return {
    tag,
    endonym,
    englishName,
    script,
    direction: script === 'Arab' ? 'rtl' : 'ltr',
    nativeDigits,
    defaultDigits,
    isScheduled,
    needsWebFont: SCRIPTS_THAT_PHONES_LACK.has(script),
    fontFamily: FONT_OF_LANGUAGE[tag] ?? FONTS[script] ?? 'Noto Sans',
    fallbacks,
  }
}

/** Every language of the pack: the scheduled ones first, then English and the others. */
export const languages: readonly Language[] = [
  ...SCHEDULED.map((row) => toLanguage(row, true)),
  ...OTHERS.map((row) => toLanguage(row, false)),
]
