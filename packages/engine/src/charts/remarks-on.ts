/** What the publisher, or who typed the list in, remarked: each remark once, with the lines it is about unless that is all of them. */
export function remarksOn(lines: readonly { rank: number; name: string; note: string }[]): string[] {
  const about = new Map<string, string[]>()
  for (const { rank, name, note } of lines) if (note !== '') about.set(note, [...(about.get(note) ?? []), name || `No. ${rank}`])
  return [...about].map(([note, names]) => (names.length === lines.length ? note : `${names.join(', ')}: ${note}`))
}
