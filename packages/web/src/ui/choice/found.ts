/** Something that can be chosen. */
export interface Option {
  id: string
  /** As it is called. */
  name: string
  /** Under which heading it stands; those of one heading follow each other. */
  group?: string
}

/** How text is compared: capitals and accents aside. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/**
 * The options that have what was typed in their name, or are called so by their code: first those whose name begins with it, then those with a
 * word that does, then the others; each in the order given. Nothing typed: all of them.
 */
export function found(options: readonly Option[], typed: string): Option[] {
  const wanted = plain(typed.trim())
  if (wanted === '') return [...options]
  const place = ({ id, name }: Option): number => {
    const called = plain(name)
    if (called.startsWith(wanted) || plain(id) === wanted) return 0
    if (called.split(/[\s(&-]+/).some(word => word.startsWith(wanted))) return 1
    return called.includes(wanted) ? 2 : 3
  }
  return options
    .map(option => ({ option, at: place(option) }))
    .filter(({ at }) => at < 3)
    .sort((one, other) => one.at - other.at)
    .map(({ option }) => option)
}
