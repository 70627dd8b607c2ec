import type { Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  PostForm,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { Scroll } from '../../kernel/web/components/pieces.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import { EmployeeInputs } from './employee-inputs.js'
import type { Invitation } from './save-employees.js'
import type { StaffFacts } from './staff-facts.js'

export function newEmployeePage(
  context: CityContext,
  given: {
    facts: StaffFacts
    texts: (path: string) => string
    faults: readonly ShownFault[]
  },
): Promise<Reply> {
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}/staff`
  const { faults, texts } = given
  return deskPage(
    context,
    {
      title: t('staff.add'),
      current: 'administration',
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <a class="back" href={base}>
        {t('staff.title')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{t('staff.add')}</h1>
      <PostForm action={`${base}/new`} token={context.formToken} class="narrow">
        <TextInput
          path="login"
          label={t('staff.login')}
          hint={t('staff.login-hint')}
          value={texts('login')}
          faults={faults}
          maxLength={60}
          dir="ltr"
        />
        <EmployeeInputs context={context} {...given} />
        <button class="button">{t('staff.add')}</button>
      </PostForm>
    </>,
  )
}

/** The links of new employees, shown this once: nothing keeps them. */
export function invitationPage(
  context: CityContext,
  invitations: readonly Invitation[],
): Promise<Reply> {
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}/staff`
  return deskPage(
    context,
    { title: t('staff.invited'), current: 'administration' },
    <>
      <a class="back" href={base}>
        {t('staff.title')}
      </a>
      <h1>{t('staff.invited')}</h1>
      <p class="inset alarm">{t('staff.shown-once')}</p>
      <Scroll label={t('staff.invited')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('staff.name')}</th>
              <th scope="col">{t('staff.login')}</th>
              <th scope="col">{t('staff.link')}</th>
            </tr>
          </thead>
          <tbody>
            {invitations.map(({ id, login, name, link }) => (
              <tr key={id}>
                <td>
                  <a href={`${base}/person/${id}`}>
                    <bdi>{name}</bdi>
                  </a>
                </td>
                <td>
                  <bdi>{login}</bdi>
                </td>
                <td>
                  <code dir="ltr">{link}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>,
  )
}
