import type { ImportAnswer, Imported } from './importFile'

/** The others are a click away. */
const most = 8

/** What an import would do, or did, and what is odd in the file. */
export function Summary({ of, done = false }: { of: ImportAnswer; done?: boolean }) {
  const { what, lines, odd } = summaryOf(of, done)
  return (
    <div className="summary">
      <p>{what}</p>
      <Lines of={lines} more="Further changes" />
      {odd.length > 0 && (
        <>
          <h3>Looks odd</h3>
          <Lines of={odd} more="What else looks odd" />
        </>
      )}
      {!done && <p className="muted">Nothing was changed yet.</p>}
    </div>
  )
}

function Lines({ of, more }: { of: readonly string[]; more: string }) {
  if (of.length === 0) return null
  return (
    <>
      <List of={of.slice(0, most)} />
      {of.length > most && (
        <details>
          <summary>
            {more} ({(of.length - most).toLocaleString('en')})
          </summary>
          <List of={of.slice(most)} />
        </details>
      )}
    </>
  )
}

const List = ({ of }: { of: readonly string[] }) => (
  <ul>
    {of.map(line => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

interface SummaryText {
  what: string
  lines: readonly string[]
  odd: readonly string[]
}

function summaryOf({ kind, answer }: ImportAnswer, done: boolean): SummaryText {
  if (kind === 'catalogue') return ofCatalogue(answer)
  if (kind === 'plays') return ofPlays(answer, done)
  if (kind === 'panel') return ofPanel(answer)
  if (kind === 'record')
    return {
      what: `${answer.title}, season ${answer.season}: ${counted(answer.added, 'fact')} added, ${number(answer.removed)} removed.`,
      lines: answer.changes,
      odd: [],
    }
  if (kind === 'outcomes') return ofOutcomes(answer, done)
  const { read, lists, weeks, changedLists, unchangedLists, odd } = answer
  const changed =
    changedLists === 0 ? 'nothing is new' : `${number(changedLists)} ${done ? 'are new or changed' : 'would be new or changed'}`
  return {
    what: `${counted(read, 'line')}, ${counted(lists, 'list')} from ${weeks.from} to ${weeks.to}: ${changed}, ${number(unchangedLists)} as before.`,
    ...{ lines: [], odd },
  }
}

function ofCatalogue({ read, added, changed, removed, unchanged, changes, odd }: Imported['catalogue']): SummaryText {
  const counts = `${number(added)} added, ${number(changed)} changed, ${number(removed)} removed, ${number(unchanged)} as before`
  return { what: `${counted(read, 'row')}: ${counts}.`, lines: changes, odd }
}

function ofOutcomes({ read, released, added, changed, unchanged, odd }: Imported['outcomes'], done: boolean): SummaryText {
  const what = `${counted(read, 'season')}${released ? ` released ${released.from} to ${released.to}` : ''}: ${number(added)} ${done ? 'new' : 'would be new'}, ${number(changed)} changed, ${number(unchanged)} as before.`
  return { what, lines: [], odd }
}

function ofPlays(answer: Imported['plays'], done: boolean): SummaryText {
  const { messages, spans, rejected, from, to, minutes, leftOut, bad, notes, titles, undecided, leftOutBySource } = answer
  const when =
    from && to
      ? ` From ${from.slice(0, 10)} to ${to.slice(0, 10)}${minutes === null ? '' : `, ${number(Math.round(minutes))} minutes`}.`
      : ''
  const places = titles.added === 0 ? '' : ` ${counted(titles.added, 'content')} ${done ? 'got' : 'would get'} a place in the catalogue.`
  return {
    what: `${counted(messages, 'message')} with ${counted(spans, 'span')} ${done ? 'taken in' : 'would be taken in'}, ${number(rejected)} refused.${when}${places}`,
    lines: done ? [] : titles.changes,
    odd: [
      ...bad.map(({ line, field, reason }) => `Line ${line}${field ? `, ${field}` : ''}: ${reason}`),
      ...leftOut.map(({ reason, records }) => `Left out ${number(records)}: ${reason}`),
      ...leftOutBySource.map(what => `The source itself leaves out ${what}`),
      ...notes,
      ...titles.odd,
      ...undecided.map(({ service }) => `${service} has plays of several sources: say who speaks (sweeps sources speak)`),
    ],
  }
}

function ofPanel({ panel, version, files, viewing, odd }: Imported['panel']): SummaryText {
  return {
    what: `Panel ${panel}, version ${version}.`,
    lines: [
      ...files.map(({ file, lines, changed }) => `${file}: ${counted(lines, 'line')}, ${changed ? 'changed' : 'as before'}`),
      ...(viewing ? [`viewing: ${counted(viewing.messages, 'message')} with ${counted(viewing.spans, 'span')}`] : []),
    ],
    odd,
  }
}

const number = (value: number): string => value.toLocaleString('en')
const counted = (value: number, word: string): string => `${number(value)} ${word}${value === 1 ? '' : 's'}`
