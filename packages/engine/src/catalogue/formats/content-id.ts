import { Problem } from '@sweeps/model'

/** What a content id may be made from: numbers are empty for a film. */
export interface ContentIdParts {
  slug: string
  season: number | null
  episode: number | null
  /** The id that the file's own source gives it; empty when it has none. */
  id: string
}

const names = ['slug', 'season', 'episode', 'id']

/**
 * A rule that makes the service's content id, such as `{slug}-{season}-{episode}`; `{season:2}` writes at least two digits. A film's is its
 * slug, or its `{id}` when the rule has no number in it. Throws `invalid-request`.
 */
export function contentIdRule(rule: string): (parts: ContentIdParts) => string {
  const places = [...rule.matchAll(/\{([^{}]*)\}/g)].map(match => match[1]!)
  const strange = places.find(place => !names.includes(place.replace(/:[1-9]$/, '')))
  if (strange !== undefined)
    throw new Problem(
      'invalid-request',
      `content id: {${strange}} is none of ${names.map(name => `{${name}}`).join(', ')}; {season:2} writes two digits`,
    )
  const numbered = places.some(place => /^(season|episode)/.test(place))
  if (!places.includes('id') && !(places.includes('slug') && places.some(place => place.startsWith('episode'))))
    throw new Problem(
      'invalid-request',
      `content id: "${rule}" gives several episodes one id; it needs {id}, or {slug} and {episode}, as {slug}-{season}-{episode}`,
    )
  return parts => {
    if (numbered && parts.episode === null) return parts.slug
    return rule.replace(/\{(\w+)(?::(\d))?\}/g, (_, name: keyof ContentIdParts, digits = '1') =>
      String(parts[name] ?? '').padStart(Number(digits), '0'),
    )
  }
}
