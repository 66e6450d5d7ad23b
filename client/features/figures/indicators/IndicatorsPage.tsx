import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { IndicatorList, Measure } from '#shared/api/indicators.ts';
import { counted, formatNumber } from '#shared/format.ts';
import { withQuery } from '../../../api.ts';
import { catalogueQuery } from '../../../queries.ts';
import { useMay } from '../../../session.ts';
import { Finding } from '../../../ui/Finding.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { FiguresPage } from '../FiguresPage.tsx';
import { CsvButton } from '../parts/CsvButton.tsx';
import { FigureFilters } from '../parts/FigureFilters.tsx';
import { NoData } from '../parts/NoData.tsx';
import { type FigureSearch, figureQuery, readFigureSearch } from '../parts/search.ts';
import { segmentName } from '../parts/words.ts';
import { INDICATORS_API, indicatorsQuery, seriesQuery } from '../queries.ts';
import { grouped } from './groups.ts';
import { IndicatorTable } from './IndicatorTable.tsx';
import { Summary } from './Summary.tsx';
import { TypeValueDialog } from './TypeValueDialog.tsx';
import '../parts/parts.css';

const route = getRouteApi('/chiffres');

/** What the data says of a year, a buyer, a kind of purchase: the legal rates first, then each indicator. */
export function IndicatorsPage() {
  const search = route.useSearch();
  const mayRead = useMay('figure:read');
  const indicators = useQuery({ ...indicatorsQuery(figureQuery(search)), enabled: mayRead });
  return (
    <FiguresPage
      title="Indicateurs"
      lead="Ce que les données disent, sur combien de marchés, et ce qu’il reste à saisir."
      actions={<CsvButton path={withQuery(`${INDICATORS_API}/indicateurs.csv`, figureQuery(search))} name="indicateurs.csv" />}
    >
      <QueryView query={indicators} loading="Calcul des indicateurs…">
        {(list) => <Indicators list={list} search={search} />}
      </QueryView>
    </FiguresPage>
  );
}

function Indicators({ list, search }: { list: IndicatorList; search: FigureSearch }) {
  const navigate = useNavigate();
  const catalogue = useQuery(catalogueQuery);
  const mayWrite = useMay('figure:write');
  const [typing, setTyping] = useState<Measure | null>(null);
  const { year } = list;
  const isEmpty = list.years.length === 0 && search.acheteur === undefined && search.segment === undefined;
  const { year: _year, ...others } = figureQuery(search);
  const series = useQuery(seriesQuery({ ...others, from: year - 1, to: year - 1 }));
  const change = (part: Partial<Record<keyof FigureSearch, string | undefined>>): void =>
    void navigate({ to: '/chiffres', search: readFigureSearch({ ...search, ...part }), replace: true, resetScroll: false });
  const before = series.data?.items.filter((measure) => measure.year === year - 1) ?? [];
  // A typed value holds for the whole of a buyer's purchases: not for one kind of them.
  const onType = mayWrite && search.segment === undefined ? setTyping : null;
  return (
    <div className="part-page">
      {isEmpty ? (
        <Nothing />
      ) : (
        <FigureFilters search={search} onChange={change} years={list.years} year={year} buyers={list.buyers} buyersTotal={list.buyersTotal} />
      )}
      <Known list={list} />
      <Summary measures={list.items} before={before} search={search} />
      {grouped(list.items, catalogue.data?.indicators ?? []).map(({ id, title, measures }) => (
        <section key={id} className="stack" aria-labelledby={`group-${id}`}>
          <h2 id={`group-${id}`}>{title}</h2>
          <IndicatorTable title={title} measures={measures} search={search} onType={onType} />
        </section>
      ))}
      {mayWrite && search.segment !== undefined && (
        <p className="soft small">{`Une valeur se saisit pour tous les achats, sans le filtre «\u00a0${segmentName(search.segment)}\u00a0».`}</p>
      )}
      {typing && <TypeValueDialog measure={typing} buyer={search.acheteur} buyers={list.buyers} onClose={() => setTyping(null)} />}
    </div>
  );
}

function Nothing() {
  return (
    <NoData title="Aucune donnée importée pour l’instant">
      <p>
        Commencez par les données essentielles de vos marchés (le fichier que publie votre profil d’acheteur)&#x202f;: les taux de la loi se calculent seuls.
        Puis les achats de la comptabilité, pour les entreprises solidaires et inclusives.
      </p>
    </NoData>
  );
}

/** What the figures of the year rest on, and what holds some of them back. */
function Known({ list: { contracts, year, undecided, staleLists, years } }: { list: IndicatorList }) {
  if (years.length === 0) return null;
  return (
    <div className="stack">
      <p role="status" className="soft">
        {contracts === 0 ? `Aucun marché notifié en ${year} dans les données.` : `${counted(contracts, 'marché notifié', 'marchés notifiés')} en ${year}.`}
      </p>
      {undecided > 0 && (
        <Finding
          tone="warns"
          title={`${counted(undecided, 'marché dit', 'marchés disent')} deux choses contraires\u202f: ${undecided > 1 ? 'ils comptent' : 'il compte'} comme ${undecided > 1 ? 'inconnus' : 'inconnu'} jusqu’à votre décision.`}
          mend={<Link to="/chiffres/a-decider">{`Voir ce qui est à décider (${formatNumber(undecided)})`}</Link>}
        />
      )}
      {staleLists.length > 0 && (
        <Finding
          tone="warns"
          title={`${counted(staleLists.length, 'liste de fournisseurs a', 'listes de fournisseurs ont')} plus d’un an\u202f: ${staleLists.join(', ')}.`}
          mend={<Link to="/chiffres/imports">Importer une liste plus récente</Link>}
        />
      )}
    </div>
  );
}
