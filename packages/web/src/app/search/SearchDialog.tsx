import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { underBase } from '../../api/base'
import { searchQuery } from '../../api/searchQueries'
import { mayRead, useSession } from '../../api/useSession'
import { errorWords } from '../../ui/errorWords'
import { navigate } from '../../ui/route/navigate'
import { type Found, foundOptions } from '../../ui/search/foundOptions'
import { pagesFor } from '../../ui/search/pageList'
import { recentlyFound, rememberFound } from '../../ui/search/recentlyFound'
import { useDebounced } from '../../ui/useDebounced'
import './search.css'

/**
 * Everything that has a name, found by typing some of it: a combobox of the ARIA Authoring Practices in a dialog. Arrow keys walk, Enter opens,
 * Escape closes. Nothing typed: what was opened last.
 */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const words = useDebounced(typed, 80)
  const { data: session } = useSession()
  const readable = session !== undefined && mayRead(session)
  const query = searchQuery(words)
  const { data, error, isFetching, isPlaceholderData } = useQuery({ ...query, enabled: readable && words.trim() !== '' })
  const [recent] = useState(recentlyFound)
  const asked = words.trim() !== ''
  const pages = session && readable ? pagesFor(session) : []
  const options: Found[] = asked ? foundOptions(data, pages, words) : recent
  // What was typed since is not what was found.
  const settled = !isFetching && !isPlaceholderData && typed === words

  useEffect(() => dialog.current?.showModal(), [])
  const show = (place: number) => {
    setAt(place)
    document.getElementById(`${id}-${place}`)?.scrollIntoView({ block: 'nearest' })
  }
  const close = () => dialog.current?.close()
  const open = ({ href, name, kind }: Found) => {
    rememberFound({ href, name, kind })
    close()
    // The documentation is pages of the server’s.
    if (href.startsWith('/help')) location.assign(underBase(href))
    else navigate(href)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = options.length - 1
    if (event.key === 'ArrowDown') show(at >= last ? 0 : at + 1)
    else if (event.key === 'ArrowUp') show(at <= 0 ? last : at - 1)
    else if (event.key === 'Enter') {
      const found = options[at]
      if (!found || (asked && !settled)) return
      open(found)
    } else return
    event.preventDefault()
  }
  return createPortal(
    <dialog ref={dialog} className="search" aria-label="Search" onClose={onClose}>
      <label className="visually-hidden" htmlFor={id}>
        Search
      </label>
      <div className="search-field">
        <input
          id={id}
          type="search"
          role="combobox"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          placeholder="Titles, seasons, charts, weeks, pages"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={options[at] ? `${id}-${at}` : undefined}
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        <button type="button" className="quiet" onClick={close}>
          Close
        </button>
      </div>
      {asked && data?.nearly && settled && data.titles.length > 0 && <p className="muted">Nothing is written so. Spelled nearly so:</p>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field’s, which keeps the focus. */}
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label={asked ? 'What was found' : 'Opened last'}
        aria-busy={!settled}
        tabIndex={-1}
        onMouseDown={event => event.preventDefault()}
        onClick={event => {
          const place = (event.target as Element).closest('[role=option]')?.id.slice(id.length + 1)
          if (place !== undefined) open(options[Number(place)]!)
        }}
      >
        {options.map(({ href, name, kind, more }, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and says which option is pointed at.
          <div key={href} role="option" id={`${id}-${place}`} aria-selected={place === at} data-at={place === at ? '' : undefined}>
            <bdi>{name}</bdi> <span className="search-more">{[kind, more].filter(Boolean).join(' · ')}</span>
          </div>
        ))}
      </div>
      <p role="status" className={options.length > 0 || !settled ? 'visually-hidden' : 'muted'}>
        {session && !readable
          ? 'Sign in to search.'
          : asked && settled
            ? options.length === 0
              ? `Nothing here is called “${words.trim()}”.`
              : `${options.length} found`
            : !asked && options.length === 0 && 'Type a name, or part of one.'}
      </p>
      {error && asked && (
        <p role="alert" className="trouble">
          {errorWords(error)}
        </p>
      )}
    </dialog>,
    document.body,
  )
}
