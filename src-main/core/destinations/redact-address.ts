/** The address as people may see it: everything after the application is `***`. A lone path segment may be the key itself. */
export function redactAddress(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)(?:[^/?#]*@)?([^/?#]*)(\/[^/?#]+(?=\/))?/i.exec(url)
  if (!match) return '***'
  const [, scheme, host, app = ''] = match
  return `${scheme}${host}${app}/***`
}
