import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Contract, ContractPage } from '#shared/api/indicators.ts';
import { LIMITS } from '#shared/limits.ts';
import { counted } from '#shared/format.ts';
import { withQuery } from '../../../api.ts';
import { useMay } from '../../../session.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { RemovableChip } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useDebounced } from '../../../useDebounced.ts';
import { FiguresPage } from '../FiguresPage.tsx';
import { CsvButton } from '../parts/CsvButton.tsx';
import { FigureFilters, useKnown } from '../parts/FigureFilters.tsx';
import { NoData } from '../parts/NoData.tsx';
import { Pager } from '../parts/Pager.tsx';
import { type ContractPart, type ContractSearch, contractQuery, readContractSearch } from '../parts/search.ts';
import { CONTRACTS_API, contractsQuery, indicatorsQuery } from '../queries.ts';
import { ContractDialog } from './ContractDialog.tsx';
import { contractColumns } from './contract-columns.tsx';
import '../parts/parts.css';

const route = getRouteApi('/chiffres/marches');

/** The published contracts, one by one: those of a figure when one comes from it. */
export function ContractsPage() {
  const search = route.useSearch();
  const mayRead = useMay('figure:read');
  const contracts = useQuery({ ...contractsQuery(contractQuery(search)), enabled: mayRead });
  const [opened, setOpened] = useState<Contract | null>(null);
  const { page: _page, ...asked } = contractQuery(search);
  return (
    <FiguresPage
      title="Marchés"
      lead="Les marchés publiés, un par un, comme vos fichiers les disent."
      actions={<CsvButton path={withQuery(`${CONTRACTS_API}/marches.csv`, asked)} name="marches.csv" isDisabled={!contracts.data?.total} />}
    >
      <div className="stack">
        <Filters search={search} />
        <QueryView query={contracts} loading="Lecture des marchés…">
          {(data) => <Found data={data} search={search} onOpen={setOpened} isWaiting={contracts.isPlaceholderData} />}
        </QueryView>
      </div>
      {opened && <ContractDialog contract={opened} onClose={() => setOpened(null)} />}
    </FiguresPage>
  );
}

/** What changes in the address; another question starts again at its first page. */
function useChange(search: ContractSearch): (part: Partial<Record<keyof ContractSearch, string | undefined>>) => void {
  const navigate = useNavigate();
  return (part) =>
    void navigate({ to: '/chiffres/marches', search: readContractSearch({ ...search, page: undefined, ...part }), replace: true, resetScroll: false });
}

function Filters({ search }: { search: ContractSearch }) {
  const { years, buyers, buyersTotal } = useKnown();
  const change = useChange(search);
  const [typed, setTyped] = useState(search.cherche ?? '');
  const settled = useDebounced(typed, 300);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the words change the address here; the other filters write it themselves.
  useEffect(() => {
    if (settled !== (search.cherche ?? '')) change({ cherche: settled });
  }, [settled]);
  return (
    <div className="stack">
      <FigureFilters search={search} onChange={change} years={years} buyers={buyers} buyersTotal={buyersTotal}>
        <TextField label="Chercher" type="search" maxLength={LIMITS.searchQuery} placeholder="Objet, n°, SIREN" value={typed} onChange={setTyped} />
      </FigureFilters>
      {search.indicateur !== undefined && <OfFigure search={search} indicator={search.indicateur} />}
    </div>
  );
}

const PART_WORDS: Record<ContractPart, string> = {
  numerator: 'comptés dans la partie',
  denominator: 'comptés dans le tout',
  unknown: 'dont on ne sait pas',
  aside: 'mis à l’écart',
};

/** The figure these contracts come from, with the way back to it and to all the contracts. */
function OfFigure({ search, indicator }: { search: ContractSearch; indicator: string }) {
  const change = useChange(search);
  const { data } = useQuery(indicatorsQuery({}));
  const title = data?.items.find((one) => one.indicator === indicator)?.title ?? indicator;
  const { indicateur: _indicator, partie = 'numerator', cherche: _words, page: _page, ...figure } = search;
  return (
    <div className="row">
      <RemovableChip label={`${title}\u202f: ${PART_WORDS[partie]}`} onRemove={() => change({ indicateur: undefined, partie: undefined })} />
      <Link to="/chiffres/indicateurs/$indicatorId" params={{ indicatorId: indicator }} search={figure}>
        Revenir à l’indicateur
      </Link>
    </div>
  );
}

type FoundProps = { data: ContractPage; search: ContractSearch; onOpen: (contract: Contract) => void; isWaiting: boolean };

function Found({ data: { items, total, page, pageSize }, search, onOpen, isWaiting }: FoundProps) {
  const change = useChange(search);
  const words = total === 0 ? 'Aucun marché' : counted(total, 'marché');
  const turn = (to: number): void => {
    change({ page: String(to) });
    document.getElementById('contracts-count')?.scrollIntoView({ block: 'center' });
  };
  return (
    <>
      <p role="status" className="soft small" id="contracts-count">
        {words}
      </p>
      {total === 0 ? (
        <Nothing search={search} />
      ) : (
        <>
          <div aria-busy={isWaiting}>
            <DataTable caption={words} hideCaption columns={contractColumns(onOpen)} rows={items} rowKey={({ key }) => key} />
          </div>
          <Pager page={page} pageSize={pageSize} total={total} onPage={turn} />
        </>
      )}
    </>
  );
}

function Nothing({ search }: { search: ContractSearch }) {
  if (Object.keys(search).length === 0)
    return (
      <NoData title="Aucun marché importé pour l’instant">
        <p>Importez les données essentielles que publie votre profil d’acheteur&#x202f;: chaque marché apparaîtra ici, avec ce qu’il dit de social.</p>
      </NoData>
    );
  return (
    <EmptyState
      title="Aucun marché ne répond à ces choix."
      action={
        <LinkButton to="/chiffres/marches" search={{}}>
          Voir tous les marchés
        </LinkButton>
      }
    />
  );
}
