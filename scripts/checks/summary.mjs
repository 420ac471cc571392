/** The closing lines: what took long, what was skipped and why, each check that failed, then the totals every CI can read. */
export function summaryLines({ types, lint, tests }) {
  const broken = [types === false && 'types', lint === false && 'lint', !tests.ok && tests.failed === 0 && 'vitest']
  const names = broken.filter(Boolean)
  const failed = tests.failed + names.length
  return [
    ...timeLines(tests.files),
    ...tests.skips.map(({ name, reason }) => `skipped: ${name} (${reason})`),
    ...names.map((name) => `${name}: failed, see above`),
    `${tests.passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`,
  ]
}

/** Files with a machine to themselves add up: each is worth a look before another comes. */
const RUNS_ALONE = /tests\/(pipeline|e2e)\/.*/

function timeLines(files) {
  const alone = files.flatMap(({ name, seconds }) => {
    const [path] = RUNS_ALONE.exec(name) ?? []
    return path ? [{ path, seconds }] : []
  })
  return alone
    .toSorted((a, b) => b.seconds - a.seconds)
    .map(({ path, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${path}`)
}

/** On a CI (`CI` is set) a skipped test is a test that nobody ran: not green. */
export const isGreen = ({ types, lint, tests }, { skipsAllowed }) =>
  types !== false && lint !== false && tests.ok && tests.passed > 0 && (skipsAllowed || tests.skipped === 0)
