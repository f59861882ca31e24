import { CHECK } from '@/components/take/view';
import { enter, pageMetadata } from '../enter';
import { QuestionnairePage } from '../questionnaire-page';

export const generateMetadata = () => pageMetadata('check.pageTitle', ['answering']);

type CheckPageProps = Readonly<{
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

/** All answers before they are sent; sending is a step of its own. */
export default async function CheckPage({ searchParams }: CheckPageProps) {
  const entry = await enter('/take/check', ['answering']);
  if (!entry.open) return entry.page;
  const { error } = await searchParams;
  return <QuestionnairePage actor={entry.actor} view={entry.view} start={CHECK} error={error} />;
}
