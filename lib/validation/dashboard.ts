import { z } from 'zod';

/** How far back a dashboard looks: whole weeks, this one included, or everything there is. */
export const PERIODS = ['4w', '13w', '26w', '52w', 'all'] as const;
export type Period = (typeof PERIODS)[number];

export const PERIOD_WEEKS: Readonly<Record<Exclude<Period, 'all'>, number>> = {
  '4w': 4,
  '13w': 13,
  '26w': 26,
  '52w': 52,
};

const USUAL_PERIOD: Period = '26w';
const id = z.uuid().nullable().catch(null).default(null);

/** The filters of the dashboard, as its address holds them; what is unknown counts as nothing chosen. */
export const dashboardInput = z.object({
  job: id,
  assessment: id,
  period: z.enum(PERIODS).catch(USUAL_PERIOD).default(USUAL_PERIOD),
});
export type DashboardInput = z.output<typeof dashboardInput>;
