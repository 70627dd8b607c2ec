import type { CityContext } from '../request/context.js'
import { uploadLink, type Upload } from '../uploads/uploads.js'

export const isVoice = ({ contentType }: Pick<Upload, 'contentType'>): boolean =>
  contentType.startsWith('audio/')

/** What was said, to listen to. */
export function VoiceNotes(props: { context: CityContext; uploads: readonly Upload[] }) {
  const { context, uploads } = props
  const { app, tenant, t, now } = context
  return (
    <>
      {uploads.filter(isVoice).map((upload) => (
        <p key={upload.id}>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what was said has no text */}
          <audio
            controls
            preload="none"
            src={uploadLink(app, tenant.id, upload.id, 'full', now)}
            aria-label={t('case.voice')}
          />
        </p>
      ))}
    </>
  )
}
