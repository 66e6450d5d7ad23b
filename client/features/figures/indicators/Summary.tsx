import { Link } from '@tanstack/react-router';
import type { Measure } from '#shared/api/indicators.ts';
import { frenchTypography } from '#shared/typography.ts';
import { changeWords, coverageRate, valueWords } from '../parts/words.ts';
import type { FigureSearch } from '../parts/search.ts';
import { SUMMARY } from './groups.ts';

export type SummaryProps = {
  measures: readonly Measure[];
  /** Of the year before, when they are read. */
  before: readonly Measure[];
  search: FigureSearch;
};

/** The rates the article asks, for who has one minute: value, what it rests on, how it moved. */
export function Summary({ measures, before, search }: SummaryProps) {
  const lines = SUMMARY.flatMap(({ id, short }) => {
    const measure = measures.find((one) => one.indicator === id);
    return measure ? [{ short, measure, last: before.find((one) => one.indicator === id) }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="summary">
      <h2 id="summary">Ce que demande la loi</h2>
      <p className="soft">
        L’article{' '}
        <Link to="/droit/$id" params={{ id: 'ccp-l2111-3' }}>
          L.&nbsp;2111-3 du code de la commande publique
        </Link>{' '}
        demande des indicateurs sur les taux réels d’achats responsables, en nombre de contrats ou en valeur, et une cible par catégorie, dont deux séparées
        pour les entreprises solidaires et pour celles qui emploient des publics défavorisés ou vulnérables. Ces deux taux se recouvrent&#x202f;: ils ne
        s’additionnent pas.
      </p>
      <ul className="summary">
        {lines.map(({ short, measure, last }) => (
          <li key={measure.indicator} className="summary__line">
            <strong className={`summary__figure${measure.value === null ? ' summary__figure--unknown' : ''}`}>{valueWords(measure)}</strong>
            <Link to="/chiffres/indicateurs/$indicatorId" params={{ indicatorId: measure.indicator }} search={search} className="summary__name">
              {measure.value === null ? measure.title : short}
            </Link>
            <span className="soft small">{frenchTypography(measure.detail)}</span>
            <Covered measure={measure} />
            <span className="small">{changeWords(measure, last)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** On how much of the whole the figure is known, drawn and said; beside an unknown figure, only that nothing is. */
export function Covered({ measure: { coverage, value } }: { measure: Pick<Measure, 'coverage' | 'value'> }) {
  if (coverage === null || coverage.total === 0 || (value === null && coverage.known > 0)) return null;
  const rate = coverageRate(coverage);
  return (
    <span className="covered small">
      <svg className="covered__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="covered__all" width="100" height="6" />
        <rect className="covered__known" width={(coverage.known * 100) / coverage.total} height="6" />
      </svg>
      {`Connu à ${rate}`}
    </span>
  );
}
