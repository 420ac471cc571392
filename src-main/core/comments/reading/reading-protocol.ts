import type { Comment } from '../../../contract/comment.ts'
import type { Product } from '../../../contract/product.ts'
import type { QuestionGroup, Understood } from '../../../contract/understanding.ts'
import type { FoundModel } from '../triage/open-models.ts'

/** What the core and the inference worker say to each other. */

export interface ReadingWorkerSetup {
  /** The folder of the model that is shipped. */
  readonly ownModel: string
  /** Folders of models that the user put beside it. */
  readonly userModels: readonly string[]
}

/** What reading needs of a comment. */
export type ReadableComment = Pick<Comment, 'platform' | 'id' | 'text' | 'receivedAtMs'> & { readonly viewerId: string }

export type ReadingCommand =
  /** What is sold, for the comments that are read after it. */
  | { readonly kind: 'catalogue'; readonly products: readonly Product[] }
  | { readonly kind: 'read'; readonly comments: readonly ReadableComment[] }
  | { readonly kind: 'close' }

export type ReadingReport =
  /** Once, first. */
  | { readonly kind: 'opened'; readonly found: readonly FoundModel[]; readonly isReady: boolean }
  /** For each `read`, in order. */
  | {
      readonly kind: 'understood'
      readonly understood: readonly Understood[]
      readonly groups: readonly QuestionGroup[]
    }
  | { readonly kind: 'closed' }
