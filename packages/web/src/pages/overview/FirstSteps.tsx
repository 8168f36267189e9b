import { underBase } from '../../api/base'
import { Link } from '../../ui/route/Link'

/** How an installation is filled: three steps, or the first alone where there are figures but no plays. */
export function FirstSteps({ only }: { only?: 'beacon' }) {
  const script = `<script defer src="${location.origin}${underBase('/sweeps.js')}"
  data-key="YOUR_WRITE_KEY" data-service="noa"
  data-content="hr-1-3" data-viewer="u-81734"></script>`
  const beacon = (
    <>
      <p>Make a write key on the machine where Sweeps runs:</p>
      <pre>
        <code>sweeps keys create --service noa --name "web player"</code>
      </pre>
      <p>Then put the beacon into the page with the player. It reports what a video or audio element plays:</p>
      <pre>
        <code>{script}</code>
      </pre>
      <p>
        The <Link href="/screening-room">screening room</Link> shows how a play arrives.
      </p>
    </>
  )
  if (only)
    return (
      <section aria-labelledby="steps">
        <h2 id="steps">Count your own plays</h2>
        <div className="prose">{beacon}</div>
      </section>
    )
  return (
    <ol className="overview-steps">
      <li>
        <h2>Install the beacon</h2>
        {beacon}
      </li>
      <li>
        <h2>Add data</h2>
        <p>
          <Link href="/add">Add a file</Link> that you have: a catalogue, plays of another program, or lists that Netflix and Nielsen
          publish.
        </p>
      </li>
      <li>
        <h2>Look at the example</h2>
        <p>The summer of 2021 with real published lists, and a fictional service, in a directory of its own:</p>
        <pre>
          <code>sweeps start --sample --data sample-data --port 4748</code>
        </pre>
      </li>
    </ol>
  )
}
