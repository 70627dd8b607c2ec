import { h, type ComponentChildren } from 'preact'

/** A fault as the page shows it: at its field, and in the summary with a link. */
export interface ShownFault {
  path: string
  message: string
}

const faultOf = (faults: readonly ShownFault[], path: string) =>
  faults.find((fault) => fault.path === path)?.message

/** `scope` tells apart the same question in several forms of one page. */
const idOf = (path: string, scope?: string) =>
  ['field', scope, path.replaceAll('.', '-')].filter(Boolean).join('-')

/** On top of the page, focused by the browser's own autofocus: every fault, linked to its field. */
export function ErrorSummary(props: {
  title: string
  faults: readonly ShownFault[]
  scope?: string | undefined
}) {
  const { title, faults, scope } = props
  if (faults.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus>
      <h2>{title}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.path}>
            <a href={`#${idOf(fault.path, scope)}`}>{fault.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface Common {
  path: string
  /** Where a page has several forms: which one this is, so that each id is there once. */
  scope?: string | undefined
  label: string
  hint?: string | undefined
  faults: readonly ShownFault[]
  /** Shown in the label, where a question need not be answered. */
  optional?: string | undefined
}

/** Label, hint and fault around a control; `describedBy` ties them together for screen readers. */
function Wrapped(
  props: Common & {
    children: (ids: { id: string; describedBy: string | undefined }) => ComponentChildren
  },
) {
  const { path, scope, label, hint, faults, optional, children } = props
  const fault = faultOf(faults, path)
  const id = idOf(path, scope)
  const describedBy =
    [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`]
      .filter(Boolean)
      .join(' ') || undefined
  return (
    <div class={fault === undefined ? 'field' : 'field wrong'}>
      <label for={id}>
        {label}
        {optional !== undefined && <span class="muted"> ({optional})</span>}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <span class="message" id={`${id}-fault`}>
          {fault}
        </span>
      )}
      {children({ id, describedBy })}
    </div>
  )
}

export function TextInput(
  props: Common & {
    value?: string | undefined
    type?: 'text' | 'tel' | 'search' | 'password' | 'date'
    rows?: number
    maxLength?: number
    inputMode?: 'numeric' | 'text' | 'tel'
    autocomplete?: string
    unit?: string | undefined
    short?: boolean
    code?: boolean
    required?: boolean
    dir?: 'ltr'
  },
) {
  const { path, value = '', type = 'text', rows = 1, unit } = props
  return (
    <Wrapped {...props}>
      {({ id, describedBy }) => {
        const common = {
          id,
          name: path,
          required: props.required,
          'aria-describedby': describedBy,
          'aria-invalid': faultOf(props.faults, path) === undefined ? undefined : ('true' as const),
        }
        if (rows > 1) {
          return (
            <textarea {...common} rows={rows} maxLength={props.maxLength}>
              {value}
            </textarea>
          )
        }
        // Preact types an input by each literal `type`; ours is one of several.
        const input = h('input', {
          ...common,
          type: type as 'text',
          value,
          class: props.code ? 'code' : props.short ? 'short' : undefined,
          ...(props.maxLength !== undefined && { maxLength: props.maxLength }),
          ...(props.inputMode !== undefined && { inputMode: props.inputMode }),
          ...(props.autocomplete !== undefined && { autocomplete: props.autocomplete }),
          ...(props.dir !== undefined && { dir: props.dir }),
        })
        if (unit === undefined) return input
        return (
          <span class="with-unit">
            {input}
            <span>{unit}</span>
          </span>
        )
      }}
    </Wrapped>
  )
}

export interface Option {
  value: string
  label: string
  hint?: string | undefined
}

export function Select(
  props: Common & { value?: string | undefined; options: readonly Option[]; empty?: string },
) {
  const { path, options, value = '', empty } = props
  return (
    <Wrapped {...props}>
      {({ id, describedBy }) => (
        <select id={id} name={path} aria-describedby={describedBy}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Wrapped>
  )
}

/** One of a few: radio buttons with a legend. */
export function Choices(
  props: Common & { value?: string | undefined; options: readonly Option[]; isTitle?: boolean },
) {
  const { path, scope, label, hint, faults, options, value, optional } = props
  const fault = faultOf(faults, path)
  const id = idOf(path, scope)
  return (
    <div class={fault === undefined ? 'field' : 'field wrong'}>
      <fieldset aria-describedby={fault === undefined ? undefined : `${id}-fault`}>
        <legend>
          {label}
          {optional !== undefined && <span class="muted"> ({optional})</span>}
        </legend>
        {hint !== undefined && <p class="hint">{hint}</p>}
        {fault !== undefined && (
          <span class="message" id={`${id}-fault`}>
            {fault}
          </span>
        )}
        {options.map((option, index) => {
          const own = index === 0 ? id : `${id}-${option.value}`
          return (
            <div class="option" key={option.value}>
              <input
                type="radio"
                id={own}
                name={path}
                value={option.value}
                checked={option.value === value}
              />
              <label for={own}>
                {option.label}
                {option.hint !== undefined && <span class="hint">{option.hint}</span>}
              </label>
            </div>
          )
        })}
      </fieldset>
    </div>
  )
}

export function Checkbox(props: {
  path: string
  label: string
  checked?: boolean
  faults: readonly ShownFault[]
}) {
  const fault = faultOf(props.faults, props.path)
  const id = idOf(props.path)
  return (
    <div class={fault === undefined ? 'field' : 'field wrong'}>
      {fault !== undefined && <span class="message">{fault}</span>}
      <div class="option">
        <input type="checkbox" id={id} name={props.path} value="yes" checked={props.checked} />
        <label for={id}>{props.label}</label>
      </div>
    </div>
  )
}

export function FileInput(
  props: Common & { accept: string; multiple?: boolean; capture?: boolean },
) {
  return (
    <Wrapped {...props}>
      {({ id, describedBy }) => (
        <input
          type="file"
          id={id}
          name={props.path}
          accept={props.accept}
          multiple={props.multiple}
          aria-describedby={describedBy}
          data-shrink
        />
      )}
    </Wrapped>
  )
}

/** A form that posts and redirects, with the token that ties it to this browser. */
export function PostForm(props: {
  action: string
  token: string
  upload?: boolean
  /** Let the browser ask for what is required before it sends: a photo chosen is not lost then. */
  checked?: boolean
  children: ComponentChildren
  class?: string
}) {
  return (
    <form
      method="post"
      action={props.action}
      enctype={props.upload ? 'multipart/form-data' : undefined}
      class={props.class}
      novalidate={props.checked !== true}
    >
      <input type="hidden" name="_token" value={props.token} />
      {props.children}
    </form>
  )
}
