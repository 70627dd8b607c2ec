import type { Reply } from '../../kernel/http/reply.js'
import { Bar, Empty, Scroll, Tag } from '../../kernel/web/components/pieces.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { Coverage } from './coverage.js'

const mostListed = 200

/** Each language with how much of what residents read is there, and what is not. */
export function languagesPage(
  context: CityContext,
  coverage: readonly Coverage[],
  chosen: Coverage | undefined,
): Promise<Reply> {
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}`
  return deskPage(
    context,
    { title: t('languages.title'), current: 'administration' },
    <>
      <a class="back" href={`${base}/administration`}>
        {t('administration.title')}
      </a>
      <h1>{t('languages.title')}</h1>
      <p>
        {t('languages.about')} <a href={`${base}/lists/wording`}>{t('list.wording.title')}</a>
      </p>
      <Scroll label={t('languages.title')}>
        <table class="num">
          <thead>
            <tr>
              <th scope="col">{t('languages.language')}</th>
              <th scope="col">{t('languages.there')}</th>
              <th scope="col" class="end">
                {t('languages.missing')}
              </th>
              <th scope="col" class="end">
                {t('languages.own')}
              </th>
            </tr>
          </thead>
          <tbody>
            {coverage.map(({ tag, endonym, isOffered, keys, missing, own }) => {
              const share = keys === 0 ? 0 : (keys - missing.length) / keys
              return (
                <tr key={tag}>
                  <th scope="row">
                    <a href={`?language=${tag}`} lang={tag}>
                      {endonym}
                    </a>{' '}
                    {isOffered && <Tag tone="ok">{t('languages.offered')}</Tag>}
                  </th>
                  <td>
                    {Math.floor(share * 100)} %
                    <Bar share={share} />
                  </td>
                  <td class="end">{missing.length}</td>
                  <td class="end">{own}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      {chosen && (
        <section>
          <h2>
            {t('languages.missing')}: <span lang={chosen.tag}>{chosen.endonym}</span>
          </h2>
          {chosen.missing.length === 0 ? (
            <Empty>{t('languages.complete')}</Empty>
          ) : (
            <>
              <p>
                <a href={`${base}/languages.csv?language=${chosen.tag}`}>CSV</a>
              </p>
              <ul>
                {chosen.missing.slice(0, mostListed).map((key) => (
                  <li key={key}>
                    <code>{key}</code>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </>,
  )
}
