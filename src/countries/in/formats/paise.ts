/** An amount taken apart: its sign, and its size in paise. */
export type Amount = { readonly sign: '' | '-'; readonly paise: bigint }

/**
 * @throws RangeError for a number that is not a whole, exactly representable count of paise: an
 *   amount with a fraction is a bug of the caller, and rounding it here would hide that.
 */
export function toAmount(paise: number | bigint): Amount {
  if (typeof paise === 'number' && !Number.isSafeInteger(paise)) {
    throw new RangeError(`Not a whole number of paise: ${paise}`)
  }
  const exact = BigInt(paise)
  return exact < 0n ? { sign: '-', paise: -exact } : { sign: '', paise: exact }
}
