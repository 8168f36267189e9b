import { type AnyOperation, type Engine, type Form, type Http, operations, type ServerSettings } from '@sweeps/engine'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { noticesFeed } from '../notices/notices-feed.js'
import { announcementHtml } from '../public-site/announcement-body.js'
import { takeFiles, withFile } from './file-bodies.js'

type Properties = AnyOperation['input']['properties']
type Forms = ReadonlyMap<string, Form<unknown>>

/** What only a server writes: pages. */
const pages: Readonly<Record<string, AnyOperation['forms']>> = {
  notices: { atom: { type: 'application/atom+xml; charset=utf-8', write: noticesFeed } },
  announcement: { html: { type: 'text/html; charset=utf-8', write: announcementHtml } },
}

/** A route for every operation that is had over HTTP: where it is, whose it is, what it takes and what it answers. */
export function operationRoutes(
  app: FastifyInstance,
  engine: Engine,
  settings: ServerSettings,
  table: readonly AnyOperation[] = Object.values(operations),
): void {
  for (const one of table) {
    const { http } = one
    if (!http) continue
    if (!http.file) operationRoute(app, engine, one, http, settings)
    // A scope of its own: here JSON is a file that an importer reads, not a body that the framework does.
    else
      app.register(async scope => {
        takeFiles(scope, http.file!)
        operationRoute(scope, engine, one, http, settings)
      })
  }
}

function operationRoute(app: FastifyInstance, engine: Engine, one: AnyOperation, http: Http, settings: ServerSettings): void {
  const inputs = inputsOf(one, http)
  const forms = formsOf(one)
  app.route({
    method: http.method,
    url: http.path,
    config: { role: one.role, keepsToServices: one.services !== 'whole' },
    serializerCompiler: () => asItIs,
    ...(http.file && { bodyLimit: http.file.mostBytes }),
    schema: {
      ...{ summary: one.summary, tags: [http.tag] },
      ...requestSchema(one, http, inputs, forms),
      response: { 200: forms.size === 0 ? one.output : { content: contentOf(one, forms) } },
    },
    handler: async (request, reply) => {
      const query = request.query as Record<string, unknown>
      const sent = { ...query, ...(http.file ? {} : (request.body as object)), ...(request.params as object) }
      // Nothing else than the inputs there are here: one that is the owner's alone is nobody's.
      const input = Object.fromEntries(Object.entries(sent).filter(([name]) => Object.hasOwn(inputs, name)))
      const form = forms.size === 0 ? undefined : forms.get(String(query['format']))
      const call = { ...callerOf(request), whole: form?.type === csv, server: settings, progress: () => {} }
      const answer = await (http.file
        ? withFile(request, http.file, file => one.run(engine, input, { ...call, file }))
        : one.run(engine, input, call))
      return form ? reply.type(form.type).send(await form.write(answer, engine, query['table'] as string | undefined)) : answer
    },
  })
}

/** The schema describes the answer; it neither leaves out nor changes what the operation answered. */
const asItIs = (answer: unknown): string => JSON.stringify(answer)

/** Who asks: with the identity that was let in, never as the owner. */
const callerOf = ({ identity }: FastifyRequest) =>
  ({ actor: identity?.name ?? 'anybody', role: identity?.role ?? 'anybody', services: identity?.services ?? undefined }) as const

/** The inputs of an operation that there are over HTTP. */
const inputsOf = ({ input }: AnyOperation, { without = [], bounds = {} }: Http): Properties =>
  Object.fromEntries(
    Object.entries(input.properties)
      .filter(([name]) => !without.includes(name))
      .map(([name, schema]) => [name, { ...schema, ...bounds[name] }]),
  )

const csv = 'text/csv; charset=utf-8'

/** Forms in which the answer is had beside JSON. */
function formsOf(one: AnyOperation): Forms {
  const table: Form<unknown> = { type: csv, write: (answer, _engine, named = one.tables?.usual ?? '') => one.csv!(answer, named) }
  return new Map(Object.entries({ ...(one.csv && { csv: table }), ...one.forms, ...pages[one.name] }))
}

/** Where each input stands, and how the form of the answer is chosen. */
function requestSchema({ input, tables }: AnyOperation, { method, path, file }: Http, inputs: Properties, forms: Forms) {
  const named = (wanted: (name: string) => boolean) => Object.entries(inputs).filter(([name]) => wanted(name))
  const inPath = path.split('/').flatMap(part => (part.startsWith(':') ? [part.slice(1)] : []))
  const params = named(name => inPath.includes(name))
  const others = named(name => !inPath.includes(name))
  const choices = [
    ...(forms.size > 0 ? [['format', { type: 'string', enum: ['json', ...forms.keys()], description: 'json when absent' }] as const] : []),
    ...(tables ? [['table', { type: 'string', maxLength: 20, description: tableWords(tables) }] as const] : []),
  ]
  const inAddress = method === 'GET' || file !== undefined
  const query = [...(inAddress ? others : []), ...choices]
  const object = (properties: readonly (readonly [string, object])[], more = {}) => {
    const required = properties.flatMap(([name]) => (input.required?.includes(name) ? [name] : []))
    return { type: 'object', ...(required.length > 0 && { required }), properties: Object.fromEntries(properties), ...more }
  }
  return {
    ...(params.length > 0 && { params: object(params) }),
    ...(query.length > 0 && { querystring: object(query) }),
    ...(!inAddress && others.length > 0 && { body: object(others, { additionalProperties: false }) }),
    ...(file && { consumes: [...file.types], body: { description: file.description } }),
  }
}

const tableWords = ({ names, usual }: NonNullable<AnyOperation['tables']>): string =>
  `the table that CSV has: ${names.join(', ')}; ${usual} when absent`

/** What is answered, by media type. */
const contentOf = ({ output }: AnyOperation, forms: Forms) => ({
  'application/json': { schema: output },
  ...Object.fromEntries([...forms.values()].map(({ type }) => [type.split(';')[0], { schema: { type: 'string' } }])),
})
