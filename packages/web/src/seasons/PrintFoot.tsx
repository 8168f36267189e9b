import { dayWords } from '../shell/dayWords'

/** On paper only: when it was printed and where it is. */
export function PrintFoot() {
  return (
    <p className="print-foot">
      Printed {dayWords(new Date().toISOString().slice(0, 10))} from {location.href}
    </p>
  )
}
