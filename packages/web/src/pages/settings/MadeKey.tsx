import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ask } from '../../api/ask'
import { underBase } from '../../api/base'
import { CopyButton } from '../../ui/CopyButton'
import { Link } from '../../ui/route/Link'
import { settingsPath } from '../../ui/route/routes'

interface Made {
  kind: 'write' | 'read' | 'panel'
  service?: string | undefined
  secret: string
  /** When it was made: what comes in from then on is what it is waited for. */
  since: string
}

/** A key that was made just now: what to put where, and the first that comes in with it. */
export function MadeKey({ made }: { made: Made }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { kind, secret, service = '' } = made
  const address = location.origin + underBase('')
  const snippet = kind === 'write' ? snippetOf(address, secret, service) : kind === 'read' ? readingOf(address, secret) : secret
  return (
    <section className="made-key" aria-labelledby="made-key">
      <h3 id="made-key" ref={heading} tabIndex={-1}>
        The key is made
      </h3>
      <p>
        {kind === 'write'
          ? 'Put this behind the video in the page, with your own ids of what plays and of who watches, of which only a hash is kept. A write key may stand in a public page.'
          : kind === 'read'
            ? 'This is how a program reads with it. Keep it where others cannot see it.'
            : 'Give it to the meters. Keep it where others cannot see it.'}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre tabIndex={0}>
        <code>{snippet}</code>
      </pre>
      <p>
        <CopyButton text={snippet} of={kind === 'write' ? 'the snippet' : 'the key'} />
      </p>
      {kind === 'write' && <FirstPlay service={service} since={made.since} />}
    </section>
  )
}

/** Attributes take no quotes as they are. */
const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

const snippetOf = (address: string, secret: string, service: string): string =>
  `<script defer src="${address}/sweeps.js"\n  data-key="${secret}" data-service="${quoted(service)}" data-content="YOUR_ID_OF_WHAT_PLAYS" data-viewer="YOUR_ID_OF_WHO_WATCHES"></script>`

const readingOf = (address: string, secret: string): string => `curl -H "authorization: Bearer ${secret}" ${address}/v1/charts`

/** What came in of the service since the key was made, or why it did not. */
function FirstPlay({ service, since }: { service: string; since: string }) {
  const { data } = useQuery({
    queryKey: ['arrivals', service, since],
    queryFn: () => ask('GET /v1/arrivals', { service, since }),
    refetchInterval: 2000,
  })
  const plays = data?.plays ?? []
  const refused = data?.refused ?? []
  return (
    <div role="status">
      {plays.length === 0 && refused.length === 0 && <p className="muted">Waiting for the first play… Open the page and press play.</p>}
      {plays.length > 0 && (
        <ul>
          {plays.map(({ content, name, plays, setAside }) => (
            <li key={content}>
              <strong>Arrived:</strong> <bdi>{name || content}</bdi>, {plays === 1 ? 'one play' : `${plays.toLocaleString('en')} plays`}.{' '}
              {name === '' && (
                <>
                  The <Link href="/catalogue">catalogue</Link> does not know <bdi>{content}</bdi> yet.{' '}
                </>
              )}
              {setAside.length > 0 && <span className="trouble">Set aside: {setAside.join('; ')}.</span>}
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <ul className="trouble">
          {refused.map(({ field, reason, messages }) => (
            <li key={`${field} ${reason}`}>
              Refused, {messages.toLocaleString('en')} times: {field && `${field}: `}
              {reason}. <Link href={settingsPath('rejects')}>What was refused</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
