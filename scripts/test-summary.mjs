import { readFileSync } from 'node:fs'

/**
 * What a vitest run came to: the line to print, and whether all is well. `report` is the file of vitest's JSON reporter, `status` what it
 * exited with. A test file that could not be read counts as one failure, and so does a run that ended badly for another reason: nothing
 * that went wrong may look like "0 failed". A run without a test is no success.
 */
export function readSummary(report, status) {
  let results
  try {
    results = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { line: '0 passed, 1 failed', sound: false, note: `vitest ended with ${status ?? 'a signal'} and left no report` }
  }
  const broken = results.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  )
  const passed = results.numPassedTests
  const skipped = results.numPendingTests + results.numTodoTests
  let failed = results.numFailedTests + broken.length
  let note = broken.length > 0 ? `could not be run: ${broken.map(({ name }) => name).join(', ')}` : undefined
  if (passed + failed + skipped === 0) return { line: '0 passed, 0 failed', sound: false, note: 'no test ran' }
  if (failed === 0 && status !== 0) {
    failed = 1
    note = `no test failed, but vitest ended with ${status ?? 'a signal'}: an error outside the tests; see above`
  }
  return { line: `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`, sound: failed === 0 && passed > 0, note }
}
