import type { Reply } from '../../kernel/http/reply.js'
import {
  Checkbox,
  ErrorSummary,
  PostForm,
  Select,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { Scroll, Tag } from '../../kernel/web/components/pieces.js'
import type { RoleListRow } from '../access/assignment-store.js'
import { notToGive } from '../access/may-give.js'
import { deskPage } from '../desk/navigation.js'
import { endonym } from '../masterdata/field-inputs.js'
import { may, type CityContext } from '../request/context.js'
import { roleTitle } from './role-title.js'
import { declaredPermissions } from './save-role.js'

/** All roles of the city: those of the program, and its own. */
export function roleListPage(context: CityContext, roles: readonly RoleListRow[]): Promise<Reply> {
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}/roles`
  return deskPage(
    context,
    { title: t('roles.title'), current: 'administration' },
    <>
      <a class="back" href={`/desk/${tenant.slug}/administration`}>
        {t('administration.title')}
      </a>
      <h1>{t('roles.title')}</h1>
      {may(context, 'staff.administer') && (
        <a class="button small noprint" href={`${base}/new`}>
          {t('roles.add')}
        </a>
      )}
      <Scroll label={t('roles.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('staff.role')}</th>
              <th scope="col">{t('list.code')}</th>
              <th scope="col">{t('roles.permissions')}</th>
              <th scope="col">{t('list.from')}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role.code} data-row>
                <td>
                  <a href={`${base}/role/${role.code}`}>{roleTitle(context, role)}</a>{' '}
                  {role.retired && <Tag>{t('list.retired')}</Tag>}
                </td>
                <td>
                  <bdi>{role.code}</bdi>
                </td>
                <td class="num">{role.permissions.length}</td>
                <td class="muted">{t(role.built_in ? 'roles.built-in' : 'roles.own')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>,
  )
}

/** A role with what it may do and who holds it; one of the city's own can be changed. */
export function rolePage(
  context: CityContext,
  given: {
    /** Absent: a new one. */
    role?: RoleListRow
    holders: readonly { account_id: string; name: string }[]
    texts: (path: string) => string
    faults: readonly ShownFault[]
  },
): Promise<Reply> {
  const { t, tenant } = context
  const { role, holders, texts, faults } = given
  const base = `/desk/${tenant.slug}/roles`
  const title = role ? roleTitle(context, role) : t('roles.add')
  const isOpen = role?.built_in !== true && may(context, 'staff.administer')
  return deskPage(
    context,
    { title, current: 'administration', status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={base}>
        {t('roles.title')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{title}</h1>
      {role?.built_in === true && <p class="inset">{t('roles.built-in-about')}</p>}
      {isOpen ? (
        <RoleForm context={context} role={role} texts={texts} faults={faults} />
      ) : (
        <ul>
          {declaredPermissions(context)
            .filter(({ name }) => role?.permissions.includes(name))
            .map(({ name }) => (
              <li key={name}>{permissionTitle(context, name)}</li>
            ))}
        </ul>
      )}
      {role && (
        <section>
          <h2>{t('roles.holders')}</h2>
          {holders.length === 0 ? (
            <p class="muted">{t('roles.nobody')}</p>
          ) : (
            <ul>
              {holders.map(({ account_id, name }) => (
                <li key={account_id}>
                  <a href={`/desk/${tenant.slug}/staff/person/${account_id}`}>
                    <bdi>{name}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>,
  )
}

function RoleForm(props: {
  context: CityContext
  role: RoleListRow | undefined
  texts: (path: string) => string
  faults: readonly ShownFault[]
}) {
  const { context, role, texts, faults } = props
  const { t, tenant, app, person } = context
  const base = `/desk/${tenant.slug}/roles`
  const languages = [...new Set([tenant.defaultLanguage, ...tenant.languages])]
  const isOffered = (name: string) =>
    role?.permissions.includes(name) === true || notToGive(app.modules, person, [name]).length === 0
  return (
    <PostForm
      action={role ? `${base}/role/${role.code}` : `${base}/new`}
      token={context.formToken}
      class="narrow"
    >
      {!role && (
        <TextInput
          path="code"
          label={t('list.code')}
          hint={t('list.code-hint')}
          value={texts('code')}
          faults={faults}
          maxLength={60}
          dir="ltr"
        />
      )}
      {languages.map((language, index) => (
        <TextInput
          key={language}
          path={`name.${language}`}
          label={t('list.name-in', { language: endonym(context, language) })}
          value={texts(`name.${language}`)}
          faults={faults}
          maxLength={100}
          optional={index === 0 ? undefined : t('list.optional')}
        />
      ))}
      <TextInput
        path="description"
        label={t('roles.description')}
        value={texts('description')}
        faults={faults}
        maxLength={500}
        optional={t('list.optional')}
      />
      <fieldset id="field-permission">
        <legend>{t('roles.permissions')}</legend>
        <p class="hint">{t('roles.permissions-hint')}</p>
        {declaredPermissions(context)
          .filter(({ name }) => isOffered(name))
          .map(({ name }) => (
            <Checkbox
              key={name}
              path={`permission.${name}`}
              label={permissionTitle(context, name)}
              checked={texts(`permission.${name}`) !== ''}
              faults={[]}
            />
          ))}
      </fieldset>
      {role && (
        <Select
          path="retired"
          label={t('list.in-use')}
          value={texts('retired')}
          options={[
            { value: 'no', label: t('list.yes') },
            { value: 'yes', label: t('list.retired') },
          ]}
          faults={faults}
        />
      )}
      <button class="button">{t('staff.save')}</button>
    </PostForm>
  )
}

/** In the reader's language where there are words, else as the module says. */
function permissionTitle(context: CityContext, name: string): string {
  const key = `permission.${name}`
  if (context.t.has(key)) return context.t(key)
  return declaredPermissions(context).find((each) => each.name === name)?.title ?? name
}
