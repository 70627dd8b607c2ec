import type { CityContext } from '../request/context.js'
import type { Answers } from '../service-kit/answers.js'
import type { ServiceDeclaration } from '../service-kit/service.js'

/** What it would cost, line by line with its reason; shown, not yet collected. */
export function FeeTable(props: {
  context: CityContext
  service: ServiceDeclaration
  answers: Answers
}) {
  const { context, service, answers } = props
  const { t, language } = context
  const money = (paise: number) => context.app.country.formats.formatMoney(paise, language)
  const fee = service.fees?.(answers)
  if (!fee || fee.problems.length > 0 || fee.lines.length === 0) return null
  const total = fee.lines.reduce((sum, line) => sum + line.amountPaise, 0)
  return (
    <div class="card pad field">
      <h2>{t('journey.fee')}</h2>
      <table class="num">
        <thead class="hidden-visually">
          <tr>
            <th scope="col">{t('journey.fee-head')}</th>
            <th scope="col">{t('journey.fee-amount')}</th>
          </tr>
        </thead>
        <tbody>
          {fee.lines.map((line) => (
            <tr key={line.head}>
              <td>
                {t(`service.${service.id}.fee.${line.head}`)}
                <br />
                <span class="muted small">
                  {t('journey.fee-why', {
                    count: Number(line.why.inputs['trees'] ?? 1),
                    rate: money(Number(line.why.inputs['ratePaise'] ?? line.amountPaise)),
                  })}
                </span>
              </td>
              <td class="end">
                <bdi>{money(line.amountPaise)}</bdi>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('journey.fee-total')}</th>
            <td class="end">
              <strong>
                <bdi>{money(total)}</bdi>
              </strong>
            </td>
          </tr>
        </tbody>
      </table>
      <p class="hint">{t('journey.fee-later')}</p>
    </div>
  )
}
