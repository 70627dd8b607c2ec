import { Bar, Scroll } from '../../kernel/web/components/pieces.js'
import { entryName } from '../journey/facts.js'
import type { CityContext } from '../request/context.js'
import type { Line, QuestionResult } from './results.js'

/** Each question as a table: the whole, then each group that is large enough to be told apart. */
export function ResultTables(props: { context: CityContext; results: readonly QuestionResult[] }) {
  const { context, results } = props
  const { t, app, language } = context
  const number = (value: number) => app.country.formats.formatNumber(value, language)
  const valueName = ({ question }: QuestionResult, line: Line) => {
    if (line.value === null) return t('survey.not-stated')
    const label = question.of?.[line.value]
    return label ? entryName(context, label) : t(`case.rating.${line.value}`)
  }
  const groupName = (group: string | null) =>
    group === null ? t('survey.not-stated') : t(`survey.group.${group}`)
  return (
    <>
      {results.map((result) => (
        <Scroll key={result.question.id} label={entryName(context, result.question.label)}>
          <table class="num">
            <caption>
              {entryName(context, result.question.label)}{' '}
              <span class="muted">{t('survey.of-people', { count: result.asked })}</span>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('survey.answer')}</th>
                <th scope="col">{t('survey.all')}</th>
                {result.groups.map(({ group, asked }) => (
                  <th scope="col" class="end" key={group ?? ''}>
                    {groupName(group)} ({number(asked)})
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {result.lines.map((line, index) => (
                <tr key={line.value ?? ''}>
                  <th scope="row">{valueName(result, line)}</th>
                  <td>
                    {number(line.count)} · {number(Math.round(line.share * 100))} %
                    <Bar share={line.share} />
                  </td>
                  {result.groups.map(({ group, lines }) => (
                    <td class="end" key={group ?? ''}>
                      {number(Math.round((lines[index]?.share ?? 0) * 100))} %
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      ))}
    </>
  )
}
