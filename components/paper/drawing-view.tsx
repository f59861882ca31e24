import type { Drawing, Mark } from '@/lib/pdf/paper';

/** The picture of a paper as a page shows it; its words are those that the PDF reads. */
export function DrawingView({ alt, drawing }: Readonly<{ alt: string; drawing: Drawing }>) {
  return (
    <svg
      className="paper-figure"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-label={alt}
    >
      {drawing.marks.map((mark, index) => (
        <MarkView key={index} mark={mark} />
      ))}
    </svg>
  );
}

function MarkView({ mark }: Readonly<{ mark: Mark }>) {
  switch (mark.mark) {
    case 'line': {
      const { x1, y1, x2, y2, width, shade } = mark;
      return <line {...{ x1, y1, x2, y2 }} stroke="currentColor" strokeOpacity={shade} strokeWidth={width} />;
    }
    case 'box': {
      const { x, y, width, height, shade, edge } = mark;
      return (
        <rect
          {...{ x, y, width, height }}
          fill="currentColor"
          fillOpacity={shade}
          stroke={edge ? 'currentColor' : 'none'}
        />
      );
    }
    case 'disc':
      return <circle cx={mark.x} cy={mark.y} r={mark.radius} fill="currentColor" />;
    case 'diamond':
      return <Diamond {...mark} />;
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          fontWeight={mark.bold ? 700 : 400}
          textAnchor={mark.anchor ?? 'start'}
          fill="currentColor"
        >
          {mark.text}
        </text>
      );
  }
}

function Diamond({ x, y, radius: r }: Readonly<{ x: number; y: number; radius: number }>) {
  return (
    <path className="paper-open" d={`M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`} stroke="currentColor" />
  );
}
