/** A name in Latin letters, and in the letters of a language of the state. */
export type LocalName = { readonly latin: string; readonly language: string; readonly text: string }

type Names = Readonly<Record<number, LocalName>>

function named(latin: string, language: string, text: string): LocalName {
  return { latin, language, text }
}

const cantonmentInHindi = named('Chhavani Parishad', 'hi', 'छावनी परिषद')

function inHindi(council: LocalName, extra: Names = {}): Names {
  return {
    4: named('Nagar Nigam', 'hi', 'नगर निगम'),
    5: council,
    7: named('Nagar Panchayat', 'hi', 'नगर पंचायत'),
    8: cantonmentInHindi,
    ...extra,
  }
}

const palikaParishad = named('Nagar Palika Parishad', 'hi', 'नगर पालिका परिषद')
const parishad = named('Nagar Parishad', 'hi', 'नगर परिषद')
const palika = named('Nagar Palika', 'hi', 'नगर पालिका')

const inTelugu: Names = {
  4: named('Nagarapalaka Samstha', 'te', 'నగరపాలక సంస్థ'),
  5: named('Purapalaka Sangham', 'te', 'పురపాలక సంఘం'),
  7: named('Nagara Panchayati', 'te', 'నగర పంచాయతీ'),
}

const inBengali: Names = {
  4: named('Pouro Nigam', 'bn', 'পৌরনিগম'),
  5: named('Pourasabha', 'bn', 'পৌরসভা'),
  7: named('Nagar Panchayat', 'bn', 'নগর পঞ্চায়েত'),
}

/**
 * What the laws and signboards of a state call a kind of body, by state code and type code.
 * States that use the English words, or whose usage is not known for certain, have no entry.
 */
export const bodyTypeNames: Readonly<Record<number, Names>> = {
  2: inHindi(parishad),
  3: {
    4: named('Nagar Nigam', 'pa-Guru', 'ਨਗਰ ਨਿਗਮ'),
    5: named('Nagar Council', 'pa-Guru', 'ਨਗਰ ਕੌਂਸਲ'),
    7: named('Nagar Panchayat', 'pa-Guru', 'ਨਗਰ ਪੰਚਾਇਤ'),
  },
  4: { 4: named('Nagar Nigam', 'hi', 'नगर निगम') },
  5: inHindi(palikaParishad),
  // Haryana's councils are coded 6 and its smaller committees 5.
  6: inHindi(palika, { 6: parishad }),
  7: {
    4: named('Nagar Nigam', 'hi', 'नगर निगम'),
    8: cantonmentInHindi,
    21: named('Nai Dilli Nagarpalika Parishad', 'hi', 'नई दिल्ली नगरपालिका परिषद'),
  },
  8: inHindi(parishad, { 7: palika }),
  9: inHindi(palikaParishad),
  10: inHindi(parishad),
  16: inBengali,
  18: {
    4: named('Pouro Nigam', 'as', 'পৌৰ নিগম'),
    5: named('Pourasabha', 'as', 'পৌৰসভা'),
  },
  19: inBengali,
  20: inHindi(parishad),
  21: {
    4: named('Mahanagara Nigama', 'or', 'ମହାନଗର ନିଗମ'),
    5: named('Pourapalika', 'or', 'ପୌରପାଳିକା'),
    6: named('Bigyapita Anchala Parishada', 'or', 'ବିଜ୍ଞାପିତ ଅଞ୍ଚଳ ପରିଷଦ'),
  },
  22: inHindi(palikaParishad),
  23: inHindi(palikaParishad, { 7: parishad }),
  24: {
    4: named('Mahanagarpalika', 'gu', 'મહાનગરપાલિકા'),
    5: named('Nagarpalika', 'gu', 'નગરપાલિકા'),
  },
  27: {
    4: named('Mahanagarpalika', 'mr', 'महानगरपालिका'),
    5: named('Nagar Parishad', 'mr', 'नगर परिषद'),
    7: named('Nagar Panchayat', 'mr', 'नगर पंचायत'),
    8: named('Chhavni Parishad', 'mr', 'छावणी परिषद'),
  },
  28: inTelugu,
  29: {
    4: named('Mahanagara Palike', 'kn', 'ಮಹಾನಗರ ಪಾಲಿಕೆ'),
    7: named('Pattana Panchayat', 'kn', 'ಪಟ್ಟಣ ಪಂಚಾಯತಿ'),
    24: named('Nagarasabhe', 'kn', 'ನಗರಸಭೆ'),
    25: named('Purasabhe', 'kn', 'ಪುರಸಭೆ'),
  },
  32: {
    5: named('Nagarasabha', 'ml', 'നഗരസഭ'),
  },
  33: {
    4: named('Maanagaratchi', 'ta', 'மாநகராட்சி'),
    5: named('Nagaratchi', 'ta', 'நகராட்சி'),
    7: named('Peruratchi', 'ta', 'பேரூராட்சி'),
  },
  36: inTelugu,
}
