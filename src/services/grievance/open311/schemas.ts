import { Type, type TSchema } from 'typebox'

// Shapes of GeoReport v2, for the API reference.
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
const Text = orNull(Type.String())
const Instant = Type.String({ format: 'date-time' })

export const City = Type.Object({
  city: Type.String({ description: 'The city’s name in addresses' }),
})
export const Item = Type.Object({ ...City.properties, id: Type.String({ maxLength: 200 }) })

const anyCall = {
  jurisdiction_id: Type.Optional(
    Type.String({ description: 'LGD code or name of the city; it may only repeat the address' }),
  ),
  locale: Type.Optional(Type.String({ description: 'Extension: a language of the city, as `hi`' })),
}
export const AnyQuery = Type.Object(anyCall)
export const TokenQuery = Type.Object({ ...anyCall, api_key: Type.Optional(Type.String()) })
export const ListQuery = Type.Object({
  ...anyCall,
  service_request_id: Type.Optional(
    Type.String({ description: 'Numbers with commas between; overrides all others' }),
  ),
  service_code: Type.Optional(Type.String({ description: 'Codes with commas between' })),
  start_date: Type.Optional(Type.String({ description: 'ISO 8601 with zone' })),
  end_date: Type.Optional(
    Type.String({ description: 'ISO 8601 with zone; at most 90 days after the start' }),
  ),
  status: Type.Optional(Type.String({ description: '`open`, `closed`, or both' })),
  page: Type.Optional(Type.String({ description: 'Extension: 1 to 100' })),
  page_size: Type.Optional(Type.String({ description: 'Extension: 1 to 1000' })),
})

const optional = (description: string) => Type.Optional(Type.String({ description }))
export const PostBody = Type.Object({
  api_key: optional('Required, here, in the address or as a header'),
  jurisdiction_id: optional('LGD code or name of the city; it may only repeat the address'),
  service_code: optional('Required'),
  lat: optional('WGS 84; with `long`'),
  long: optional('WGS 84; with `lat`'),
  address_string: optional('A landmark; without a point it must name one ward'),
  address_id: optional('Id or code of a ward'),
  description: optional('What was seen; no names and numbers of people'),
  first_name: optional('For the office alone'),
  last_name: optional('For the office alone'),
  phone: optional('For the office alone'),
  email: optional('Not kept'),
  device_id: optional('Not kept'),
  account_id: optional('Not kept'),
  media_url: optional('Kept as a link, never fetched'),
  idempotency_key: optional('Extension: the same one files once'),
})

export const Services = Type.Array(
  Type.Object({
    service_code: Type.String(),
    service_name: Type.String(),
    description: Type.String(),
    metadata: Type.Boolean(),
    type: Type.Literal('realtime'),
    keywords: Type.String(),
    group: Type.String(),
  }),
)
export const Definition = Type.Object({
  service_code: Type.String(),
  attributes: Type.Array(
    Type.Object({
      variable: Type.Boolean(),
      code: Type.String(),
      datatype: Type.String(),
      required: Type.Boolean(),
      datatype_description: Type.String(),
      order: Type.Integer(),
      description: Type.String(),
      values: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
    }),
  ),
})
export const Posted = Type.Array(
  Type.Object({ service_request_id: Type.String(), service_notice: Text, account_id: Text }),
)
export const Requests = Type.Array(
  Type.Object({
    service_request_id: Type.String(),
    status: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
    status_notes: Text,
    service_name: Type.String(),
    service_code: Text,
    description: Text,
    agency_responsible: Text,
    service_notice: Text,
    requested_datetime: Instant,
    updated_datetime: Instant,
    expected_datetime: orNull(Instant),
    address: Text,
    address_id: Text,
    zipcode: Text,
    lat: orNull(Type.Number()),
    long: orNull(Type.Number()),
    media_url: Text,
  }),
)
export const Tokens = Type.Array(
  Type.Object({ service_request_id: Type.String(), token: Type.String() }),
)
export const Discovery = Type.Object({
  changeset: Instant,
  contact: Type.String(),
  key_service: Type.String(),
  endpoints: Type.Array(
    Type.Object({
      specification: Type.String(),
      url: Type.String(),
      changeset: Instant,
      type: Type.String(),
      formats: Type.Array(Type.String()),
    }),
  ),
})
export const Errors = Type.Array(Type.Object({ code: Type.Integer(), description: Type.String() }))
