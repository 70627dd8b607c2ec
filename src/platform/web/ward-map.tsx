import type { SvgMap } from '../../kernel/geo/to-svg-paths.js'

/** In units of the map; a number in less room would lie on its neighbours. */
const leastRoom = 9

const fontSize = (room: number) => Math.min(24, Math.round(room * 1.25))

/** The wards of a city as links; works without JavaScript and prints. */
export function WardMap(props: {
  map: SvgMap<string>
  label: string
  link: (id: string) => string | undefined
  title: (id: string) => string
  short?: (id: string) => string
  chosen?: string
  /** 0 to 4, how strongly a ward is coloured. */
  heat?: (id: string) => number
  /** Points in degrees, already made coarse. */
  pins?: readonly { lng: number; lat: number }[]
}) {
  const { map, label, link, title, short, chosen, heat, pins = [] } = props
  return (
    <svg class="map" viewBox={map.viewBox} role="group" aria-label={label}>
      {map.paths.map(({ id, d, labelX, labelY, labelRoom }) => {
        const strength = heat?.(id) ?? 0
        const classes = [id === chosen && 'chosen', strength > 0 && `h${strength}`].filter(Boolean)
        const shape = (
          <>
            <title>{title(id)}</title>
            <path d={d} class={classes.length > 0 ? classes.join(' ') : undefined} />
            {/* The list beside the map names those that are too small for a number. */}
            {short && labelRoom >= leastRoom && (
              <text x={labelX} y={labelY} font-size={fontSize(labelRoom)}>
                {short(id)}
              </text>
            )}
          </>
        )
        const href = link(id)
        return href === undefined ? (
          <g key={id}>{shape}</g>
        ) : (
          <a key={id} href={href} data-ward={id} aria-label={title(id)}>
            {shape}
          </a>
        )
      })}
      {pins.map(({ lng, lat }) => {
        const [x, y] = map.project(lng, lat)
        return <circle key={`${x} ${y}`} class="pin" cx={Math.round(x)} cy={Math.round(y)} r="5" />
      })}
    </svg>
  )
}
