/** `ModifySWConnection`, `PT.CREATE`, `SEND_BACK` → `modify-sw-connection`, `pt-create`, `send-back`. */
export const kebabOf = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase()

/** `PENDING_FOR_APPROVAL` → `Pending for approval`. */
export function titleOf(name: string): string {
  const words = kebabOf(name).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
