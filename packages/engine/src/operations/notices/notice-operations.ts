import Type, { Nullable } from '@sweeps/model/typebox'
import { Notice, NoticeRule, noticeKindNames, noticeKinds, noticeWays } from '../../notices/index.js'
import { may } from '../../people/index.js'
import { rowsCsv } from '../../tables/index.js'
import { whole, words } from '../inputs.js'
import { operation } from '../operation.js'

const kindWords = Object.entries(noticeKinds)
  .map(([kind, one]) => `${kind}: ${one.words}`)
  .join('; ')

/** What anybody may read of, whatever services they may see: the others name services, or count over all of them. */
const ofNoService: readonly string[] = ['edition', 'release'] satisfies (keyof typeof noticeKinds)[]

const RuleState = Type.Object({
  ...NoticeRule.properties,
  last: Nullable(
    Type.Object({
      at: Type.String({ description: 'ISO 8601, UTC' }),
      subject: Type.String(),
      trouble: Nullable(Type.String({ description: 'why it was not told; it is tried again for a day' })),
    }),
    { description: 'how telling went the last time; null: nothing was told yet' },
  ),
})

/** What is to be told of, and to whom: by webhook, by mail, and as a feed. */
export const noticeOperations = [
  operation({
    name: 'notices',
    summary:
      'What was noticed, the latest first: silent sources, jumps, backlog, damage, editions, releases, days of seasons, decisions due',
    role: 'viewer',
    services: 'kept',
    http: { method: 'GET', path: '/v1/notices', tag: 'notices', bounds: { limit: { minimum: 1, maximum: 500 } } },
    input: Type.Object({ limit: whole('how many; 50 when absent', { minimum: 1, maximum: 9999 }) }),
    output: Type.Object({ notices: Type.Array(Notice) }),
    csv: ({ notices }) => rowsCsv(notices.map(one => ({ ...one }))),
    run: async ({ notices }, { limit = 50 }, { role, services }) => {
      // Each is for those who may read what it is about.
      const isFor = (kind: keyof typeof noticeKinds): boolean =>
        (role === undefined || may(role, noticeKinds[kind].role, true)) && (services === undefined || ofNoService.includes(kind))
      return { notices: (await notices.latest(10_000)).filter(({ kind }) => isFor(kind)).slice(0, limit) }
    },
  }),

  operation({
    name: 'notice-rules',
    summary: 'Who is told of what, and how telling went',
    role: 'admin',
    services: 'whole',
    http: { method: 'GET', path: '/v1/notices/rules', tag: 'notices' },
    input: Type.Object({}),
    output: Type.Object({ rules: Type.Array(RuleState) }),
    run: async ({ notices }) => {
      const [rules, deliveries, all] = await Promise.all([notices.rules.list(), notices.deliveries(), notices.latest(10_000)])
      return {
        rules: rules.map(rule => {
          const last = deliveries.find(one => one.rule === rule.id)
          const subject = all.find(({ number }) => number === last?.notice)?.subject ?? ''
          return { ...rule, last: last ? { at: new Date(last.at).toISOString(), subject, trouble: last.trouble || null } : null }
        }),
      }
    },
  }),

  operation({
    name: 'notice-rule-set',
    summary: 'Tell somebody of what is noticed, by webhook or mail; or change who is told of what',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/notices/rules', tag: 'notices', bounds: { secret: { maxLength: 500 } } },
    input: Type.Object({
      id: words('of a rule that is there: what is absent of it stays', 40),
      name: words('what it is for', 100),
      way: Type.Optional(Type.Enum([...noticeWays], { description: 'mail when absent' })),
      address: words('where to: an address of the web, or of a mailbox', 500),
      secret: words('of a webhook: what its bodies are signed with; it is kept encrypted, and shown to nobody again'),
      kinds: Type.Optional(Type.Array(Type.Enum(noticeKindNames), { description: `what of; all when absent or none. ${kindWords}` })),
    }),
    output: NoticeRule,
    audit: {
      action: 'set notice rule',
      what: ({ id, address }) => [id ?? 'a new one', ...(address ? [address] : [])].join(': '),
      outcome: ({ id, way, address, kinds }) => `${id}: ${way} to ${address}, of ${kinds.join(', ') || 'everything'}`,
    },
    run: ({ notices }, input) => notices.rules.set(input),
  }),

  operation({
    name: 'notice-rule-remove',
    summary: 'Tell somebody of nothing any more',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/notices/rules/:id/remove', tag: 'notices' },
    input: Type.Object({ id: Type.String({ maxLength: 40 }) }),
    output: Type.Object({ removed: Type.String() }),
    audit: { action: 'remove notice rule', what: ({ id }) => id },
    run: async ({ notices }, { id }) => {
      await notices.rules.remove(id)
      return { removed: id }
    },
  }),

  operation({
    name: 'notice-rule-test',
    summary: 'Send a notice by a rule, to see whether it arrives; the list of rules says how that went',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/notices/rules/:id/test', tag: 'notices' },
    input: Type.Object({ id: Type.String({ maxLength: 40 }) }),
    output: Notice,
    audit: { action: 'test notice rule', what: ({ id }) => id },
    run: async ({ notices }, { id }) => notices.try(await notices.rules.get(id)),
  }),
] as const
