import type { FieldText } from './field';

/** Parts the props of a field: the words around the control, and what belongs to the control itself. */
export function splitFieldProps<P extends FieldText>(
  props: P,
): readonly [FieldText, Omit<P, keyof FieldText>] {
  const { id, label, hideLabel, hint, error, errorPrefix, optionalLabel, ...control } = props;
  const text: FieldText = {
    id,
    label,
    hint,
    error,
    ...(hideLabel === undefined ? {} : { hideLabel }),
    ...(errorPrefix === undefined ? {} : { errorPrefix }),
    ...(optionalLabel === undefined ? {} : { optionalLabel }),
  };
  return [text, control];
}
