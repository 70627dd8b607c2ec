import { Select, TextInput, type ShownFault } from '../../kernel/web/components/form.js'
import { entryName } from '../journey/facts.js'
import type { CityContext } from '../request/context.js'
import type { StaffFacts } from './staff-facts.js'

/** What is kept of an employee, as inputs. */
export function EmployeeInputs(props: {
  context: CityContext
  facts: StaffFacts
  texts: (path: string) => string
  faults: readonly ShownFault[]
}) {
  const { context, facts, texts, faults } = props
  const { t } = context
  const optional = t('list.optional')
  const entries = (path: 'designation' | 'department') => {
    const known = facts[path === 'designation' ? 'designations' : 'departments'].map(
      ({ code, name }) => ({ value: code, label: entryName(context, name) }),
    )
    // A post that the list does not have, as older records name it, may stay.
    const own = texts(path)
    const isKnown = own === '' || known.some(({ value }) => value === own)
    return isKnown ? known : [...known, { value: own, label: own }]
  }
  return (
    <>
      <TextInput
        path="name"
        label={t('staff.name')}
        value={texts('name')}
        faults={faults}
        maxLength={100}
      />
      {(['designation', 'department'] as const).map((path) => (
        <Select
          key={path}
          path={path}
          label={t(`staff.${path}`)}
          value={texts(path)}
          options={entries(path)}
          empty={t('list.none')}
          faults={faults}
          optional={optional}
        />
      ))}
      <TextInput
        path="mobile"
        label={t('staff.mobile')}
        value={texts('mobile')}
        type="tel"
        faults={faults}
        optional={optional}
        dir="ltr"
        short
      />
      <TextInput
        path="email"
        label={t('staff.email')}
        value={texts('email')}
        faults={faults}
        optional={optional}
        dir="ltr"
        maxLength={254}
      />
    </>
  )
}
