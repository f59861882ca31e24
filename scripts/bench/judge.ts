const NAME_WIDTH = 46;

export type Judge = Readonly<{
  /** A figure that is only told. */
  tell: (what: string, value: string) => void;
  /** A figure with its goal. */
  check: (what: string, value: string, isMet: boolean, goal: string) => void;
  /** Prints the verdict as the last line and gives the exit status. */
  verdict: () => 0 | 1;
}>;

/** One figure a line, the verdict last. */
export function createJudge(name: string): Judge {
  const missed: string[] = [];
  const tell = (what: string, value: string) => console.log(`${what.padEnd(NAME_WIDTH)} ${value}`);
  return {
    tell,
    check: (what, value, isMet, goal) => {
      if (!isMet) missed.push(what);
      tell(what, `${value}  (goal ${goal}: ${isMet ? 'met' : 'MISSED'})`);
    },
    verdict: () => {
      console.log(missed.length === 0 ? `${name}: every goal met` : `${name}: missed: ${missed.join('; ')}`);
      return missed.length === 0 ? 0 : 1;
    },
  };
}
