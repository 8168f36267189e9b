import { distance } from 'fastest-levenshtein'

const most = 3

/**
 * The known names nearest to one that is not known, nearest first: what somebody may have meant. A name is near when a third of its letters
 * at most must change (swapped, missing, doubled), or when one begins with the other. Empty when none is.
 */
export function nearest(name: string, known: Iterable<string>): string[] {
  const wanted = plain(name)
  if (wanted === '') return []
  const near: { other: string; far: number }[] = []
  for (const other of new Set(known)) {
    const candidate = plain(other)
    const longer = Math.max(wanted.length, candidate.length)
    const allowed = Math.max(1, Math.floor(longer / 3))
    const begins = Math.min(wanted.length, candidate.length) >= 3 && (candidate.startsWith(wanted) || wanted.startsWith(candidate))
    // Names of very different lengths are far apart: a large catalogue need not be compared letter by letter.
    if (!begins && Math.abs(wanted.length - candidate.length) > allowed) continue
    const far = isSwapped(wanted, candidate) ? 1 : distance(wanted, candidate)
    if (far <= allowed) near.push({ other, far })
    else if (begins) near.push({ other, far: allowed + far / longer })
  }
  near.sort((one, other) => one.far - other.far || (one.other < other.other ? -1 : 1))
  return near.slice(0, most).map(({ other }) => other)
}

/** `; did you mean "hit-and-run"?`, or nothing where no name is near. To stand after a sentence. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const near = nearest(name, known)
  if (near.length === 0) return ''
  return `; did you mean ${near.map(one => `"${one}"`).join(' or ')}?`
}

/** Two letters beside each other the wrong way round are one slip, not two. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  return at >= 0 && one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === other
}

const plain = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
