import type { LiveAddress } from './live-address.js'
import { bodyJson, unreadable } from './live-text.js'

const base = '/v1/segment/v1/'
/** The kind of call by the end of the address, as official clients send them; the browser’s name them by a letter. */
const calls = new Map([
  ['batch', 'batch'],
  ['b', 'batch'],
  ['import', 'batch'],
  ['track', 'track'],
  ['t', 'track'],
  ['identify', 'identify'],
  ['i', 'identify'],
  ['page', 'page'],
  ['p', 'page'],
  ['screen', 'screen'],
  ['s', 'screen'],
  ['group', 'group'],
  ['g', 'group'],
  ['alias', 'alias'],
  ['a', 'alias'],
  ['m', 'metrics'],
])

/** Segment’s HTTP interface, as its own clients and those of others speak it. */
export const segmentAddress: LiveAddress = {
  source: 'segment',
  matches: path => path.startsWith(base) && calls.has(path.slice(base.length)),
  keyInBody: true,
  most: 512 * 1024,
  read({ body, path, headers }) {
    const said = bodyJson(body, headers['content-type'])
    if (!isObject(said)) throw unreadable('is no object')
    const { writeKey } = said
    const key = typeof writeKey === 'string' ? { secret: writeKey } : {}
    const call = calls.get(path.slice(base.length))
    if (call !== 'batch') return { records: [{ type: call, ...said }], ...key }
    if (!Array.isArray(said['batch'])) throw unreadable('has no list `batch`')
    return { records: said['batch'], ...key }
  },
  answer: { type: 'application/json', body: '{"success":true}' },
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
