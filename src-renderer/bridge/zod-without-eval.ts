import { config } from 'zod'

/**
 * The contract's schemas come along with its types. zod would try `new Function` when they are made, which the page's
 * CSP refuses with an error in the console. Must be imported before anything of the contract.
 */
config({ jitless: true })
