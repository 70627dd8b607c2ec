import type { App } from '../../../platform/app.js'
import { route } from '../../../platform/request/context.js'
import { readingIn, root } from './calls.js'
import { presentDiscovery } from './discovery.js'
import { enterCity } from './enter-city.js'
import { open311Errors } from './errors.js'
import { geoReply, type Format } from './geo-reply.js'
import { offersOf } from './offers.js'
import { presentDefinition, presentService } from './present-service.js'
import { AnyQuery, City, Definition, Discovery, Item, Services } from './schemas.js'

/** What a city offers to report, and where. */
export function serviceRoutes(app: App, format: Format) {
  const reading = readingIn(app, format)
  return [
    route({
      ...reading,
      path: `${root}/discovery.${format}`,
      summary: 'Where the endpoint is, and how to get a key',
      query: AnyQuery,
      answers: { 200: Discovery },
      params: City,
      handle: (context) => {
        const city = enterCity(context)
        return geoReply(format, 'discovery', presentDiscovery(city))
      },
    }),
    route({
      ...reading,
      path: `${root}/services.${format}`,
      summary: 'What can be reported',
      query: AnyQuery,
      answers: { 200: Services },
      params: City,
      handle: async (context) => {
        const city = enterCity(context)
        const { service, offers } = await offersOf(city)
        const items = offers.map((offer) => presentService(city.t, service, offer))
        return geoReply(format, 'services', items)
      },
    }),
    route({
      ...reading,
      path: `${root}/services/:id.${format}`,
      summary: 'What is asked besides place, description and photo',
      query: AnyQuery,
      answers: { 200: Definition },
      params: Item,
      handle: async (context, { params }) => {
        const city = enterCity(context)
        const { service, offers } = await offersOf(city)
        const offer = offers.find(({ code }) => code === params.id)
        if (!offer) throw open311Errors.unknownService()
        return geoReply(format, 'service_definition', presentDefinition(city.t, service, offer))
      },
    }),
  ]
}
