import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { found, type Option } from './found'
import './choice.css'

interface Props {
  label: string
  options: readonly Option[]
  /** The id of the one that is chosen; none of them: nothing is. */
  value: string
  onChange: (id: string) => void
  /** What was typed and is none of them, where that may be chosen too. */
  onOther?: (typed: string) => void
}

/** So many are in the list at once; what was typed makes it shorter. */
const most = 200

/**
 * One of many, found by typing: the editable combobox with a list of the ARIA Authoring Practices. Arrow keys walk through the list, Enter takes
 * the one that is pointed at, Escape and leaving change nothing.
 */
export function Combobox({ label, options, value, onChange, onOther }: Props) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  /** Null: nothing was typed since it was opened. */
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(-1)
  const chosen = options.find(option => option.id === value)
  const all = found(options, typed ?? '')
  const visible = all.slice(0, most)
  const idOf = (place: number): string => `${id}-${place}`
  useEffect(() => {
    if (open && at >= 0) list.current?.querySelector('[data-at]')?.scrollIntoView({ block: 'nearest' })
  }, [open, at])

  const show = (place: number) => {
    setOpen(true)
    setAt(place)
  }
  const current = (): number => visible.findIndex(option => option.id === value)
  const close = () => {
    setOpen(false)
    setTyped(null)
    setAt(-1)
  }
  const take = (option: Option) => {
    close()
    if (option.id !== value) onChange(option.id)
  }
  const type = (text: string) => {
    setTyped(text)
    setOpen(true)
    // What Enter would take is pointed at, and read out.
    setAt(text.trim() === '' ? -1 : 0)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = visible.length - 1
    if (event.key === 'ArrowDown') show(!open ? Math.max(current(), 0) : at >= last ? 0 : at + 1)
    else if (event.key === 'ArrowUp') show(!open ? (current() < 0 ? last : current()) : at <= 0 ? last : at - 1)
    else if (event.key === 'PageDown' && open) setAt(Math.min(at + 8, last))
    else if (event.key === 'PageUp' && open) setAt(Math.max(at - 8, 0))
    else if (event.key === 'Escape' && (open || typed !== null)) close()
    else if (event.key === 'Enter' && (open || typed !== null)) {
      const option = visible[at]
      if (option) take(option)
      else if (typed?.trim() && onOther) {
        onOther(typed.trim())
        close()
      }
    } else return
    event.preventDefault()
  }
  const expanded = open && visible.length > 0
  return (
    <div className="combobox">
      <label htmlFor={id}>{label}</label>
      <div className="combobox-field">
        <input
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={expanded}
          aria-controls={`${id}-list`}
          aria-activedescendant={expanded && at >= 0 ? idOf(at) : undefined}
          value={typed ?? chosen?.name ?? ''}
          onFocus={event => event.target.select()}
          onClick={() => !open && show(current())}
          onChange={event => type(event.target.value)}
          onKeyDown={press}
          onBlur={close}
        />
        <span className="combobox-mark" aria-hidden="true">
          ▾
        </span>
        {/* What is pressed in the list must not take the focus from the field, which would close it. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's, which keeps the focus. */}
        <div
          className="combobox-list"
          role="listbox"
          id={`${id}-list`}
          aria-label="What can be chosen"
          tabIndex={-1}
          hidden={!expanded}
          ref={list}
          onMouseDown={event => event.preventDefault()}
          onClick={event => {
            const place = (event.target as Element).closest('[role=option]')?.id.slice(id.length + 1)
            if (place !== undefined) take(visible[Number(place)]!)
          }}
        >
          {expanded && groupsOf(visible, typed).map(group => <Group key={group.from} {...{ ...group, idOf, at, value }} />)}
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {open && typed !== null && countWords(all.length)}
      </p>
    </div>
  )
}

interface GroupOfOptions {
  name: string | undefined
  /** The place of its first. */
  from: number
  options: Option[]
}

/** Options under their headings; what was found by typing has none. */
function groupsOf(options: readonly Option[], typed: string | null): GroupOfOptions[] {
  const groups: GroupOfOptions[] = []
  for (const [place, option] of options.entries()) {
    const name = typed ? undefined : option.group
    const last = groups.at(-1)
    if (last && last.name === name) last.options.push(option)
    else groups.push({ name, from: place, options: [option] })
  }
  return groups
}

function Group({ name, from, options, idOf, at, value }: GroupOfOptions & { idOf: (place: number) => string; at: number; value: string }) {
  const lines = options.map((option, place) => (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and says which option is pointed at.
    <div
      key={option.id}
      role="option"
      id={idOf(from + place)}
      aria-selected={option.id === value}
      data-at={from + place === at ? '' : undefined}
    >
      <bdi>{option.name}</bdi>
    </div>
  ))
  if (name === undefined) return lines
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options of a list is no fieldset.
    <div role="group" aria-label={name}>
      <div className="combobox-heading" aria-hidden="true">
        {name}
      </div>
      {lines}
    </div>
  )
}

const countWords = (count: number): string =>
  count === 0 ? 'None is called so' : count === 1 ? '1 is called so' : `${count} are called so`
