import { HiddenFields } from './hidden-fields';

type DecisionPageProps = Readonly<{
  title: string;
  paragraphs: readonly string[];
  action: string;
  fields: Readonly<Record<string, string | number>>;
  button: string;
  back: Readonly<{ href: string; label: string }>;
}>;

/** What a step means that is not easily undone, with the way back beside it. */
export function DecisionPage({ title, paragraphs, action, fields, button, back }: DecisionPageProps) {
  return (
    <div className="stack intro">
      <h1>{title}</h1>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <form method="post" action={action} className="cand-go">
        <HiddenFields fields={fields} />
        <button className="btn tall" type="submit">
          {button}
        </button>
        <a className="linkish" href={back.href}>
          {back.label}
        </a>
      </form>
    </div>
  );
}
