/** One operation of the program: plain data in, plain data out. */
export type Operation = Readonly<{
  name: string;
  /** One line for --help. */
  summary: string;
  /** Input that runs as it is. */
  example: () => unknown;
  run: (input: unknown, options: Readonly<{ verify: boolean }>) => unknown;
}>;
