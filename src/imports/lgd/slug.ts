/** First parts of addresses that are not a body's. */
const reservedWords = `about accessibility account admin api api-docs apply assets auth bodies
  cities city contact dashboard data desk docs exchange favicon federation feedback files health
  healthz help home iudx languages learn learning legal login logout manifest me metrics
  monitoring national-dashboard ngsi-ld offline open-data open311 pay privacy programme readyz
  robots search sign-in sign-out sign-up sitemap smartcode start state states static status terms
  track upload uploads verify well-known`.split(/\s+/)

/** Words that no body's address may be; tags of languages too, which may lead an address. */
export const reservedSlugs = (languageTags: readonly string[]): ReadonlySet<string> =>
  new Set([...reservedWords, ...languageTags.map((tag) => tag.toLowerCase())])

/** A name as part of an address: `N.Kawnpui` is `n-kawnpui`; empty without Latin letters. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
