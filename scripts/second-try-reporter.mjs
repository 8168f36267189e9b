/** Names the tests that passed only when they were tried again: a fault that shows now and then is still a fault, and is to be mended. */
export default class SecondTryReporter {
  onTestRunEnd(modules) {
    for (const module of modules)
      for (const test of module.children.allTests())
        if (test.diagnostic()?.flaky) process.stderr.write(`test: passed at the second try only: ${module.moduleId}: ${test.fullName}\n`)
  }
}
