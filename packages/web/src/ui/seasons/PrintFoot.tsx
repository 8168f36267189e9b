import { dayWords } from '../format/dates'

/** On paper only: when it was printed and where it is. */
export function PrintFoot() {
  return (
    <p className="print-foot">
      Printed {dayWords(new Date().toISOString().slice(0, 10))} from {location.href}
    </p>
  )
}
