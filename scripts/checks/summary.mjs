/** The closing lines: one per check that failed, then the plain totals that every CI can read. */
export function summaryLines({ types, lint, tests }) {
  const broken = [types === false && 'types', lint === false && 'lint', !tests.ok && tests.failed === 0 && 'vitest']
  const names = broken.filter(Boolean)
  const failed = tests.failed + names.length
  return [
    ...names.map((name) => `${name}: failed, see above`),
    `${tests.passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`,
  ]
}

export const isGreen = ({ types, lint, tests }) => types !== false && lint !== false && tests.ok && tests.passed > 0
