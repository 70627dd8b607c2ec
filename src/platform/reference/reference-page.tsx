import type { Reply } from '../../kernel/http/reply.js'
import type { Context } from '../request/context.js'
import { page } from '../web/shell.js'

interface Operation {
  summary: string
  tags: string[]
  parameters: { name: string; in: string; required: boolean; schema: unknown }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>
  'x-permission'?: string
  security?: unknown
}

/** The API to read and search in the browser, from the same document that programs get. */
export function referencePage(context: Context, document: object): Reply {
  const { t } = context
  const operations = operationsOf(document)
  const tags = [...new Set(operations.map(({ operation }) => operation.tags[0] ?? ''))]
  return page(
    context,
    { title: t('reference.title') },
    <>
      <h1>{t('reference.title')}</h1>
      <p>
        {t('reference.text')} <a href="/openapi.json">openapi.json</a>
      </p>
      {tags.map((tag) => (
        <section key={tag}>
          <h2>{tag}</h2>
          {operations
            .filter(({ operation }) => operation.tags[0] === tag)
            .map(({ method, path, operation }) => (
              <details class="card pad field" key={`${method} ${path}`}>
                <summary>
                  <span class="tag">{method}</span> <code>{path}</code>
                </summary>
                <p>{operation.summary}</p>
                <p class="muted small">{accessText(context, operation)}</p>
                {operation.parameters.length > 0 && (
                  <div class="scroll">
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">{t('reference.parameter')}</th>
                          <th scope="col">{t('reference.in')}</th>
                          <th scope="col">{t('reference.schema')}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {operation.parameters.map((parameter) => (
                          <tr key={parameter.name}>
                            <td>
                              <code>{parameter.name}</code>
                              {parameter.required ? ' *' : ''}
                            </td>
                            <td>{parameter.in}</td>
                            <td>
                              <code>{JSON.stringify(parameter.schema)}</code>
                            </td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                )}
                {Object.values(operation.requestBody?.content ?? {}).map(({ schema }, index) => (
                  <div class="scroll" key={index}>
                    <h3>{t('reference.body')}</h3>
                    <pre class="small">{JSON.stringify(schema, null, 2)}</pre>
                  </div>
                ))}
              </details>
            ))}
        </section>
      ))}
    </>,
  )
}

function accessText({ t }: Context, operation: Operation): string {
  const permission = operation['x-permission']
  if (permission !== undefined) return t('reference.permission', { permission })
  return t(operation.security === undefined ? 'reference.public' : 'reference.signed-in')
}

function operationsOf(document: object) {
  const paths = 'paths' in document ? document.paths : {}
  return Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation,
      })),
  )
}
