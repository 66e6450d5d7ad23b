import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MapLine, PurchaseMap } from '#shared/api/indicators.ts';
import { counted, formatMoney, formatNumber, formatRate } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { optionsOf } from '../../../labels.ts';
import { useMay } from '../../../session.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Select } from '../../../ui/Select.tsx';
import { FiguresPage } from '../FiguresPage.tsx';
import { FigureFilters, useKnown } from '../parts/FigureFilters.tsx';
import { NoData } from '../parts/NoData.tsx';
import { figureQuery, type MapSearch, readMapSearch } from '../parts/search.ts';
import { asideWords } from '../parts/words.ts';
import { mapQuery } from '../queries.ts';
import { Bars } from './Bars.tsx';
import { inOrder, ORDER_LABELS } from './order.ts';
import '../parts/parts.css';

const route = getRouteApi('/chiffres/cartographie');

/** What is bought, by CPV division: how much, how social it is, how much of it is labour. */
export function MapPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayRead = useMay('figure:read');
  const map = useQuery({ ...mapQuery(figureQuery(search)), enabled: mayRead });
  const { buyers, buyersTotal } = useKnown();
  const hasData = ({ years }: PurchaseMap): boolean => years.length > 0 || search.acheteur !== undefined || search.segment !== undefined;
  const change = (part: Partial<Record<keyof MapSearch, string | undefined>>): void =>
    void navigate({ to: '/chiffres/cartographie', search: readMapSearch({ ...search, ...part }), replace: true, resetScroll: false });
  return (
    <FiguresPage title="Cartographie" lead="Ce qui est acheté, par famille, et là où une clause sociale pèserait le plus.">
      <QueryView query={map} loading="Lecture des achats…">
        {(data) => (
          <div className="part-page">
            {hasData(data) && (
              <FigureFilters
                search={search}
                onChange={change}
                years={data.years}
                {...(data.year === null ? {} : { year: data.year })}
                buyers={buyers}
                buyersTotal={buyersTotal}
              >
                <Select
                  label="Classer par"
                  value={search.tri ?? 'amount'}
                  options={optionsOf(ORDER_LABELS)}
                  onChange={(tri) => change({ tri: tri ?? undefined })}
                />
              </FigureFilters>
            )}
            {data.items.length === 0 ? <Nothing hasData={hasData(data)} /> : <Divisions map={data} search={search} />}
          </div>
        )}
      </QueryView>
    </FiguresPage>
  );
}

function Nothing({ hasData }: { hasData: boolean }) {
  if (hasData)
    return (
      <EmptyState
        title="Aucun marché ne répond à ces choix."
        action={
          <LinkButton to="/chiffres/cartographie" search={{}}>
            Voir tous les achats
          </LinkButton>
        }
      />
    );
  return (
    <NoData title="Aucun marché à cartographier pour l’instant">
      <p>Importez les données essentielles que publie votre profil d’acheteur&#x202f;: chaque marché y porte son code CPV et son montant.</p>
    </NoData>
  );
}

function Divisions({ map: { items, aside, year }, search }: { map: PurchaseMap; search: MapSearch }) {
  const order = search.tri ?? 'amount';
  const lines = inOrder(items, order);
  const { tri: _order, segment: _segment, ...figure } = search;
  const narrowed = year === null ? figure : { ...figure, annee: year };
  const unknown = lines.find(({ labourBasisPoints, labourSource }) => labourBasisPoints === null && labourSource !== '');
  const columns = divisionColumns((division) => (
    <Link to="/chiffres/marches" search={{ ...narrowed, segment: division }} className="nowrap">
      Voir les marchés
    </Link>
  ));
  return (
    <>
      <Bars lines={lines} order={order} />
      <div className="stack">
        <h2>Toutes les divisions</h2>
        <p className="soft small">
          Potentiel&#x202f;: le montant sans considération sociale, multiplié par la part de main-d’œuvre. C’est un ordre de grandeur pour choisir où regarder,
          pas une prévision.
        </p>
        {unknown && <p className="soft small">{`Main-d’œuvre inconnue\u202f: ${frenchTypography(unknown.labourSource)}`}</p>}
        <DataTable
          caption={`${counted(lines.length, 'division CPV', 'divisions CPV')}${year === null ? '' : `, marchés notifiés en ${year}`}`}
          columns={columns}
          rows={lines}
          rowKey={({ division }) => division}
        />
        {aside.length > 0 && (
          <div className="stack">
            <h3>Mis à l’écart</h3>
            <ul>
              {aside.map((one) => (
                <li key={one.reason}>{asideWords(one)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </>
  );
}

const divisionColumns = (open: (division: string) => ReactNode): Column<MapLine>[] => [
  {
    id: 'label',
    header: 'Division',
    isRowHeader: true,
    cell: ({ division, label }) => (
      <>
        <span className="soft small">{`${division} `}</span>
        {frenchTypography(label)}
      </>
    ),
  },
  { id: 'amount', header: 'Montant HT', isNumeric: true, cell: ({ amountCents }) => formatMoney(Math.round(amountCents / 100) * 100) },
  { id: 'contracts', header: 'Marchés', isNumeric: true, cell: ({ contracts }) => formatNumber(contracts) },
  {
    id: 'social',
    header: 'Considération sociale',
    isNumeric: true,
    cell: ({ socialBasisPoints, socialKnown, contracts }) => (
      <>
        {socialBasisPoints === null ? 'inconnu' : formatRate(socialBasisPoints)}
        <span className="contract__sub">{`sur ${counted(socialKnown, 'connu')} parmi ${formatNumber(contracts)}`}</span>
      </>
    ),
  },
  {
    id: 'labour',
    header: 'Main-d’œuvre',
    isNumeric: true,
    cell: ({ labourBasisPoints, labourSource }) => (
      <>
        {labourBasisPoints === null ? 'inconnue' : formatRate(labourBasisPoints)}
        {labourBasisPoints !== null && labourSource && <Source text={frenchTypography(labourSource)} />}
      </>
    ),
  },
  {
    id: 'potential',
    header: 'Potentiel',
    isNumeric: true,
    cell: ({ potentialCents }) => (potentialCents === null ? 'inconnu' : formatMoney(Math.round(potentialCents / 100) * 100)),
  },
  { id: 'open', header: 'Marchés de la division', cell: ({ division }) => open(division) },
];

/** What the share of labour rests on: its first words in sight, the trades when they are asked for. */
function Source({ text }: { text: string }) {
  const [first = text] = text.split(/\s:\s/);
  if (first === text) return <span className="contract__sub contract__wrap">{text}</span>;
  return (
    <details className="contract__sub contract__wrap">
      <summary>{first}</summary>
      {text.slice(first.length).replace(/^\s:\s/, '')}
    </details>
  );
}
