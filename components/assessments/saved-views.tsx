'use client';

import { useTranslations } from 'next-intl';
import { CheckboxField } from '@/components/forms/checkbox-field';
import { ErrorSummary } from '@/components/forms/error-summary';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { Disclosure } from '@/components/ui/disclosure';
import { Link } from '@/lib/i18n/navigation';
import type { SavedView } from '@/lib/services/saved-views';
import type { StatefulAction } from '@/lib/validation/form-state';

const NAME_MAX = 60;

type SavedViewsProps = Readonly<{
  views: readonly SavedView[];
  /** Address of the list without its filters. */
  path: string;
  /** Filters that are on now, as an address holds them. */
  filters: string;
  saveAction: StatefulAction<{ viewId: string }>;
  removeAction: StatefulAction;
}>;

/** Views of this list under a name, own and shared; the present filters can be kept as one. */
export function SavedViews({ views, path, filters, saveAction, removeAction }: SavedViewsProps) {
  const t = useTranslations('candidates.views');
  const own = views.filter(({ sharedBy }) => sharedBy === null);
  return (
    <div className="views">
      {views.length > 0 ? (
        <nav aria-label={t('title')}>
          <ul>
            {views.map((view) => (
              <li key={view.id}>
                <Link
                  href={view.filters === '' ? path : `${path}?${view.filters}`}
                  aria-current={view.filters === filters ? 'true' : undefined}
                  scroll={false}
                >
                  {view.name}
                </Link>{' '}
                <span className="small muted">
                  {view.sharedBy === null
                    ? t(view.shared ? 'shared' : 'mine')
                    : t('sharedBy', { name: view.sharedBy })}
                </span>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <Disclosure summary={t('save')}>
        <SaveForm action={saveAction} filters={filters} />
      </Disclosure>
      {own.length > 0 ? (
        <Disclosure summary={t('manage')}>
          <ul className="plain-list">
            {own.map(({ id, name }) => (
              <li key={id}>
                <div className="in-line">
                  <span>{name}</span>
                  <OneButtonForm
                    id={`remove-${id}`}
                    action={removeAction}
                    fields={{ viewId: id }}
                    label={t('removeShort')}
                    name={t('remove', { name })}
                    pendingLabel={t('removeShort')}
                    size="tiny"
                  />
                </div>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </div>
  );
}

function SaveForm({ action, filters }: Readonly<{ action: SavedViewsProps['saveAction']; filters: string }>) {
  const t = useTranslations('candidates.views');
  const { state, form, field, summary } = useFormState(action, {}, 'view-');
  const { key: nameKey, ...name } = field('name');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      {state.status === 'done' ? <p role="status">{t('saved')}</p> : null}
      <input type="hidden" name="filters" value={filters} />
      <TextField
        key={nameKey}
        {...name}
        label={t('name')}
        hint={t('nameHint')}
        maxLength={NAME_MAX}
        required
      />
      <CheckboxField id="view-shared" name="shared" value="on" label={t('share')} />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('saving')}>
          {t('submit')}
        </SubmitButton>
      </div>
    </form>
  );
}
