import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { IndicatorList, Measure } from '#shared/api/indicators.ts';
import { useMay } from '../../../session.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { FiguresPage } from '../FiguresPage.tsx';
import { FigureFilters } from '../parts/FigureFilters.tsx';
import { type FigureSearch, figureQuery, readFigureSearch } from '../parts/search.ts';
import { indicatorsQuery, seriesQuery } from '../queries.ts';
import { Definition } from './Definition.tsx';
import { Figure } from './Figure.tsx';
import { TypeValueDialog } from './TypeValueDialog.tsx';
import { Years } from './Years.tsx';
import '../parts/parts.css';

const route = getRouteApi('/chiffres/indicateurs/$indicatorId');

/** One indicator: what it is worth and on what, how it is computed, its years, its contracts; and the value somebody types. */
export function IndicatorPage() {
  const { indicatorId } = route.useParams();
  const search = route.useSearch();
  const mayRead = useMay('figure:read');
  const indicators = useQuery({ ...indicatorsQuery(figureQuery(search)), enabled: mayRead });
  const measure = indicators.data?.items.find((one) => one.indicator === indicatorId);
  const back = (
    <Link to="/chiffres" search={search}>
      Tous les indicateurs
    </Link>
  );
  return (
    <FiguresPage
      key={indicatorId}
      title={measure?.title ?? (indicators.data ? 'Indicateur inconnu' : 'Indicateur')}
      lead={measure?.definition ?? ''}
      back={back}
    >
      <QueryView query={indicators} loading="Calcul de l’indicateur…">
        {(list) =>
          measure ? (
            <Detail measure={measure} list={list} search={search} />
          ) : (
            <EmptyState title="Aucun indicateur ne porte ce nom." action={<LinkButton to="/chiffres">Voir tous les indicateurs</LinkButton>} />
          )
        }
      </QueryView>
    </FiguresPage>
  );
}

function Detail({ measure, list, search }: { measure: Measure; list: IndicatorList; search: FigureSearch }) {
  const navigate = useNavigate();
  const mayWrite = useMay('figure:write');
  const [typing, setTyping] = useState<Measure | null>(null);
  const { year: _year, ...others } = figureQuery(search);
  const series = useQuery(seriesQuery(others));
  const change = (part: Partial<Record<keyof FigureSearch, string | undefined>>): void =>
    void navigate({
      to: '/chiffres/indicateurs/$indicatorId',
      params: { indicatorId: measure.indicator },
      search: readFigureSearch({ ...search, ...part }),
      replace: true,
      resetScroll: false,
    });
  const onType = mayWrite && search.segment === undefined ? setTyping : null;
  return (
    <div className="part-page">
      <FigureFilters search={search} onChange={change} years={list.years} year={list.year} buyers={list.buyers} buyersTotal={list.buyersTotal} />
      <Figure measure={measure} search={{ ...search, annee: list.year }} onType={onType} />
      <QueryView query={series} loading="Lecture des années…">
        {({ items }) => <Years measures={items.filter((one) => one.indicator === measure.indicator)} onType={onType} />}
      </QueryView>
      <Definition measure={measure} />
      {typing && <TypeValueDialog measure={typing} buyer={search.acheteur} buyers={list.buyers} onClose={() => setTyping(null)} />}
    </div>
  );
}
