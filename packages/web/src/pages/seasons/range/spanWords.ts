import { dayWords } from '../../../ui/format/dates'

/** Days as readers have them, the last one among them: `13 Aug 2021 to 26 Aug 2021`. */
export const spanWords = ({ from, to }: { from: string; to: string }): string => {
  const end = Date.parse(to)
  return `${dayWords(from)} to ${Number.isNaN(end) ? to : dayWords(new Date(end - 86_400_000).toISOString().slice(0, 10))}`
}
