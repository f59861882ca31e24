import { useTranslations } from 'next-intl';
import { ScaleIcon } from '@/components/ui/scale-icon';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { SCALE_KEYS } from '@/lib/scales';
import { useCapitalised } from '../words/use-capitalised';
import type { TableView } from './table-view';

const RATING_FIELDS = ['frequency', 'loss', 'gain'] as const;

/** Widths and headings of the steps table. */
export function TableHead({ view }: Readonly<{ view: TableView }>) {
  return view === 'ratings' ? <RatingsHead /> : <WordsHead />;
}

function RatingsHead() {
  const t = useTranslations('roles');
  const scales = useTranslations('scales.names');
  return (
    <>
      <colgroup>
        <col />
        {RATING_FIELDS.map((field) => (
          <col key={field} className="k-v" />
        ))}
        {SCALE_KEYS.map((scale, index) => (
          <col key={scale} className={index === 0 ? 'k-g' : 'k-s'} />
        ))}
        <col className="k-c" />
        <col className="k-m" />
      </colgroup>
      <thead>
        <tr className="grp">
          <td />
          <th colSpan={3} scope="colgroup">
            {t('steps.ratings')}
          </th>
          <th colSpan={6} scope="colgroup" className="gapL">
            {t('steps.relevance')}
          </th>
          <td />
          <td />
        </tr>
        <tr>
          <th scope="col" className="c-step">
            {t('steps.step')}
          </th>
          {RATING_FIELDS.map((field) => (
            <th key={field} scope="col" className="c-v">
              <span className="hd">
                <Upright text={t(`steps.head.${field}`)} />
              </span>
            </th>
          ))}
          {SCALE_KEYS.map((scale, index) => (
            <th key={scale} scope="col" className={index === 0 ? 'gapL' : 'c-s'}>
              <span className="hd">
                <Upright text={scales(scale)} />
                <ScaleIcon scale={scale} small />
              </span>
            </th>
          ))}
          <th scope="col" className="c-crit">
            {t('steps.criticality')}
          </th>
          <MenuHead />
        </tr>
      </thead>
    </>
  );
}

function WordsHead() {
  const t = useTranslations('roles');
  const capitalised = useCapitalised();
  return (
    <>
      <colgroup>
        <col />
        <col className="k-kind" />
        <col className="k-contact" />
        <col className="k-notices" />
        <col className="k-m" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className="c-step">
            {t('steps.step')}
          </th>
          <th scope="col">{capitalised(t('fields.step.kind'))}</th>
          <th scope="col">{capitalised(t('fields.step.contact'))}</th>
          <th scope="col">{capitalised(t('fields.step.customerNotices'))}</th>
          <MenuHead />
        </tr>
      </thead>
    </>
  );
}

function MenuHead() {
  const t = useTranslations('roles.steps');
  return (
    <th scope="col" className="c-menu">
      <VisuallyHidden>{t('actions')}</VisuallyHidden>
    </th>
  );
}

const ONE_LINE = 17;

/** A heading that reads upwards, in two lines when it is long. */
function Upright({ text }: Readonly<{ text: string }>) {
  const at = text.includes(', ') ? text.lastIndexOf(', ') + 1 : text.lastIndexOf(' ');
  if (at <= 0 || text.length < ONE_LINE) return <span className="vert">{text}</span>;
  return (
    <span className="vert">
      {text.slice(0, at)}
      <br />
      {text.slice(at + 1)}
    </span>
  );
}
