import type { ComponentChildren } from 'preact'
import type { Translate } from '../../i18n/messages.js'
import type { Assets } from '../assets.js'

/** `--city-deep` of each palette in app.css: what the phone paints around the page. */
const themeColours: Readonly<Record<string, string>> & { indigo: string } = {
  indigo: '#22235f',
  teal: '#083d43',
  maroon: '#571427',
  forest: '#153f26',
  plum: '#3c1b4c',
}

/** The frame of every page: language, direction, one style sheet, a little script that may fail. */
export function Document(props: {
  t: Translate
  assets: Assets
  title: string
  desk?: boolean
  palette?: string
  /** Islands that this page can use, by file name. */
  scripts?: readonly string[]
  children: ComponentChildren
}) {
  const { t, assets, title, desk = false, palette, scripts = [], children } = props
  return (
    <html
      lang={t.language}
      dir={t.direction}
      class={desk ? 'desk' : undefined}
      data-palette={palette}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          name="theme-color"
          content={themeColours[palette ?? 'indigo'] ?? themeColours.indigo}
        />
        <title>{title}</title>
        <link rel="stylesheet" href={assets.url('app.css')} />
        <link rel="icon" href={assets.url('mark.svg')} type="image/svg+xml" />
        {scripts.map((name) => (
          <script key={name} src={assets.url(name)} defer />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('web.skip')}
        </a>
        {children}
      </body>
    </html>
  )
}
