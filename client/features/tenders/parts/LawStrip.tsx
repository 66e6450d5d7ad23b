import { formatMoney } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import type { StepProps } from '../workspace.ts';
import { lawSentences } from './law-sentence.ts';
import { useLiveRegime } from './LawPanel.tsx';

/** The estimated value and what the law asks, in two lines, where there is no room for the panel. */
export function LawStrip({ workspace }: StepProps) {
  const regime = useLiveRegime(workspace);
  if (!regime) return null;
  const { value } = regime;
  return (
    <div className="law-strip">
      <p className="law-strip__value">
        Valeur estimée&#x202f;:{' '}
        <strong className="figures">
          {value.cents === 0 && !value.complete ? 'à compléter' : `${value.complete ? '' : 'au moins '}${formatMoney(value.cents)} HT`}
        </strong>
        {value.missing.length > 0 && <span className="soft small">{frenchTypography(` (il manque ${value.missing.join(' ; ')})`)}</span>}
      </p>
      <p role="status">{frenchTypography(lawSentences(regime).join(' '))}</p>
    </div>
  );
}
