import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { coverageText, type Together, togetherText } from '#shared/scheme/by-buyer.ts';

/** What the buyers make together: one value or a range, and of how many of them it is known. */
export function TogetherValue({ indicator, value }: { indicator: SchemeIndicator; value: Together | null }) {
  if (value === null) return <span className="missing">inconnu</span>;
  return (
    <>
      {togetherText(indicator, value)}
      <div className="soft small">{coverageText(value)}</div>
    </>
  );
}
