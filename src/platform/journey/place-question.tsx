import { Select, TextInput } from '../../kernel/web/components/form.js'
import { areaName } from '../places/area-name.js'
import { WardMap } from '../web/ward-map.js'
import type { QuestionView } from './question-page.js'

/** Where: a landmark in words, and the ward by list, by map, or found from the phone's place. */
export function PlaceQuestion({ view, name }: { view: QuestionView; name: string }) {
  const { context, draft, facts, faults } = view
  const { t, tenant } = context
  const given: Record<string, unknown> = { ...Object(draft.answers[name] ?? {}) }
  const value = (key: string) => {
    const raw = given[key]
    return typeof raw === 'string' || typeof raw === 'number' ? String(raw) : ''
  }
  const chosen = facts.places.byId(value('wardId'))
  return (
    <div data-place={`/api/v1/tenants/${tenant.id}/wards/at`}>
      <TextInput
        path={`${name}.landmark`}
        label={t('journey.landmark')}
        hint={t('journey.landmark-hint')}
        value={value('landmark')}
        faults={faults}
        autocomplete="off"
      />
      <p hidden data-locate>
        <button type="button" class="button quiet small">
          {t('journey.use-location')}
        </button>{' '}
        <span
          role="status"
          class="muted small"
          data-found={t('journey.located', { ward: '{ward}' })}
          data-failed={t('journey.not-located')}
        />
      </p>
      <Select
        path={`${name}.wardId`}
        label={t('journey.ward')}
        value={value('wardId')}
        faults={faults}
        empty={t('journey.choose-ward')}
        options={facts.places.areas.map((area) => ({
          value: area.id,
          label: areaName(context, area),
        }))}
      />
      <input type="hidden" name={`${name}.lng`} value={value('lng')} />
      <input type="hidden" name={`${name}.lat`} value={value('lat')} />
      {facts.places.map && (
        <details class="field" data-map open={chosen !== undefined}>
          <summary>{t('journey.show-map')}</summary>
          <WardMap
            map={facts.places.map}
            label={t('journey.map-label')}
            link={(id) => `?ward=${id}`}
            title={(id) => {
              const area = facts.places.byId(id)
              return area ? areaName(context, area) : ''
            }}
            short={(id) => facts.places.byId(id)?.code ?? ''}
            chosen={value('wardId')}
          />
          <p role="status">
            <b data-chosen>{chosen && areaName(context, chosen)}</b>
          </p>
        </details>
      )}
    </div>
  )
}
