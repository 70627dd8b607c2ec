import { FileInput, type ShownFault } from '../../kernel/web/components/form.js'
import { isVoice, VoiceNotes } from '../cases/voice-notes.js'
import type { DocumentField } from '../service-kit/field.js'
import { uploadLink } from '../uploads/uploads.js'
import type { QuestionView } from './question-page.js'

const accept = {
  image: 'image/jpeg,image/png,image/webp',
  document: 'image/*,application/pdf',
  audio: 'audio/*,.webm,.m4a',
} as const

/** Files: what was taken is shown with a way to remove it; the plain form and the shrinking one send alike. */
export function UploadQuestion(props: {
  view: QuestionView
  name: string
  field: DocumentField
  common: {
    path: string
    label: string
    hint: string | undefined
    faults: readonly ShownFault[]
    optional: string | undefined
  }
}) {
  const { view, name, field, common } = props
  const { context, facts } = view
  const { t, app, tenant, now } = context
  const taken = facts.uploads.filter((upload) => upload.field === name)
  const isFull = taken.length >= field.most
  return (
    <>
      {isFull ? (
        <h2>{common.label}</h2>
      ) : (
        <FileInput {...common} accept={accept[field.accepts]} multiple={field.most > 1} />
      )}
      {field.accepts === 'audio' && !isFull && (
        <p
          hidden
          data-record
          data-start={t('journey.record')}
          data-stop={t('journey.record-stop')}
          data-running={t('journey.record-running')}
          data-done={t('journey.record-done')}
        >
          <button class="button quiet" type="button">
            {t('journey.record')}
          </button>{' '}
          <span role="status" />
        </p>
      )}
      {taken.length > 0 && (
        <ul class="photos">
          {taken.map((upload) => (
            <li key={upload.id}>
              {upload.isImage ? (
                <img
                  src={uploadLink(app, tenant.id, upload.id, 'small', now)}
                  alt={upload.name}
                  width="128"
                  height="96"
                />
              ) : isVoice(upload) ? (
                <VoiceNotes context={context} uploads={[upload]} />
              ) : (
                <a href={uploadLink(app, tenant.id, upload.id, 'full', now)}>{upload.name}</a>
              )}
              <button class="linkish remove" name="_remove" value={upload.id}>
                {t('journey.remove-file')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
