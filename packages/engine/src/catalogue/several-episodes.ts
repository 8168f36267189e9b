import type { FileRows, Located } from './formats/located.js'

const mostNamed = 10

/**
 * A file of two episodes or more, `1-2` or `1+2`, is the first of them: a content id means one episode, and its runtime is all of the file's, so that
 * the season's is right. It is said, as whoever watched the others is not told apart.
 */
export function severalEpisodes({ rows, odd }: FileRows): FileRows {
  const notes: string[] = []
  const first = rows.map((row): Located => {
    const [, from, sign, to] = /^\s*E?(\d{1,4})\s*([-–—+&])\s*E?(\d{1,4})\s*$/i.exec(row.fields.episode ?? '') ?? []
    if (from === undefined || Number(to) <= Number(from)) return row
    // Two that are added up follow each other, or what is between them is in another file.
    if (/[+&]/.test(sign!) && Number(to) !== Number(from) + 1) return row
    notes.push(
      `${row.where}: one file of episodes ${from} to ${to} of ${row.fields.title}/${row.fields.season}: it counts as episode ${from}`,
    )
    return { ...row, lastEpisode: Number(to), fields: { ...row.fields, episode: from } }
  })
  const more = notes.length - mostNamed
  return { rows: first, odd: [...odd, ...notes.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more files of several episodes`] : [])] }
}
