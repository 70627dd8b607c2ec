/** The built-in city for those who try their programs: no such place, no such people. */
export const sandboxCity = {
  id: 1_900_000,
  slug: 'sandbox',
  name: {
    en: 'Practice City',
    hi: 'अभ्यास नगर',
    mr: 'सराव नगर',
    ur: 'مشقی شہر',
  },
  languages: ['en', 'hi', 'mr', 'ur'],
  center: { lng: 78.1, lat: 20.4 },
  helpline: '0000-555-0100',
  wards: 8,
} as const
