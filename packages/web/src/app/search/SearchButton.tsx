import { lazy, Suspense, useEffect, useState } from 'react'
import './search-button.css'

const SearchDialog = lazy(() => import('./SearchDialog').then(module => ({ default: module.SearchDialog })))

/** Opens the search: with a press, with `/` where nothing is being typed, and with Ctrl-K (⌘K) anywhere. */
export function SearchButton() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = (event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event)) || isShortcut(event)
      // A dialog that is open asks something: it is answered or left first.
      if (!wanted || document.querySelector('dialog[open]')) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button type="button" className="search-button" aria-keyshortcuts="/ Control+K" onClick={() => setOpen(true)}>
        Search
      </button>
      {open && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

const isShortcut = (event: KeyboardEvent): boolean => event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey

/** A letter typed into a field is that letter. */
const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
