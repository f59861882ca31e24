import { environmentVariables } from '../../lib/env';

const START = '<!-- environment: written by npm run docs:env -->';
const END = '<!-- /environment -->';

/** The variables as a Markdown table. */
export function environmentTable(): string {
  const rows = environmentVariables().map(
    ({ name, defaultValue, example, description }) =>
      `| \`${name}\` | ${defaultValue === null ? '' : `\`${defaultValue}\``} | \`${example}\` | ${description} |`,
  );
  return ['| Variable | Default | Example | What it does |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The document with the table between its two marks; a document without marks stays as it is. */
export function withTable(document: string): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start < 0 || end < start) return document;
  return `${document.slice(0, start)}${START}\n\n${environmentTable()}\n\n${document.slice(end)}`;
}

/** The text of .env.example: everything is optional, so everything is commented out. */
export function exampleFile(): string {
  const entries = environmentVariables().map(
    ({ name, description, defaultValue, example }) =>
      `# ${description}\n#${name}=${defaultValue ?? example}\n`,
  );
  return [
    '# Kuusi starts without any of these. Copy what you need into the environment of the process.\n',
    ...entries,
  ].join('\n');
}
