import { Combobox } from './Combobox'
import type { Option } from './found'
import './choice.css'

/** So many are a list of the browser's own; of more one is found by typing. */
const few = 5

interface Props {
  label: string
  options: readonly Option[]
  value: string
  onChange: (id: string) => void
}

/** One of some: of a few from a plain list, of many by typing. */
export function Choice({ label, options, value, onChange }: Props) {
  if (options.length > few) return <Combobox label={label} options={options} value={value} onChange={onChange} />
  return (
    <label className="choice">
      <span>{label}</span>
      <select value={value} onChange={event => onChange(event.target.value)}>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
