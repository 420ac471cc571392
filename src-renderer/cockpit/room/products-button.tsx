import { useUi } from '../../store/ui-store.ts'
import { productText } from '../../text/product-text.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'

export function ProductsButton() {
  const { t } = useText()
  const openDialog = useUi((ui) => ui.openDialog)
  return (
    <IconButton
      icon="tag"
      label={t(productText.title)}
      onClick={() => openDialog('products')}
      data-testid="products-open"
    />
  )
}
