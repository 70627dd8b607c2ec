import type { RetiredState, StateOrTerritory } from '../country-pack.js'

type Row = readonly [
  code: number,
  iso: string,
  name: string,
  localName: string,
  kind: 'state' | 'ut',
  languages: string,
  defaultLanguage?: string,
]

/**
 * The 28 states and 8 union territories: Local Government Directory code, ISO 3166-2 (with the 2023
 * changes CG, OD, TS and UK), official languages, first and additional ones.
 * The default language is the first unless the last column says another.
 */
const ROWS: readonly Row[] = [
  [1, 'JK', 'Jammu and Kashmir', 'جموں و کشمیر', 'ut', 'ks-Arab ur doi hi en', 'ur'],
  [2, 'HP', 'Himachal Pradesh', 'हिमाचल प्रदेश', 'state', 'hi sa'],
  [3, 'PB', 'Punjab', 'ਪੰਜਾਬ', 'state', 'pa-Guru'],
  [4, 'CH', 'Chandigarh', 'चंडीगढ़', 'ut', 'en hi pa-Guru'],
  [5, 'UK', 'Uttarakhand', 'उत्तराखण्ड', 'state', 'hi sa'],
  [6, 'HR', 'Haryana', 'हरियाणा', 'state', 'hi pa-Guru'],
  [7, 'DL', 'Delhi', 'दिल्ली', 'ut', 'hi en ur pa-Guru'],
  [8, 'RJ', 'Rajasthan', 'राजस्थान', 'state', 'hi'],
  [9, 'UP', 'Uttar Pradesh', 'उत्तर प्रदेश', 'state', 'hi ur'],
  [10, 'BR', 'Bihar', 'बिहार', 'state', 'hi ur'],
  [11, 'SK', 'Sikkim', 'सिक्किम', 'state', 'en ne'],
  [12, 'AR', 'Arunachal Pradesh', 'अरुणाचल प्रदेश', 'state', 'en hi'],
  [13, 'NL', 'Nagaland', 'Nagaland', 'state', 'en'],
  [14, 'MN', 'Manipur', 'ꯃꯅꯤꯄꯨꯔ', 'state', 'mni-Mtei en'],
  [15, 'MZ', 'Mizoram', 'Mizoram', 'state', 'lus en'],
  [16, 'TR', 'Tripura', 'ত্রিপুরা', 'state', 'bn trp en'],
  [17, 'ML', 'Meghalaya', 'Meghalaya', 'state', 'en kha grt'],
  [18, 'AS', 'Assam', 'অসম', 'state', 'as bn brx'],
  [19, 'WB', 'West Bengal', 'পশ্চিমবঙ্গ', 'state', 'bn en ne ur hi sat-Olck'],
  [20, 'JH', 'Jharkhand', 'झारखण्ड', 'state', 'hi ur sat-Olck bn'],
  [21, 'OD', 'Odisha', 'ଓଡ଼ିଶା', 'state', 'or en'],
  [22, 'CG', 'Chhattisgarh', 'छत्तीसगढ़', 'state', 'hi hne'],
  [23, 'MP', 'Madhya Pradesh', 'मध्य प्रदेश', 'state', 'hi'],
  [24, 'GJ', 'Gujarat', 'ગુજરાત', 'state', 'gu hi'],
  [27, 'MH', 'Maharashtra', 'महाराष्ट्र', 'state', 'mr'],
  [28, 'AP', 'Andhra Pradesh', 'ఆంధ్ర ప్రదేశ్', 'state', 'te ur'],
  [29, 'KA', 'Karnataka', 'ಕರ್ನಾಟಕ', 'state', 'kn'],
  [30, 'GA', 'Goa', 'गोंय', 'state', 'kok mr'],
  [31, 'LD', 'Lakshadweep', 'ലക്ഷദ്വീപ്', 'ut', 'ml en'],
  [32, 'KL', 'Kerala', 'കേരളം', 'state', 'ml en'],
  [33, 'TN', 'Tamil Nadu', 'தமிழ்நாடு', 'state', 'ta en'],
  [34, 'PY', 'Puducherry', 'புதுச்சேரி', 'ut', 'ta en ml te fr'],
  [35, 'AN', 'Andaman and Nicobar Islands', 'अंडमान और निकोबार द्वीपसमूह', 'ut', 'hi en'],
  [36, 'TS', 'Telangana', 'తెలంగాణ', 'state', 'te ur'],
  [37, 'LA', 'Ladakh', 'लद्दाख', 'ut', 'hi en'],
  [
    38,
    'DH',
    'Dadra and Nagar Haveli and Daman and Diu',
    'દાદરા અને નગર હવેલી અને દમણ અને દીવ',
    'ut',
    'gu hi en',
  ],
]

/** The 36 states and union territories, by directory code. */
export const states: readonly StateOrTerritory[] = ROWS.map((row) => {
  const [code, iso, name, localName, kind, languages, defaultLanguage] = row
  const officialLanguages = languages.split(' ')
  return {
    code,
    iso: `IN-${iso}`,
    name,
    localName,
    kind,
    officialLanguages,
    defaultLanguage: defaultLanguage ?? officialLanguages[0] ?? 'en',
  }
})

/** Codes that old records still carry; both territories became one on 26 January 2020. */
export const retiredStates: readonly RetiredState[] = [
  { code: 25, name: 'Daman and Diu', successorCode: 38 },
  { code: 26, name: 'Dadra and Nagar Haveli', successorCode: 38 },
]
