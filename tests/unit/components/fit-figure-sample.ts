import type { FitFigureRow, FitFigureTotal, FitFigureWords } from '@/components/charts/fit-figure-data';

/** Two scales of the kind that a report has: one inside its target, one outside, with traces. */
export const ROWS: readonly FitFigureRow[] = [
  {
    scale: 'carefulness',
    name: 'Huolellisuus',
    weightPercent: 60,
    weight: { text: '60 %', href: '/fi/r?trace=weight.carefulness' },
    targetLower: 55,
    targetUpper: null,
    target: { text: 'vähintään 55', href: '/fi/r?trace=target.carefulness' },
    verdict: 'tavoitteessa',
    lost: { text: '0', href: '/fi/r?trace=lost.carefulness' },
    score: {
      status: 'scored',
      t: 61,
      low: 53.8,
      high: 68.2,
      inside: true,
      text: { text: '61', href: '/fi/r?trace=t.carefulness' },
      interval: { text: '54–68', href: '/fi/r?trace=t-interval.carefulness' },
    },
  },
  {
    scale: 'salesConfidence',
    name: 'Myynnillinen itseluottamus',
    weightPercent: 40,
    weight: { text: '40 %', href: '/fi/r?trace=weight.salesConfidence' },
    targetLower: 48,
    targetUpper: 67,
    target: { text: '48–67', href: '/fi/r?trace=target.salesConfidence' },
    verdict: '33 alle tavoitteen',
    lost: { text: '−21', href: '/fi/r?trace=lost.salesConfidence' },
    score: {
      status: 'scored',
      t: 15,
      low: 8,
      high: 22,
      inside: false,
      text: { text: '15', href: '/fi/r?trace=t.salesConfidence' },
      interval: { text: '8–22', href: '/fi/r?trace=t-interval.salesConfidence' },
    },
  },
];

export const TOTAL: FitFigureTotal = {
  label: 'Sopivuus',
  fit: { text: '79', href: '/fi/r?trace=fit' },
  interval: { text: '70–86', href: '/fi/r?trace=fit-interval' },
  weight: '100 %',
  lost: { text: '−21' },
};

export const WORDS: FitFigureWords = {
  scale: 'asteikko',
  weight: 'paino',
  score: 'pisteet',
  interval: '90 %:n väli',
  target: 'tavoite',
  inWords: 'sanoin',
  lost: 'menetetty',
  asTable: 'Luvut taulukkona',
  legend: {
    target: 'tavoite',
    inside: 'tavoitteessa',
    outside: 'tavoitteen ulkopuolella',
    interval: '90 %:n virheväli',
    rule: 'viivan paksuus = paino',
  },
};
