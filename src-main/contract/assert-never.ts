/** Closes a `kind` union: fails to compile when a case is missing, throws if one slips through at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
