/** How one gets in: there is no password to forget. */
export function HowToSignIn() {
  return (
    <>
      <p>There is no password: a one-time link lets you in. One was printed in the terminal when Sweeps started.</p>
      <p>If it was used or lost, make a new one on the machine Sweeps runs on:</p>
      <pre>
        <code>sweeps users link</code>
      </pre>
    </>
  )
}
