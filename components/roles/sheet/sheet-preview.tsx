'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { formatList } from '@/lib/i18n/format';
import type { SheetChange, SheetError, SheetPlan } from '@/lib/job-analysis/read-step-sheet';

export type PreviewData = SheetPlan &
  Readonly<{ draftRevision: number; text: string; titles: Readonly<Record<string, string>> }>;

type PreviewProps = Readonly<{ data: PreviewData; columns: Readonly<Record<string, string>> }>;

/** What a table of steps would change, row by row, or what has to be corrected first; takes the focus when it appears. */
export function SheetPreviewView({ data, columns }: PreviewProps) {
  const t = useTranslations('sheet.preview');
  const locale = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { errors, ignored, newStages, newSteps, changes, unchanged } = data;
  const isNothing = errors.length + newSteps.length + changes.length === 0;
  const said: readonly (readonly [count: number, text: string])[] = [
    [newSteps.length, t('newSteps', { count: newSteps.length })],
    [newStages.length, t('newStages', { stages: formatList(locale, newStages) })],
    [changes.length, t('changes', { count: changes.length })],
    [unchanged, t('unchanged', { count: unchanged })],
    [ignored.length, t('ignored', { columns: formatList(locale, ignored) })],
  ];
  const facts = said.filter(([count]) => count > 0).map(([, text]) => text);
  return (
    <section className="stack" aria-labelledby="preview-title">
      <h3 id="preview-title" ref={heading} tabIndex={-1}>
        {t('title')}
      </h3>
      {errors.length > 0 ? <SheetErrors errors={errors} columns={columns} /> : null}
      {isNothing ? <Notice live>{t('nothing')}</Notice> : null}
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {newSteps.length + changes.length > 0 ? <PreviewTable data={data} columns={columns} /> : null}
    </section>
  );
}

type ErrorsProps = Readonly<{ errors: readonly SheetError[]; columns: Readonly<Record<string, string>> }>;

function SheetErrors({ errors, columns }: ErrorsProps) {
  const t = useTranslations('sheet');
  return (
    <Notice tone="berry" title={t('preview.errorsTitle', { count: errors.length })} headingLevel={4} live>
      <ul>
        {errors.map(({ row, column, code }, index) => (
          <li key={`${row}-${column ?? ''}-${index}`}>
            {column === null
              ? t('preview.errorRow', { row, message: t(`errors.${code}`) })
              : t('preview.errorAt', {
                  row,
                  column: columns[column] ?? column,
                  message: t(`errors.${code}`),
                })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function PreviewTable({ data, columns }: PreviewProps) {
  const t = useTranslations('sheet.preview');
  const rows = new Map<number, readonly SheetChange[]>();
  for (const change of data.changes) rows.set(change.row, [...(rows.get(change.row) ?? []), change]);
  const bad = new Set(data.errors.map(({ row }) => row));
  const lines = [
    ...data.newSteps.map(({ row, values, stage }) => ({
      row,
      title: values.title ?? '',
      stage,
      changes: [],
    })),
    ...[...rows].map(([row, changes]) => ({
      row,
      title: data.titles[changes[0]?.stepId ?? ''] ?? '',
      stage: null,
      changes,
    })),
  ].sort((a, b) => a.row - b.row);
  return (
    <Table
      caption={t('caption')}
      variant="tight"
      head={
        <tr>
          <th scope="col" className="n">
            {t('row')}
          </th>
          <th scope="col">{columns['title']}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      }
    >
      {lines.map(({ row, title, stage, changes }) => (
        <tr key={row}>
          <td className="n">{row}</td>
          <th scope="row">{title}</th>
          <td>
            {bad.has(row) ? `${t('states.bad')} · ` : ''}
            {stage === null ? t('states.changed') : `${t('states.added')} · ${stage}`}
            {changes.map(({ column, from, to }) => (
              <div key={column} className="small">
                {`${columns[column] ?? column}: `}
                <s>{from === '' ? t('empty') : from}</s>
                {' → '}
                <b>{to === '' ? t('empty') : to}</b>
              </div>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  );
}
