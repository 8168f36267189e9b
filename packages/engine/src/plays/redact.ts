import { screens } from '@sweeps/model'
import { isFieldName } from './field-words.js'

/** What stands in place of a text. The same text has the same hash wherever it stood, so what is to be erased can be found. */
export type TextHash = (text: string) => string

const deepest = 12
const mostEntries = 40
const mostHashes = 64
const longestSplit = 200

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/

/** Fields of a message whose values name nobody, each with the check that its value must pass to be stored. */
const safeTexts = new Map<string, (text: string) => boolean>([
  ['service', text => /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(text)],
  // A content id is stored as it is with every span: it is no secret, but nothing that looks like an address of a person.
  ['content', text => /^[\p{L}\p{N}._:/-]{1,128}$/u.test(text)],
  ['market', text => /^[A-Za-z]{2}$/.test(text)],
  ['screen', text => screens.some(screen => screen === text.toLowerCase())],
])
const safeNumbers = /^(sentAt|runtime|spans\/\d+\/(start|stop|position|rate))$/

/**
 * A refused message without what may name a person: its structure and types stay, and every text, number and property name that is not
 * known to be safe is replaced by its length and a keyed hash. Short, however large the message: rest and depth are counted or left out.
 * @param value what JSON.parse gave
 */
export function redact(value: unknown, hash: TextHash): unknown {
  let hashes = 0
  const hashOf = (text: string): string => (hashes++ < mostHashes ? ` #${hash(text)}` : '')

  /** Parts are hashed too: an id may stand inside a longer text, such as `user:42`. */
  const replaced = (kind: string, text: string): string => {
    const parts = text.length > longestSplit ? [] : text.split(/[^\p{L}\p{N}_.@+-]+/u).filter(part => part !== '' && part !== text)
    const found = [text, ...new Set(parts.slice(0, 4))].map(hashOf).join('')
    return `(${kind} of ${text.length}${found && `:${found}`})`
  }

  const within = (value: unknown, path: string, depth: number): unknown => {
    if (typeof value === 'string') return instant.test(value) || safeTexts.get(path)?.(value) ? value : replaced('text', value)
    if (typeof value === 'number') return safeNumbers.test(path) ? value : replaced('number', String(value))
    if (typeof value !== 'object' || value === null) return value
    if (depth === deepest) return Array.isArray(value) ? '(list, nested too deeply)' : '(object, nested too deeply)'
    if (Array.isArray(value)) {
      const stored = value.slice(0, mostEntries).map((entry, index) => within(entry, join(path, String(index)), depth + 1))
      return value.length > mostEntries ? [...stored, `(${value.length - mostEntries} more)`] : stored
    }
    const entries = Object.entries(value)
    const stored = entries.slice(0, mostEntries).map(([name, entry]) => {
      const known = isFieldName(name)
      return [known ? name : replaced('name', name), within(entry, known ? join(path, name) : '?', depth + 1)]
    })
    if (entries.length > mostEntries) stored.push(['…', `(${entries.length - mostEntries} more)`])
    return Object.fromEntries(stored)
  }
  return within(value, '', 0)
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`)
