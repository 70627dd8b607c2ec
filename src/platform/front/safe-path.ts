/** Only a path of this site may be redirected to: `//host`, `/\host` and addresses are refused. */
export const safePath = (to: string | undefined): string =>
  to !== undefined && /^\/(?![/\\])[\w\-./?=&%:+,~]*$/.test(to) ? to : '/'
