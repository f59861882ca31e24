'use client';

import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import type { PlotData } from './plot-data';

const LYING_ROW = 44;
const STANDING = 260;
const CHARACTER = 8;
const AXIS_ROOM = 40;
const MARGIN = { top: 8, right: 20, bottom: 0, left: 0 };

/**
 * Bars by Recharts, loaded only where a figure is looked at. What it shows is said in words and in the table beside it,
 * so nothing in it takes the focus; nothing moves.
 */
export default function BarPlot({ data }: Readonly<{ data: PlotData }>) {
  return data.bars === 'lying' ? <Lying data={data} /> : <Standing data={data} />;
}

type Row = Readonly<Record<string, string | number>>;

function rowsOf({ rows }: PlotData): Row[] {
  return rows.map(({ label, text, values }) => ({
    label,
    text,
    ...Object.fromEntries(values.map((value, index) => [`v${index}`, value])),
  }));
}

function Lying({ data }: Readonly<{ data: PlotData }>) {
  const endRoom = CHARACTER * (1 + Math.max(...data.rows.map(({ text }) => text.length)));
  return (
    <ResponsiveContainer width="100%" height={data.rows.length * LYING_ROW}>
      <BarChart
        layout="vertical"
        data={rowsOf(data)}
        accessibilityLayer={false}
        margin={{ ...MARGIN, right: endRoom }}
      >
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis type="category" dataKey="label" width="auto" axisLine={false} tickLine={false} interval={0} />
        <Bar dataKey="v0" className="plot-filled" isAnimationActive={false} barSize={24} minPointSize={1}>
          <LabelList dataKey="text" position="right" />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

function Standing({ data }: Readonly<{ data: PlotData }>) {
  return (
    <ResponsiveContainer width="100%" height={STANDING}>
      <BarChart data={rowsOf(data)} accessibilityLayer={false} margin={MARGIN} barGap={1}>
        <CartesianGrid vertical={false} />
        <XAxis dataKey="label" tickLine={false} minTickGap={12} />
        <YAxis allowDecimals={false} width={AXIS_ROOM} axisLine={false} tickLine={false} />
        <Tooltip isAnimationActive={false} cursor={false} content={Hint} />
        {data.series.map((name, index) => (
          <Bar
            key={name}
            dataKey={`v${index}`}
            name={name}
            className={index === 0 ? 'plot-filled' : 'plot-outline'}
            isAnimationActive={false}
            maxBarSize={28}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** The numbers under the pointer; they stand in the table too. */
function Hint({ active, payload, label }: TooltipContentProps) {
  if (!active) return null;
  return (
    <div className="plot-hint">
      <b>{label}</b>
      {payload.map(({ name, value }) => (
        <span key={name}>
          {name} {value}
        </span>
      ))}
    </div>
  );
}
