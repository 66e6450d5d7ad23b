import type { ReactNode } from 'react';
import type { IndicatorUnit } from '#shared/api/catalogue.ts';
import { formatMeasure } from '#shared/indicators/measure.ts';

export type KnownFigureProps = {
  /** Names the group: « Valeur des données », « Chiffre du réseau ». */
  label: string;
  unit: IndicatorUnit;
  value: number;
  year?: number | undefined;
  /** How it was counted, where it comes from, when. */
  detail: string;
  /** What it does to the scheme, and what can be done about it. */
  children?: ReactNode;
};

/** A figure that Clausier knows, beside the field it may fill. */
export function KnownFigure({ label, unit, value, year, detail, children }: KnownFigureProps) {
  return (
    <div className="row known-figure" role="group" aria-label={label}>
      <span>
        <strong>{formatMeasure(unit, value)}</strong>
        {year === undefined ? '' : ` en ${year}`}
        {`\u202f: ${detail}`}
      </span>
      {children}
    </div>
  );
}
