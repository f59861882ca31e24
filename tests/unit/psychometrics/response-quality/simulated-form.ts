import { randomSource } from '@/lib/stats/random';

export type SimulatedForm = Readonly<{
  format: Readonly<{ min: number; max: number }>;
  facets: readonly number[];
  reversed: readonly boolean[];
  rows: readonly (readonly number[])[];
  /** The first people of the rows answer at random, the others as ordinary people do. */
  randomPeople: number;
}>;

const POINTS = 6;
const MIDDLE = (1 + POINTS) / 2;
const SCALES = 6;
const RANDOM_SHARE = 0.05;

/**
 * Ordinary people: an answer is the facet's trait (a quarter of it shared within one of six scales), the item's own
 * level, noise, a little acquiescence and a tendency to agree with what is desirable, cut to six points. People differ
 * in how noisy they are (log-normal, SD .38 of the logarithm): that is what makes the flags of one person hang together.
 */
export function simulateForm({
  facets,
  size,
  people,
  seed,
}: Readonly<{ facets: number; size: number; people: number; seed: number }>): SimulatedForm {
  const random = randomSource(seed);
  const columns = facets * size;
  const levels = Array.from({ length: columns }, () => 0.4 * random.normal());
  const reversed = Array.from({ length: columns }, (_, column) => column % 3 === 2);
  const randomPeople = Math.round(people * RANDOM_SHARE);

  const ordinary = () => {
    const scales = Array.from({ length: SCALES }, () => random.normal());
    const noise = 0.65 * Math.exp(0.38 * random.normal());
    const acquiescence = 0.2 * random.normal();
    const traits = Array.from({ length: facets }, (_, facet) => {
      const shared = scales[Math.floor((facet * SCALES) / facets)] ?? 0;
      return 1.2 * (Math.sqrt(0.25) * shared + Math.sqrt(0.75) * random.normal());
    });
    return levels.map((level, column) => {
      const keyed = 0.3 + (traits[Math.floor(column / size)] ?? 0) + level + noise * random.normal();
      const answer = MIDDLE + acquiescence + (reversed[column] === true ? -keyed : keyed);
      return Math.min(POINTS, Math.max(1, Math.round(answer)));
    });
  };
  const careless = () => Array.from({ length: columns }, () => 1 + random.integer(POINTS));

  return {
    format: { min: 1, max: POINTS },
    facets: Array.from({ length: facets }, () => size),
    reversed,
    rows: Array.from({ length: people }, (_, person) => (person < randomPeople ? careless() : ordinary())),
    randomPeople,
  };
}
