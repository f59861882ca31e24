import { environmentVariables } from '../../lib/env';
import { PERSON_DATA, type TableData } from '../../lib/privacy/person-data';

type Table = Readonly<{ start: string; end: string; text: () => string }>;

const TABLES: readonly Table[] = [
  {
    start: '<!-- environment: written by npm run docs:tables -->',
    end: '<!-- /environment -->',
    text: environmentTable,
  },
  {
    start: '<!-- personal data: written by npm run docs:tables -->',
    end: '<!-- /personal data -->',
    text: personalDataTable,
  },
];

/** The variables as a Markdown table. */
export function environmentTable(): string {
  const rows = environmentVariables().map(
    ({ name, defaultValue, example, description }) =>
      `| \`${name}\` | ${defaultValue === null ? '' : `\`${defaultValue}\``} | \`${example}\` | ${description} |`,
  );
  return ['| Variable | Default | Example | What it does |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** What is stored about people, as a Markdown table: first what is personal, then what leads to somebody by an id. */
export function personalDataTable(): string {
  const rows = (['person', 'pseudonymous'] as const).flatMap((holding) =>
    Object.entries(PERSON_DATA)
      .filter(([, { holds }]) => holds === holding)
      .map(([table, data]) => `| \`${table}\` | ${whose(data)} | ${data.why} | ${HOLDINGS[holding]} |`),
  );
  return ['| Table | Whose | What | Kind |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const HOLDINGS = { person: 'personal', pseudonymous: 'by id only' } as const;

function whose({ who }: TableData): string {
  return who === undefined ? 'anybody in the file' : who.map((subject) => `${subject}s`).join(', ');
}

/** The document with each table between its two marks; a document without marks stays as it is. */
export function withTables(document: string): string {
  return TABLES.reduce((text, table) => withTable(text, table), document);
}

function withTable(document: string, table: Table): string {
  const start = document.indexOf(table.start);
  const end = document.indexOf(table.end);
  if (start < 0 || end < start) return document;
  return `${document.slice(0, start)}${table.start}\n\n${table.text()}\n\n${document.slice(end)}`;
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
