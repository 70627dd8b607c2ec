/**
 * Months and weekdays (from Sunday) in Meitei Mayek. ICU writes Manipuri dates in Bengali letters
 * even when asked for `mni-Mtei`, which readers of the state's script may not know.
 */
export const meiteiMonths = [
  'ꯖꯅꯨꯋꯥꯔꯤ',
  'ꯐꯦꯕ꯭ꯔꯨꯋꯥꯔꯤ',
  'ꯃꯥꯔꯆ',
  'ꯑꯦꯞꯔꯤꯜ',
  'ꯃꯦ',
  'ꯖꯨꯟ',
  'ꯖꯨꯂꯥꯏ',
  'ꯑꯣꯒꯁ꯭ꯠ',
  'ꯁꯦꯞꯇꯦꯝꯕꯔ',
  'ꯑꯣꯛꯇꯣꯕꯔ',
  'ꯅꯚꯦꯝꯕꯔ',
  'ꯗꯤꯁꯦꯝꯕꯔ',
] as const

export const meiteiWeekdays = [
  'ꯅꯣꯡꯃꯥꯏꯖꯤꯡ',
  'ꯅꯤꯡꯊꯧꯀꯥꯕ',
  'ꯂꯩꯄꯥꯛꯄꯣꯛꯄ',
  'ꯌꯨꯝꯁꯀꯩꯁꯥ',
  'ꯁꯒꯣꯜꯁꯦꯟ',
  'ꯏꯔꯥꯏ',
  'ꯊꯥꯡꯖ',
] as const
