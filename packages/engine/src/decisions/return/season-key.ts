import { plainSlug } from '../../minutes/index.js'

const slugs = new Map<string, string>()

/** The plain slug of a title, which namesakes share. Few titles are asked for often. */
export function slugOf(titleName: string): string {
  const known = slugs.get(titleName)
  if (known !== undefined) return known
  // A bound, as names come from files: far above the titles there are.
  if (slugs.size > 200_000) slugs.clear()
  const slug = plainSlug(titleName)
  slugs.set(titleName, slug)
  return slug
}

export const seasonKey = ({ titleName, season }: { titleName: string; season: number }): string => `${slugOf(titleName)}/${season}`
