import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { underBase } from '../../api/base'
import { useSession } from '../../api/useSession'
import { CopyButton } from '../CopyButton'
import { Anchor } from '../route/Link'
import { embedLine, type Shared } from './publicAddresses'
import '../fields.css'
import './share.css'

/** Where something is for others: its address to copy, the line that embeds it with how that looks, its picture, its tables and feeds. */
export function ShareDialog({ of, onClose }: { of: readonly [Shared, ...Shared[]]; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [chosen, setChosen] = useState(0)
  const { data: session } = useSession()
  useEffect(() => dialog.current?.showModal(), [])
  const { page, pictures, files, embed } = of[chosen] ?? of[0]
  const address = (session?.outlets.address ?? location.origin + underBase('')).replace(/\/+$/, '')
  const line = embed && embedLine(address, embed)
  return createPortal(
    <dialog ref={dialog} className="share" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>
        Share <bdi>{of[0].name}</bdi>
      </h2>
      {session && !session.outlets.open && (
        <p className="trouble">
          Only who may read here sees these addresses: this server shows nothing to others. It does when it is started with{' '}
          <code>--public-charts</code>.
        </p>
      )}
      {of.length > 1 && (
        <fieldset className="share-forms">
          <legend className="visually-hidden">Which</legend>
          {of.map(({ name, page }, at) => (
            <label key={page}>
              <input type="radio" name={id} checked={at === chosen} onChange={() => setChosen(at)} /> <bdi>{name}</bdi>
            </label>
          ))}
        </fieldset>
      )}
      <label className="field">
        Public address
        <input readOnly value={address + page} onFocus={event => event.target.select()} />
      </label>
      <p className="links">
        <CopyButton text={address + page} of="public address">
          Copy the address
        </CopyButton>
        <Anchor href={page}>Open it</Anchor>
      </p>
      {line && (
        <>
          <label className="field">
            To embed it, one line where it is to stand
            <textarea readOnly rows={3} value={line} onFocus={event => event.target.select()} />
          </label>
          <p className="links">
            <CopyButton text={line} of="line that embeds it">
              Copy the line
            </CopyButton>
          </p>
          <details>
            <summary>How it looks there</summary>
            <iframe title="Preview of the embed" src={underBase(embed.frame)} loading="lazy" />
          </details>
        </>
      )}
      {pictures && (
        <p className="links">
          <Anchor href={pictures.png} download>
            Picture (PNG)
          </Anchor>
          <Anchor href={pictures.svg} download>
            Picture (SVG)
          </Anchor>
        </p>
      )}
      {files.length > 0 && (
        <p className="links">
          {files.map(({ name, href }) => (
            <Anchor key={href} href={href}>
              {name}
            </Anchor>
          ))}
        </p>
      )}
      <div className="answers">
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>,
    document.body,
  )
}
