const steps = [0, 1, 2, 3, 4] as const

/** How many reports each colour of the map stands for: a fourth of the most that a ward has. */
export const rangesOf = (most: number): { step: number; from: number; to: number }[] =>
  steps
    .map((step) => ({
      step,
      from: step === 0 ? 0 : Math.floor(((step - 1) * most) / 4) + 1,
      to: Math.floor((step * most) / 4),
    }))
    // With few reports some colours stand for no number at all.
    .filter(({ from, to }) => from <= to)

export function MapLegend(props: {
  label: string
  most: number
  number: (value: number) => string
}) {
  const { label, most, number } = props
  return (
    <p class="legend small num">
      <span>{label}:</span>
      {rangesOf(most).map(({ step, from, to }) => (
        <span key={step}>
          <svg class="map swatch" viewBox="0 0 20 20" aria-hidden="true">
            <path d="M1 1h18v18h-18z" class={step > 0 ? `h${step}` : undefined} />
          </svg>{' '}
          {from === to ? number(from) : `${number(from)}–${number(to)}`}
        </span>
      ))}
    </p>
  )
}
