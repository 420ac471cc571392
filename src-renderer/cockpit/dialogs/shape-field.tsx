import { SHAPES, type Shape } from '../../../src-main/contract/picture.ts'
import { pictureText } from '../../text/picture-text.ts'
import { useText } from '../../text/use-text.ts'
import { SelectField } from '../../ui/field.tsx'

interface ShapeFieldProps {
  readonly label: string
  readonly value: Shape
  readonly disabled?: boolean
  readonly onChoose: (shape: Shape) => void
}

export function ShapeField({ onChoose, ...field }: ShapeFieldProps) {
  const { t } = useText()
  return (
    <SelectField {...field} name="shape" onChange={(event) => onChoose(event.target.value as Shape)}>
      {SHAPES.map((shape) => (
        <option key={shape} value={shape}>
          {t(pictureText[shape])}
        </option>
      ))}
    </SelectField>
  )
}
