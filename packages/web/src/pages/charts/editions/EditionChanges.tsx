import type { Edition } from '@sweeps/model'
import { editionAddress } from '../../../api/editionQueries'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { Anchor } from '../../../ui/route/Link'

/** What an edition corrected: of a panel first what is known now, then of every line what moved it. `list` is the one that is looked at. */
export function EditionChanges({ edition: { revision, changes, correction }, list: here }: { edition: Edition; list: string }) {
  return (
    <>
      {correction && (
        <>
          <p>
            Since <Anchor href={editionAddress(correction.edition)}>{correction.edition}</Anchor>, which was {correction.status}:
            <ExplainButton metric="changeCauses" name={`What revision ${revision} changed`} />
          </p>
          <ul>
            {correction.words.map(words => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      <ul>
        {changes.map(({ list, text, causes = [] }) => (
          <li key={`${list} ${text}`}>
            {here !== list && `${list}: `}
            {text}
            {causes.length > 0 && (
              <ul>
                {causes.map(cause => (
                  <li key={cause.cause}>{cause.text}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
