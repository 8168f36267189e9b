/** How one gets in: there is no password to forget. */
export function HowToSignIn() {
  return (
    <>
      <p>Sweeps has no passwords. Use the one-time link that was printed in the terminal when Sweeps started,</p>
      <p>or make a new one on the machine it runs on:</p>
      <pre>
        <code>sweeps users link</code>
      </pre>
    </>
  )
}
