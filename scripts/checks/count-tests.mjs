/** Vitest's JSON report in short. A file that failed to load counts as one failure, a missing report too. */
export function countTests(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0, skips: [], files: [] }
  const results = report.testResults ?? []
  const unloaded = results.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    skips: results.flatMap(({ assertionResults }) => assertionResults.flatMap(skipOf)),
    files: results.map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 })),
  }
}

/** A test says why it skips in its `meta` (tests/support/skip-without.ts). */
function skipOf({ status, fullName, meta }) {
  if (status === 'passed' || status === 'failed') return []
  return [{ name: fullName, reason: meta?.skipReason ?? 'no reason given' }]
}
