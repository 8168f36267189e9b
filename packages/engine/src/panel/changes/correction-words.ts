import { decimalWords, type PanelCorrection, percentWords } from '@sweeps/model'

type CorrectedInputs = Omit<PanelCorrection, 'words' | 'edition' | 'status'>

/** What a panel's edition knows that the one before did not, a sentence for each thing; where nothing is new it says so. */
export function correctionWords(inputs: CorrectedInputs): string[] {
  const { viewing, inTab, persons, households, targets, definition, catalogue, weights } = inputs
  const moved = weights.levels.filter(({ before, after }) => Math.abs((after ?? 0) - (before ?? 0)) > 1e-9 * Math.abs(before ?? 1))
  const found = [
    viewing.households > 0
      ? `Viewing came in late from ${counted(viewing.households, 'home', 'homes')}: ${counted(viewing.stretches, 'stretch', 'stretches')} of playing and ${viewing.presence} of who was there are new or longer.`
      : '',
    inTab.came > 0 ? `Homes count on ${counted(inTab.came, 'day', 'days')} on which they did not.` : '',
    inTab.left > 0 ? `Homes do not count any more on ${counted(inTab.left, 'day', 'days')}.` : '',
    filesWords('Persons', persons),
    filesWords('Households', households),
    ...targets.map(({ margin, level, before, after }) => `The total of ${margin} ${level} was ${known(before)} and is ${known(after)}.`),
    definition.length > 0 ? `The panel's definition has another ${definition.join(', ')}.` : '',
    catalogue.before === catalogue.after ? '' : `The catalogue is at version ${catalogue.after}, after ${catalogue.before}.`,
    weights.moved !== null && weights.moved > 1e-9
      ? `Weights of those who count in both moved by ${percentWords(weights.moved, 1, ' ')} in the mean.`
      : '',
    ...moved.map(
      ({ margin, level, before, after }) =>
        `Persons of ${margin} ${level} weigh ${after === null ? 'nothing, as there are none' : decimalWords(after, 2)} in the mean, after ${before === null ? 'nothing' : decimalWords(before, 2)}.`,
    ),
  ].filter(one => one !== '')
  return found.length > 0 ? found : ['Nothing came in since, and nothing was corrected: the figures stand.']
}

const counted = (number: number, one: string, many: string): string => `${number.toLocaleString('en')} ${number === 1 ? one : many}`

const known = (total: number | null): string => (total === null ? 'not given' : total.toLocaleString('en'))

function filesWords(what: string, { came, left, changed }: PanelCorrection['persons']): string {
  const parts = [came > 0 && `${came} came`, left > 0 && `${left} left`, changed > 0 && `of ${changed} something else is said`]
  const words = parts.filter(Boolean)
  return words.length > 0 ? `${what} in the files: ${words.join(', ')}.` : ''
}
