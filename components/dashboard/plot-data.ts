/** What a bar figure draws; every text is made on the server. */
export type PlotData = Readonly<{
  /** Bars lie from the left with their numbers, or stand on an axis of numbers. */
  bars: 'lying' | 'standing';
  /** Names of the series, two at most: the first is drawn filled, the second in outline. */
  series: readonly string[];
  rows: readonly Readonly<{
    label: string;
    /** One a series. */
    values: readonly number[];
    /** Stands at the end of a lying bar. */
    text: string;
  }>[];
}>;
