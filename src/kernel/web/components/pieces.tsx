import type { ComponentChildren } from 'preact'

export const Tag = ({
  tone,
  children,
}: {
  tone?: 'ok' | 'due' | 'late'
  children: ComponentChildren
}) => <span class={tone ? `tag ${tone}` : 'tag'}>{children}</span>

/** How much of a time limit is used, 0 to 1; the text beside it says it in words. */
export const Bar = ({ share, tone }: { share: number; tone?: 'due' | 'late' }) => (
  <svg
    class={tone ? `bar ${tone}` : 'bar'}
    viewBox="0 0 100 6"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <rect class="ground" width="100" height="6" />
    <rect class="fill" width={Math.round(Math.min(1, Math.max(0, share)) * 100)} height="6" />
  </svg>
)

export interface Figure {
  value: string
  label: string
}

export const Figures = ({ figures }: { figures: readonly Figure[] }) => (
  <dl class="card figures num">
    {figures.map((figure) => (
      <div key={figure.label}>
        <dt>{figure.label}</dt>
        <dd>{figure.value}</dd>
      </div>
    ))}
  </dl>
)

export const Empty = ({ children }: { children: ComponentChildren }) => (
  <div class="card empty">
    <p>{children}</p>
  </div>
)

/** Something wider than a phone, which scrolls by itself, also with the keyboard. */
export const Scroll = ({ label, children }: { label: string; children: ComponentChildren }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard must reach what scrolls
  <div class="scroll" role="region" aria-label={label} tabindex={0}>
    {children}
  </div>
)
