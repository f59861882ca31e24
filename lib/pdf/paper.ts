import type { Locale } from '@/lib/i18n/locales';

/**
 * A document in its reading order, without looks: what a page and a PDF of the same thing share. Every text is in words
 * already, numbers included, so that both show the same.
 */
export type Paper = Readonly<{
  locale: Locale;
  title: string;
  /** One line at the foot of every sheet: what this is and from which version. */
  footer: string;
  /** When what it shows was made. */
  madeAt: Date;
  blocks: readonly Block[];
}>;

export type Block = Readonly<
  | { kind: 'heading'; level: HeadingLevel; text: string }
  | { kind: 'text'; text: string; tone?: 'quiet' | 'strong' }
  /** Set apart from what is around it: something the reader must not miss. */
  | { kind: 'notice'; title: string; texts: readonly string[] }
  | { kind: 'list'; items: readonly string[]; numbered?: boolean }
  /** Terms and what is said of them. */
  | { kind: 'facts'; caption: string; rows: readonly (readonly [string, string])[] }
  | PaperTable
  | { kind: 'figure'; alt: string; drawing: Drawing }
>;

/** 1 is the title, and stands once. */
export type HeadingLevel = 1 | 2 | 3;

/** The first cell of a row names the row. */
export type PaperTable = Readonly<{
  kind: 'table';
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** A last row that sums up the others. */
  foot?: readonly string[];
  /** Columns of numbers, from 0: set flush right. */
  numeric?: readonly number[];
}>;

/** A picture of plain marks in units of its own; black on white. */
export type Drawing = Readonly<{ width: number; height: number; marks: readonly Mark[] }>;

export type Mark = Readonly<
  | { mark: 'line'; x1: number; y1: number; x2: number; y2: number; width: number; shade: Shade }
  | { mark: 'box'; x: number; y: number; width: number; height: number; shade: Shade; edge?: boolean }
  | { mark: 'disc'; x: number; y: number; radius: number }
  /** A diamond with an empty middle. */
  | { mark: 'diamond'; x: number; y: number; radius: number }
  | {
      mark: 'text';
      x: number;
      y: number;
      text: string;
      size: number;
      bold?: boolean;
      anchor?: 'middle' | 'end';
    }
>;

/** From 0 (white) to 1 (black). */
export type Shade = number;
