/** `news, kids` as a list; empty: null, all services there are. */
export function servicesIn(text: string): string[] | null {
  const names = text
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
  return names.length === 0 ? null : names
}
