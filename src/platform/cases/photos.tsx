import type { CityContext } from '../request/context.js'
import { uploadLink, type Upload } from '../uploads/uploads.js'

/** Photos of a case, small, each with a link to the whole. */
export function Photos(props: { context: CityContext; title: string; uploads: readonly Upload[] }) {
  const { context, title, uploads } = props
  const { app, tenant, t, now } = context
  if (uploads.length === 0) return null
  return (
    <ul class="photos">
      {uploads.map((upload) => (
        <li key={upload.id}>
          <a href={uploadLink(app, tenant.id, upload.id, 'full', now)}>
            <img
              src={uploadLink(app, tenant.id, upload.id, 'small', now)}
              alt={t('case.photo-of', { name: title })}
              width="128"
              height="96"
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}
