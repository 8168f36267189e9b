// In any case, and at the first: the label of `The Sinner: Season 4: Percy` is all that follows the show.
const label = /: (?=(?:(?:season|part|volume|vol\.?|chapter|series|collection|book) ?\d|s\d|limited series\b|miniseries\b))/i

/**
 * Cuts a season's name, `The Night Agent: Season 1`, into the show and the label. The label is empty when the name has none:
 * a special, a film, a season with a name of its own.
 */
export function cutLabel(name: string): { show: string; label: string } {
  const at = label.exec(name)?.index
  return at ? { show: name.slice(0, at), label: name.slice(at + 2) } : { show: name, label: '' }
}
