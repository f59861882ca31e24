/** Reads inside the array; the fallback satisfies the type checker and is compiled away. */
export function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** The same for indices, apart: one function for two kinds of array is several times slower. */
export function indexAt(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}
