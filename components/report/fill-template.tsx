import { Fragment, type ReactNode } from 'react';

const PLACEHOLDER = /\{([a-zA-Z]+)\}/;

/** A released sentence with its braces filled, so that a number inside it can be a link. */
export function fillTemplate(template: string, values: Readonly<Record<string, ReactNode>>): ReactNode {
  // Splitting by a group keeps the names: text, name, text, name, …, text.
  return template.split(PLACEHOLDER).map((part, index) => {
    const isName = index % 2 === 1;
    return <Fragment key={index}>{isName ? (values[part] ?? `{${part}}`) : part}</Fragment>;
  });
}
