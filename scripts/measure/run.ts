import { calibrate } from './calibrate';
import { cat } from './cat';
import { dif } from './dif';
import { eap } from './eap';
import { fit } from './fit';
import { icc } from './icc';
import { forcedChoice } from './forced-choice';
import { impact } from './impact';
import { InputError } from './input-error';
import { norms } from './norms';
import type { Operation } from './operation';
import { quality } from './quality';
import { rates } from './rates';
import { reliability } from './reliability';
import { report } from './report';
import { rwg } from './rwg';
import { score } from './score';
import { validity } from './validity';
import { weightIntervals } from './weight-interval';
import { weights } from './weights';

/** In the order of --help. */
export const OPERATIONS: readonly Operation[] = [
  reliability,
  icc,
  rwg,
  rates,
  weights,
  weightIntervals,
  fit,
  quality,
  eap,
  calibrate,
  cat,
  forcedChoice,
  norms,
  impact,
  dif,
  validity,
  score,
  report,
];

/** What the program prints and how it ends: 0 done, 1 internal fault, 2 input refused, 3 a stored report differs. */
export type Outcome = Readonly<{ stdout: string; stderr: string; status: 0 | 1 | 2 | 3 }>;

/**
 * The whole program but for reading and writing: the same arguments and input give the same bytes.
 *
 * @param args Arguments after the program's name.
 * @param readInput Reads standard input; called only when an operation needs it.
 */
export function runMeasure(args: readonly string[], readInput: () => string): Outcome {
  try {
    if (args.includes('--help') || args.length === 0) return { stdout: helpText(), stderr: '', status: 0 };
    const { operation, verify } = parseArguments(args);
    const result = operation.run(parseJson(readInput()), { verify });
    return { stdout: `${JSON.stringify(result)}\n`, stderr: '', status: 0 };
  } catch (error) {
    return failure(error);
  }
}

function parseArguments(args: readonly string[]): Readonly<{ operation: Operation; verify: boolean }> {
  const [name = '', ...options] = args;
  const operation = OPERATIONS.find((known) => known.name === name);
  if (operation === undefined)
    throw new InputError('UNKNOWN_OPERATION', `there is no operation ${name}; see --help`);
  const verify = options.length === 1 && options[0] === '--verify' && name === 'report';
  if (options.length > 0 && !verify) {
    throw new InputError('UNKNOWN_OPERATION', `${name} takes no ${options.join(' ')}; see --help`);
  }
  return { operation, verify };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError('INVALID_JSON', error instanceof Error ? error.message : 'the input is not JSON');
  }
}

function failure(error: unknown): Outcome {
  if (error instanceof InputError) {
    const { code, message, path } = error;
    return { stdout: '', stderr: errorLine(code, message, path), status: code === 'DIFFERENT' ? 3 : 2 };
  }
  return {
    stdout: '',
    stderr: errorLine('INTERNAL', error instanceof Error ? error.message : String(error), ''),
    status: 1,
  };
}

function errorLine(code: string, message: string, path: string): string {
  return `${JSON.stringify({ error: { code, message, path } })}\n`;
}

function helpText(): string {
  const width = Math.max(...OPERATIONS.map(({ name }) => name.length));
  const lines = OPERATIONS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  const examples = OPERATIONS.map(({ name, example }) => {
    return `\n# ${name}\necho '${JSON.stringify(example())}' | npm run --silent measure -- ${name}`;
  });
  return `${[
    'npm run --silent measure -- OPERATION < input.json > output.json',
    '',
    'JSON in, JSON out, full precision, the same input always gives the same bytes.',
    'Exit status: 0 done, 1 internal fault, 2 input refused (one line of JSON on stderr), 3 a stored report differs.',
    '',
    'Operations',
    ...lines,
    '',
    'Examples that run as they are',
    ...examples,
  ].join('\n')}\n`;
}
