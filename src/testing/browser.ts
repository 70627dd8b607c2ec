import assert from 'node:assert/strict'
import type { FastifyInstance } from 'fastify'
import { encodeMultipart, type SentFile } from './multipart.js'
import { readForms, type PageForm } from './read-forms.js'

/** An answer as a person's browser has it. */
export interface Answer {
  status: number
  body: string
  headers: Readonly<Record<string, unknown>>
  /** Where it sends the browser; '' when it does not. */
  location: string
  url: string
}

export interface FormChoice {
  files?: readonly SentFile[]
  /** Which form of the page: the one that already holds these values. */
  holding?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
}

/** A browser without JavaScript: keeps cookies, reads pages, sends forms as they are written. */
export interface Browser {
  cookies: Map<string, string>
  /** As a header, for requests that are made by hand. */
  cookieHeader(): Record<string, string>
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** Follows redirects. */
  open(url: string): Promise<Answer>
  post(url: string, fields: Readonly<Record<string, string>>, more?: FormChoice): Promise<Answer>
  json(method: 'GET' | 'POST', url: string, body?: unknown, key?: string): Promise<Answer>
  /** Fetches the page, fills its form in and sends it. Fails for a field that the form lacks. */
  form(url: string, fields: Readonly<Record<string, string>>, more?: FormChoice): Promise<Answer>
  /** Sends a form of a page that was fetched before. */
  send(page: Answer, fields: Readonly<Record<string, string>>, more?: FormChoice): Promise<Answer>
  /** The token of this browser's forms. */
  token(): Promise<string>
}

const seen = { browsers: 0 }

/** A browser of its own, at an address of its own, so that limits count it alone. */
export function openBrowser(server: FastifyInstance): Browser {
  seen.browsers += 1
  const remoteAddress = `10.1.${seen.browsers >> 8}.${seen.browsers & 255}`
  const cookies = new Map<string, string>()
  const cookieHeader = (): Record<string, string> =>
    cookies.size === 0
      ? {}
      : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }

  const ask = async (request: {
    method: 'GET' | 'POST'
    url: string
    headers?: Readonly<Record<string, string>>
    payload?: string | Buffer
  }): Promise<Answer> => {
    const headers = { ...cookieHeader(), ...request.headers }
    const answer = await server.inject({ ...request, remoteAddress, headers })
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: answer.statusCode,
      body: answer.body,
      headers: answer.headers,
      location: answer.headers['location'] ?? '',
      url: request.url,
    }
  }
  const get: Browser['get'] = (url, headers = {}) => ask({ method: 'GET', url, headers })
  const open: Browser['open'] = async (url) => {
    let answer = await get(url)
    for (let hops = 0; answer.location !== '' && hops < 5; hops += 1) {
      answer = await get(answer.location)
    }
    return answer
  }
  const post: Browser['post'] = (url, fields, more = {}) => {
    const sent = more.files
      ? encodeMultipart(fields, more.files)
      : {
          type: 'application/x-www-form-urlencoded',
          body: new URLSearchParams(fields).toString(),
        }
    const headers = { 'content-type': sent.type, ...more.headers }
    return ask({ method: 'POST', url, headers, payload: sent.body })
  }
  const send: Browser['send'] = (page, fields, more = {}) => {
    const form = chooseForm(page, fields, more)
    const values = { ...Object.fromEntries(form.values), ...fields }
    const target = form.action === '' ? page.url : form.action
    return post(target, values, {
      ...(form.isMultipart && { files: more.files ?? [] }),
      ...(more.headers && { headers: more.headers }),
    })
  }
  return {
    cookies,
    cookieHeader,
    get,
    open,
    post,
    send,
    json: (method, url, body, key) =>
      ask({
        method,
        url,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { payload: JSON.stringify(body) }),
      }),
    form: async (url, fields, more) => send(await open(url), fields, more),
    async token() {
      const page = await get('/staff/sign-in')
      return readForms(page.body).at(-1)?.values.get('_token') ?? ''
    },
  }
}

/** The form that a person would use: one that posts, is not signing out, and has all the fields. */
function chooseForm(
  page: Answer,
  fields: Readonly<Record<string, string>>,
  { holding = {}, files = [] }: FormChoice,
): PageForm {
  const names = [...Object.keys(fields), ...files.map(({ field }) => field)]
  const form = readForms(page.body).find(
    ({ method, action, values, controls }) =>
      method === 'post' &&
      action !== '/sign-out' &&
      Object.entries(holding).every(([name, value]) => values.get(name) === value) &&
      names.every((name) => controls.has(name)),
  )
  const told = `${page.url} (${page.status}) has no form for ${names.join(', ')}`
  assert.ok(form, `${told} ${JSON.stringify(holding)}`)
  return form
}
