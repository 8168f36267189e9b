import { minimumRecorded, type RecordedUse } from './recorded-use.js'

const { seasons: minimum, ofAKind } = minimumRecorded

/** What reception and cost do in a probability, or why they do nothing: said with every answer, as people ask for it first. */
export function recordedNotes(uses: readonly RecordedUse[]): string[] {
  const none = uses.filter(({ state }) => state === 'none').map(({ many }) => many)
  return [
    ...uses.filter(({ state }) => state !== 'none').map(noteOn),
    ...(none.length === 0
      ? []
      : [
          `${sentence(listed(none))} are no drivers: no past season with a known outcome has them on record; it takes ${minimum} that do, ${ofAKind} of them returned and ${ofAKind} not.`,
        ]),
  ]
}

function noteOn({ one, many, state, seasons, returned, notReturned }: RecordedUse): string {
  const have = `${seasons} past ${seasons === 1 ? 'season' : 'seasons'} with a known outcome ${seasons === 1 ? 'has' : 'have'} one on record`
  if (state === 'used') return `${sentence(many)} are a driver: ${have}; those without one count with the mean of these.`
  if (state === 'not-recorded') return `No ${one} of it is on record, so its share is none: ${have}.`
  return `${sentence(many)} are no driver: ${have} (${returned} returned, ${notReturned} did not); it takes ${minimum}, ${ofAKind} of them returned and ${ofAKind} not.`
}

const sentence = (text: string): string => text[0]!.toUpperCase() + text.slice(1)

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
