import { ScaleGlyph } from '../ui/scale-icon';
import type { FitFigureRow, FitFigureScore, FitFigureWords } from './fit-figure-data';
import { Point, TargetRange, Whisker } from './marks';
import { SvgNumber } from './svg-text';
import { type Axis, place, T_MAX, T_MEAN, T_MIN, T_TICKS } from './t-axis';
import { wrapLabel } from './wrap-label';

const WIDTH = 744;
const AXIS: Axis = { min: T_MIN, max: T_MAX, start: 232, perUnit: 5.8 };
const TOP = 34;
const ROW = 66;
const RULE_END = 204;
const RULE_PER_PERCENT = 0.25;
const WORDS_X = 596;
const NAME_ROOM = 17;
/** Centre of the marks, from the top of the row. */
const CENTRE = 40;
const BAND = 24;
const CAP = 5;

type FitFigureWideProps = Readonly<{
  rows: readonly FitFigureRow[];
  words: FitFigureWords;
  captionId: string;
}>;

/** The fit figure from 720 px up; see FitFigure. */
export function FitFigureWide({ rows, words, captionId }: FitFigureWideProps) {
  const bottom = TOP + rows.length * ROW;
  const linked = rows.some(hasLinks);
  return (
    <svg
      className="fig fig-wide"
      viewBox={`0 0 ${WIDTH} ${bottom + 10}`}
      {...(linked ? { 'aria-hidden': true } : { role: 'img', 'aria-labelledby': captionId })}
    >
      <Head words={words} bottom={bottom} />
      {rows.map((row, index) => (
        <Row key={row.scale} row={row} y={TOP + index * ROW} />
      ))}
      <line className="hair" x1={0} x2={WIDTH} y1={bottom} y2={bottom} />
    </svg>
  );
}

function hasLinks({ weight, target, lost, score }: FitFigureRow): boolean {
  const numbers = [weight, target, lost, score.status === 'scored' ? score.text : null];
  return numbers.some((number) => number?.href !== undefined);
}

function Head({ words, bottom }: Readonly<{ words: FitFigureWords; bottom: number }>) {
  return (
    <>
      {T_TICKS.map((t) => {
        const x = place(AXIS, t);
        return (
          <g key={t}>
            <line className={t === T_MEAN ? 'mid' : 'grid'} x1={x} x2={x} y1={28} y2={bottom} />
            <text className="mu" x={x} y={20} textAnchor="middle">
              {t}
            </text>
          </g>
        );
      })}
      <text className="mu" x={0} y={20}>
        {words.scale}
      </text>
      <text className="mu" x={RULE_END} y={20} textAnchor="end">
        {words.weight}
      </text>
      <text className="mu" x={WIDTH} y={20} textAnchor="end">
        {words.lost}
      </text>
    </>
  );
}

function Row({ row, y }: Readonly<{ row: FitFigureRow; y: number }>) {
  const outside = row.score.status === 'scored' && !row.score.inside;
  const tone = outside ? 'b' : 'mu';
  return (
    <g>
      <line className="hair" x1={0} x2={WIDTH} y1={y} y2={y} />
      <rect className="rule" x={0} y={y} width={RULE_END} height={row.weightPercent * RULE_PER_PERCENT} />
      <ScaleGlyph scale={row.scale} x={0} y={y + 15} />
      {wrapLabel(row.name, NAME_ROOM).map((line, index) => (
        <text key={line} className="b t16" x={26} y={y + 29 + index * 18}>
          {line}
        </text>
      ))}
      <SvgNumber className="mu" x={RULE_END} y={y + 29} value={row.weight} anchor="end" />
      <TargetRange
        axis={AXIS}
        lower={row.targetLower}
        upper={row.targetUpper}
        y={y + CENTRE - BAND / 2}
        height={BAND}
      />
      <Score score={row.score} y={y + CENTRE} />
      <text className={tone} x={WORDS_X} y={y + 38}>
        {row.verdict}
      </text>
      <SvgNumber className="mu" x={WORDS_X} y={y + 56} value={row.target} />
      {row.lost ? <SvgNumber className={tone} x={WIDTH} y={y + 38} value={row.lost} anchor="end" /> : null}
    </g>
  );
}

function Score({ score, y }: Readonly<{ score: FitFigureScore; y: number }>) {
  if (score.status === 'missing') {
    return (
      <text className="mu halo" x={AXIS.start + 4} y={y - 18}>
        {score.text}
      </text>
    );
  }
  const x = place(AXIS, score.t);
  return (
    <>
      <Whisker axis={AXIS} low={score.low} high={score.high} y={y} cap={CAP} />
      <Point x={x} y={y} inside={score.inside} />
      <SvgNumber className="b t16 halo" x={x} y={y - 16} value={score.text} anchor="middle" />
    </>
  );
}
