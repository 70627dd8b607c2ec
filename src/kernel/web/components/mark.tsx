/** The mark: a kolam knot around a lamp. */
export const Mark = ({ size = 38 }: { size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 56 56"
    fill="none"
    stroke="#fff"
    stroke-width="3"
    aria-hidden="true"
  >
    <path d="M28 4c8 8 16 16 24 24-8 8-16 16-24 24C20 44 12 36 4 28 12 20 20 12 28 4z" />
    <circle cx="28" cy="28" r="9" stroke="#f2a81d" />
    <circle cx="28" cy="28" r="2.5" fill="#f2a81d" stroke="none" />
  </svg>
)
