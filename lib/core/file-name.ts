const NAME_MAX = 80;

/**
 * A file name that every system takes: letters without marks, digits and hyphens.
 *
 * @example fileName('Työvaiheet, myyjä', 'csv'); // 'tyovaiheet-myyja.csv'
 */
export function fileName(text: string, extension: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, NAME_MAX);
  return `${plain === '' ? 'kuusi' : plain}.${extension}`;
}
