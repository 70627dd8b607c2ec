/** `WARD_32` and `ZONE_WEST` as words; names that people wrote stay as they are. */
export const tidyBoundaryName = (name: string): string =>
  /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(name)
    ? name
        .split('_')
        .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
        .join(' ')
    : name.replace(/\s+/gu, ' ')
