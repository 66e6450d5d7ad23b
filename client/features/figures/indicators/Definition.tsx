import { useQuery } from '@tanstack/react-query';
import type { Measure } from '#shared/api/indicators.ts';
import { SOURCE_LABELS } from '#shared/labels.ts';
import { frenchTypography } from '#shared/typography.ts';
import { useLawDay } from '../../../lawDay.ts';
import { catalogueQuery, referencesQuery } from '../../../queries.ts';
import { Finding } from '../../../ui/Finding.tsx';
import { Cites } from '../../law/Cites.tsx';
import '../../law/Law.css';

/** How it is counted, what to mind, and the texts it answers. */
export function Definition({ measure }: { measure: Measure }) {
  const indicator = useQuery(catalogueQuery).data?.indicators.find(({ id }) => id === measure.indicator);
  const { on } = useLawDay();
  const references = useQuery(referencesQuery(on)).data?.items;
  return (
    <section className="stack" aria-labelledby="definition">
      <h2 id="definition">Comment il est compté</h2>
      <dl className="facts">
        <Fact term="Formule" text={measure.formula} />
        {indicator && <Fact term="A, la partie" text={indicator.numerator} />}
        {indicator?.denominator && <Fact term="B, le tout" text={indicator.denominator} />}
        <Fact term="Source habituelle" text={SOURCE_LABELS[measure.source]} />
      </dl>
      {indicator?.caution && <Finding tone="warns" title={frenchTypography(indicator.caution)} />}
      {indicator && indicator.references.length > 0 && (
        <div className="stack">
          <h3>Textes</h3>
          <Cites ids={indicator.references} references={references} />
        </div>
      )}
    </section>
  );
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <div className="facts__line">
      <dt>{term}</dt>
      <dd>{frenchTypography(text)}</dd>
    </div>
  );
}
