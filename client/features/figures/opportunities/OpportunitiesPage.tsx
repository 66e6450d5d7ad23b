import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Contract, Opportunity, OpportunityList } from '#shared/api/indicators.ts';
import { counted, formatDay, formatRate } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { withQuery } from '../../../api.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Select } from '../../../ui/Select.tsx';
import { ContractDialog } from '../contracts/ContractDialog.tsx';
import { objectWords } from '../contracts/contract-columns.tsx';
import { FiguresPage } from '../FiguresPage.tsx';
import { CsvButton } from '../parts/CsvButton.tsx';
import { FigureFilters, useKnown } from '../parts/FigureFilters.tsx';
import { NoData } from '../parts/NoData.tsx';
import { DEFAULT_HORIZON, HORIZONS, type OpportunitySearch, opportunityQuery, readOpportunitySearch } from '../parts/search.ts';
import { amountWords, considerationWords } from '../parts/words.ts';
import { CONTRACTS_API, opportunitiesQuery } from '../queries.ts';
import { Prepare } from './Prepare.tsx';
import '../parts/parts.css';

const route = getRouteApi('/chiffres/gisements');

/** Contracts that end soon: where the next consultation can do more, and why. */
export function OpportunitiesPage() {
  const search = route.useSearch();
  const mayRead = useMay('figure:read');
  const opportunities = useQuery({ ...opportunitiesQuery(opportunityQuery(search)), enabled: mayRead });
  return (
    <FiguresPage
      title="Gisements"
      lead="Les marchés qui finissent bientôt, classés par ce qu’une clause sociale pourrait y apporter."
      actions={
        <CsvButton path={withQuery(`${CONTRACTS_API}/gisements.csv`, opportunityQuery(search))} name="gisements.csv" isDisabled={!opportunities.data?.total} />
      }
    >
      <div className="stack">
        <Filters search={search} />
        <QueryView query={opportunities} loading="Recherche des marchés qui finissent…">
          {(list) => <Found key={JSON.stringify(search)} list={list} />}
        </QueryView>
      </div>
    </FiguresPage>
  );
}

function Filters({ search }: { search: OpportunitySearch }) {
  const navigate = useNavigate();
  const { buyers, buyersTotal } = useKnown();
  const change = (part: Partial<Record<string, string | undefined>>): void =>
    void navigate({ to: '/chiffres/gisements', search: readOpportunitySearch({ ...search, ...part }), replace: true, resetScroll: false });
  return (
    <FigureFilters search={search} onChange={change} buyers={buyers} buyersTotal={buyersTotal}>
      <Select
        label="Qui finissent dans"
        value={String(search.mois ?? DEFAULT_HORIZON)}
        options={HORIZONS.map((months) => ({ value: String(months), label: `${months}\u00a0mois` }))}
        onChange={(mois) => change({ mois: mois ?? undefined })}
      />
    </FigureFilters>
  );
}

/** As many as one reads at once. */
const PAGE = 10;

function Found({ list: { items, total, withoutEnd, on, months } }: { list: OpportunityList }) {
  const [shown, setShown] = useState(PAGE);
  const [opened, setOpened] = useState<Contract | null>(null);
  const unknown =
    withoutEnd > 0
      ? ` ${counted(withoutEnd, 'marché n’a', 'marchés n’ont')} pas de fin connue\u202f: ${withoutEnd > 1 ? 'ils ne sont' : 'il n’est'} pas ici.`
      : '';
  const first = total === 0 ? '' : `${counted(total, 'marché finit', 'marchés finissent')} dans les ${months} mois qui suivent le ${formatDay(on)}.`;
  return (
    <>
      <p role="status" className="soft">
        {`${first}${unknown}`.trim()}
      </p>
      {total === 0 && <Nothing months={months} withoutEnd={withoutEnd} />}
      <ol className="leads">
        {items.slice(0, shown).map((opportunity) => (
          <Lead key={opportunity.contract.key} opportunity={opportunity} onOpen={setOpened} />
        ))}
      </ol>
      {items.length <= shown && total > items.length && (
        <p className="soft small">{`Les ${items.length} premiers sont ici\u202f; le fichier CSV les donne tous.`}</p>
      )}
      {items.length > shown && (
        <div className="row">
          <Button reads onPress={() => setShown(shown + PAGE)}>
            Afficher la suite
          </Button>
          <span className="soft small">{`${shown} marchés affichés sur ${total}`}</span>
        </div>
      )}
      {opened && <ContractDialog contract={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function Nothing({ months, withoutEnd }: { months: number; withoutEnd: number }) {
  const { years } = useKnown();
  if (years.length > 0 || withoutEnd > 0)
    return (
      <EmptyState title={`Aucun marché ne finit dans les ${months} mois.`}>
        <p>Regardez plus loin, ou pour un autre acheteur.</p>
      </EmptyState>
    );
  return (
    <NoData title="Aucun marché importé pour l’instant">
      <p>
        Importez les données essentielles que publie votre profil d’acheteur&#x202f;: la date de notification et la durée disent quels marchés finissent
        bientôt.
      </p>
    </NoData>
  );
}

const leftWords = (months: number): string => (months < 1 ? 'Moins d’un mois' : `${months}\u00a0mois`);

function Lead({
  opportunity: { contract, monthsLeft, labourBasisPoints, score, reasons },
  onOpen,
}: {
  opportunity: Opportunity;
  onOpen: (contract: Contract) => void;
}) {
  const mayCreate = useMay('tender:create');
  const facts = [
    `${leftWords(monthsLeft)} avant la fin${contract.endsOn ? ` (${formatDay(contract.endsOn)})` : ''}`,
    contract.amountState === 'absurd' ? `${amountWords(contract)} (hors de vraisemblance)` : amountWords(contract),
    labourBasisPoints === null ? 'Part de main-d’œuvre inconnue' : `Main-d’œuvre\u202f: ${formatRate(labourBasisPoints)}`,
    `Sociale\u202f: ${considerationWords(contract, 'social').toLowerCase()}`,
  ];
  return (
    <li className="lead">
      <div className="lead__head">
        <h2 className="lead__title">{objectWords(contract)}</h2>
        <p className="soft small">
          {[contract.buyerName ?? contract.buyer, contract.number && `n°\u00a0${contract.number}`, contract.cpvLabel].filter(Boolean).join(' · ')}
        </p>
      </div>
      <ul className="lead__facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <details className="lead__reasons" open>
        <summary>{`${counted(score, 'point')}\u202f: pourquoi`}</summary>
        <ul>
          {reasons.map(({ text, points }) => (
            <li key={text}>
              <span className="lead__points">{`${points < 0 ? '−' : '+'}\u00a0${Math.abs(points)}`}</span>
              <span>{frenchTypography(text)}</span>
            </li>
          ))}
        </ul>
      </details>
      <div className="row">
        {mayCreate && <Prepare contract={contract} />}
        <Button reads variant="quiet" onPress={() => onOpen(contract)} aria-label={`Détail\u202f: ${objectWords(contract)}`}>
          Détail du marché
        </Button>
      </div>
    </li>
  );
}
