import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/select-field';
import { Button } from '@/components/ui/button';
import {
  DECISION_CHOICES,
  FLAG_FILTERS,
  LIST_SORTS,
  type CandidateListQuery,
} from '@/lib/validation/candidates';

/** What other parts of the page have chosen. */
const KEPT = ['state', 'reached', 'from'] as const;

/** Filters of the list; the choice stands in the address, and works without a script. */
export function CandidateTools({ query, blind }: Readonly<{ query: CandidateListQuery; blind: boolean }>) {
  const t = useTranslations('candidates');
  const all = { value: '', label: t('tools.all') };
  const flags = { some: t('tools.flagsSome'), none: t('tools.flagsNone') };
  return (
    <form className="tools" method="get" aria-label={t('tools.filters')}>
      {KEPT.map((part) =>
        query[part] === null ? null : <input key={part} type="hidden" name={part} value={query[part]} />,
      )}
      <SelectField
        id="decision"
        label={t('tools.decision')}
        defaultValue={query.decision ?? ''}
        options={[
          all,
          { value: 'open', label: t('tools.decisionOpen') },
          ...DECISION_CHOICES.map((value) => ({ value, label: t(`choices.${value}`) })),
        ]}
      />
      <SelectField
        id="flags"
        label={t('tools.flags')}
        defaultValue={query.flags ?? ''}
        options={[all, ...FLAG_FILTERS.map((value) => ({ value, label: flags[value] }))]}
      />
      <SelectField
        id="sort"
        label={t('tools.sort')}
        defaultValue={query.sort}
        options={LIST_SORTS.map((value) => ({
          value,
          label: value === 'name' && blind ? t('tools.sortNumber') : t(`tools.sorts.${value}`),
        }))}
      />
      <Button type="submit">{t('tools.apply')}</Button>
    </form>
  );
}
