/** The groups of tests, as tests/vitest.config.ts names them. */
export const TEST_PROJECTS = ['unit', 'contract', 'process', 'pipeline', 'e2e']

/** `npm test -- unit e2e reconnect`: names of projects choose projects, anything else is Vitest's. */
export function splitFilters(args) {
  return {
    projects: args.filter((argument) => TEST_PROJECTS.includes(argument)),
    filters: args.filter((argument) => !TEST_PROJECTS.includes(argument)),
  }
}

export function vitestArguments({ projects, filters, results }) {
  return [
    'run',
    '--config=tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...projects.map((name) => `--project=${name}`),
    ...filters,
  ]
}
