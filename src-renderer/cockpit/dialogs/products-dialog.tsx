import { useMemo, useRef, useState } from 'react'
import { useCommand } from '../../bridge/use-command.ts'
import { studioStore } from '../../store/studio-store.ts'
import { formatCount } from '../../text/format-number.ts'
import { productText } from '../../text/product-text.ts'
import { useText } from '../../text/use-text.ts'
import { TextAreaField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { LineIssues } from '../products/line-issues.tsx'
import { ProductsTable } from '../products/products-table.tsx'
import { type ReadProducts, readProducts } from '../products/read-products.ts'
import { writeProducts } from '../products/write-products.ts'
import '../products/products.css'

/** What is sold, as lines to type or paste. Saved whole, once every line is right. */
export function ProductsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const set = useCommand('catalogue.set', 'inline')
  const field = useRef<HTMLTextAreaElement>(null)
  const [lines, setLines] = useState(() => writeProducts(studioStore.getState().studio.catalogue))
  const read = useMemo(() => readProducts(lines), [lines])
  const { products, issues } = read

  const submit = async () => {
    const [issue] = issues
    if (issue) selectLine(field.current, issue.line)
    return !issue && (await set.run({ products: [...products] })) !== null
  }

  return (
    <FormDialog
      title={t(productText.title)}
      name="products"
      size="wide"
      confirm={t(productText.save)}
      command={set}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="dialog-text">{t(productText.hint)}</p>
      <TextAreaField
        ref={field}
        className="input product-lines"
        label={t(productText.lines)}
        hint={t(productText.linesHint)}
        name="lines"
        rows={7}
        wrap="off"
        spellCheck={false}
        placeholder={t(productText.example)}
        aria-invalid={issues.length > 0}
        value={lines}
        onChange={(event) => setLines(event.target.value)}
      />
      <ProductsSummary read={read} />
      {issues.length > 0 && <LineIssues issues={issues} />}
      {products.length > 0 && <ProductsTable products={products} />}
    </FormDialog>
  )
}

/** Said aloud as it changes; the sentences of the lines below it are not. */
function ProductsSummary({ read: { products, issues } }: { readonly read: ReadProducts }) {
  const { t, language } = useText()
  return (
    <p className="field-hint" role="status">
      {products.length === 0
        ? t(productText.none)
        : t(productText.count, { count: formatCount(products.length, language) })}
      {issues.length > 0 && ` · ${t(productText.wrong, { count: formatCount(issues.length, language) })}`}
    </p>
  )
}

/** Brings a line under the host's hands; it counts from 1. */
function selectLine(field: HTMLTextAreaElement | null, line: number): void {
  if (!field) return
  const lines = field.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
  field.focus()
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
}
