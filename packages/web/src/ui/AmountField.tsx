import { readAmount } from '@sweeps/model/amounts'
import './fields.css'

interface Props {
  name: string
  label: string
  placeholder?: string
  value?: string
  /** Something has to be typed. */
  required?: boolean
  describedBy?: string
}

/** A field for an amount as people write it. */
export function AmountField({ name, label, placeholder = 'such as 9.5M', value = '', required = false, describedBy }: Props) {
  return (
    <label className="field">
      {label}
      <input
        name={name}
        type="text"
        inputMode="decimal"
        maxLength={40}
        autoComplete="off"
        placeholder={placeholder}
        defaultValue={value}
        required={required}
        aria-describedby={describedBy}
        onInput={event => event.currentTarget.setCustomValidity('')}
      />
    </label>
  )
}

/** Whether a form's field has an amount, or nothing; the browser says beside it why not, in the words that the terminal has too. */
export function checkAmount(form: HTMLFormElement, name: string): boolean {
  const field = form.elements.namedItem(name)
  if (!(field instanceof HTMLInputElement) || field.value.trim() === '') return true
  const read = readAmount(field.value)
  if (!('refused' in read)) return true
  field.setCustomValidity(read.refused)
  field.reportValidity()
  return false
}

/** What was typed into a form's field, without white space around it. */
export const typedIn = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()
